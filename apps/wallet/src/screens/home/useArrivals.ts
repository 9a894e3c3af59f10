import { useEffect, useRef } from "preact/hooks";

import { tell } from "#frame/Tidings.tsx";
import { shortNameOf } from "#screens/home/AccountChips.tsx";
import { counterpartyOf } from "#screens/home/EntryRow.tsx";
import type { HomeAccount } from "#session/home.ts";
import { sayFirst } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";

/** Tells what comes in on one’s other accounts than the one that is looked at, where it shows by itself. */
export function useArrivals(accounts: readonly HomeAccount[], shown: HomeAccount | undefined): void {
  const newest = useRef(new Map<string, number>());
  useEffect(() => {
    for (const account of accounts) {
      const [last] = account.entries;
      const before = newest.current.get(account.id);
      newest.current.set(account.id, last?.seq ?? 0);
      const isNew = last && before !== undefined && last.seq > before && !last.amount.startsWith("-");
      if (!isNew || account.id === shown?.id) continue;
      const amount = inWords(last.amount, currencyOf(account.currency));
      tell(sayFirst().home.incoming(shortNameOf(account), amount, counterpartyOf(last)));
    }
  }, [accounts]);
}
