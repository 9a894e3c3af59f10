import { useLocation } from "preact-iso";
import { signal } from "@preact/signals";

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
const chosen = signal(localStorage.getItem(KEY));

function choose(id: string): void {
  localStorage.setItem(KEY, id);
  chosen.value = id;
}

/** A shop’s till: amounts and codes to be scanned, and at `?day` what the day has brought. Nothing tells what the account has. */
export function Till() {
  const accounts = takingAccounts();
  // Whoever stands at somebody else’s till means that one
  const account =
    accounts.find(({ id }) => id === chosen.value) ??
    accounts.find(({ showsBalance }) => !showsBalance) ??
    accounts[0];
  if (!account) return <NeedsAccount title={say().till.title} />;
  return <AtTill key={account.id} account={account} accounts={accounts} />;
}

function AtTill({ account, accounts }: { account: TakingAccount; accounts: TakingAccount[] }) {
  const { query } = useLocation();
  const day = useTakings(account.id);
  useWakeLock();
  if ("day" in query) return <Day account={account} {...day} />;
  return <Counter account={account} accounts={accounts} takings={day.takings} onChoose={choose} />;
}
