import { useLocation } from "preact-iso";
import { useEffect, useRef, useState } from "preact/hooks";

import { Screen } from "#frame/Screen.tsx";
import { NeedsAccount } from "#screens/getPaid/NeedsAccount.tsx";
import { Counter } from "#screens/till/Counter.tsx";
import { Day } from "#screens/till/Day.tsx";
import { useTakings } from "#screens/till/takings.ts";
import { useWakeLock } from "#screens/till/useWakeLock.ts";
import { takingAccounts, type TakingAccount } from "#session/takingAccounts.ts";
import { slug } from "#shell.ts";
import { say } from "#texts/say.ts";
import "#screens/till/till.css";
import "#screens/order/order.css";

const KEY = `mereau:${slug}:till`;
/** A shop’s till: amounts and codes to be scanned, and at `?day` what the day has brought. Nothing tells what the account has. */
export function Till() {
  const accounts = takingAccounts();
  const { of } = useLocation().query;
  const [chosen, setChosen] = useState(of ?? localStorage.getItem(KEY));
  const before = useRef<TakingAccount>(undefined);
  useEffect(() => {
    if (chosen) localStorage.setItem(KEY, chosen);
  }, [chosen]);
  const gone = before.current;
  if (gone && accounts.every(({ id }) => id !== gone.id))
    return (
      <Screen title={say().till.title}>
        <p class="notice warn" role="status">
          {say().till.taken(gone.name)}
        </p>
      </Screen>
    );
  // Whoever stands at somebody else’s till means that one
  const account =
    accounts.find(({ id }) => id === chosen) ??
    accounts.find(({ showsBalance }) => !showsBalance) ??
    accounts[0];
  if (!account) return <NeedsAccount title={say().till.title} />;
  before.current = account;
  return <AtTill key={account.id} account={account} accounts={accounts} onChoose={setChosen} />;
}

type Props = { account: TakingAccount; accounts: TakingAccount[]; onChoose: (account: string) => void };

function AtTill({ account, accounts, onChoose }: Props) {
  const { query } = useLocation();
  const day = useTakings(account.id);
  useWakeLock();
  if ("day" in query) return <Day account={account} {...day} />;
  return <Counter account={account} accounts={accounts} takings={day.takings} onChoose={onChoose} />;
}
