import { useEffect, useState } from "preact/hooks";

import { chime } from "#live/chime.ts";
import { accounts, type Entry } from "#session/home.ts";

const newestOf = (account: string): number =>
  Math.max(0, ...(accounts().find(({ id }) => id === account)?.entries ?? []).map(({ seq }) => seq));

const comesIn = ({ amount, kind }: Entry): boolean =>
  !amount.startsWith("-") && (kind === "payment" || kind === "capture");

/** The first payment that comes in on an account while one looks; `again` waits for the next. */
export function useArrival(account: string): { arrived: Entry | null; again: () => void } {
  const [since, setSince] = useState({ account, seq: newestOf(account) });
  if (since.account !== account) setSince({ account, seq: newestOf(account) });
  const entries = accounts().find(({ id }) => id === account)?.entries ?? [];
  const arrived = entries.findLast((entry) => entry.seq > since.seq && comesIn(entry)) ?? null;
  useEffect(() => {
    if (arrived) chime();
  }, [arrived?.seq]);
  return { arrived, again: () => setSince({ account, seq: arrived?.seq ?? newestOf(account) }) };
}
