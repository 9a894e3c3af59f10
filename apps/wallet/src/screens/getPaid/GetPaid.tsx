import { useState } from "preact/hooks";

import { Screen } from "#frame/Screen.tsx";
import { Arrived } from "#screens/getPaid/Arrived.tsx";
import { BesideOf } from "#screens/getPaid/BesideOf.tsx";
import { mostOf, readMix, readTyped } from "#screens/getPaid/eurosAsked.ts";
import { type Price, useWorth } from "#screens/getPaid/price.ts";
import type { Wish } from "#screens/getPaid/Wanted.tsx";
import { AskToBePaid } from "#screens/getPaid/AskToBePaid.tsx";
import { useArrival } from "#screens/getPaid/useArrival.ts";
import { chooseAccount, chosenAccount } from "#screens/home/chosenAccount.ts";
import { counterpartyOf } from "#screens/home/EntryRow.tsx";
import { NeedsAccount } from "#screens/getPaid/NeedsAccount.tsx";
import { accounts as homeAccounts } from "#session/home.ts";
import { takingAccounts, type TakingAccount } from "#session/takingAccounts.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf } from "#words/amounts.ts";
import "#screens/getPaid/getPaid.css";
import "#screens/order/order.css";
import "#screens/pay/pay.css";

/** Being paid: one’s own code at once, an amount and what for if one likes, and a word when the money has come. */
export function GetPaid() {
  const accounts = takingAccounts();
  // Somebody else’s till is chosen for this once: the first screen has no such account
  const [till, setTill] = useState<string | null>(null);
  const chosen = till ?? chosenAccount(homeAccounts())?.id;
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  if (!account) return <NeedsAccount title={say().getPaid.title} />;
  const choose = (id: string) => {
    const isOwn = homeAccounts().some((own) => own.id === id);
    setTill(isOwn ? null : id);
    if (isOwn) chooseAccount(id);
  };
  return <OnAccount account={account} accounts={accounts} onChoose={choose} />;
}

const nothing: Wish = { amount: "", memo: "", inEuros: false, least: "" };

type Props = { account: TakingAccount; accounts: TakingAccount[]; onChoose: (account: string) => void };

function OnAccount({ account, accounts, onChoose }: Props) {
  const words = say().getPaid;
  const [wish, setWish] = useState(nothing);
  const { arrived, again } = useArrival(account.id);
  const { scale, symbol } = currencyOf(account.currency);
  const worth = useWorth(account.currency);
  const inEuros = wish.inEuros && worth !== null;
  const mix = inEuros ? readMix(wish.amount, wish.least, scale) : null;
  const most = mix && worth && mostOf(mix, worth, scale);
  const price: Price = {
    amount: inEuros ? null : readTyped(wish.amount, scale),
    mix: most === null ? mix : null,
  };
  if (!arrived)
    return (
      <AskToBePaid
        account={account}
        accounts={accounts}
        wish={{ ...wish, inEuros }}
        price={price}
        worth={worth}
        most={most}
        onType={(change) => setWish((before) => ({ ...before, ...change }))}
        onChoose={onChoose}
      />
    );
  const anew = () => {
    setWish(({ inEuros: kept }) => ({ ...nothing, inEuros: kept }));
    again();
  };
  const deeds = (
    <>
      <button type="button" class="other" onClick={anew}>
        {words.again}
      </button>
      <a class="deed" href={at("/")}>
        {say().order.done}
      </a>
    </>
  );
  return (
    <Screen title={words.received} deeds={deeds}>
      <Arrived amount={arrived.amount} unit={symbol} name={counterpartyOf(arrived)}>
        {arrived.reference?.startsWith("payment-requests/") && <BesideOf transfer={arrived.transfer} />}
      </Arrived>
    </Screen>
  );
}
