import { useState } from "preact/hooks";

import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { Screen } from "#frame/Screen.tsx";
import { Arrived } from "#screens/getPaid/Arrived.tsx";
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
  const chosen = chosenAccount(homeAccounts())?.id;
  const account = accounts.find(({ id }) => id === chosen) ?? accounts[0];
  if (!account) return <NeedsAccount title={say().getPaid.title} />;
  return <OnAccount account={account} accounts={accounts} />;
}

function OnAccount({ account, accounts }: { account: TakingAccount; accounts: TakingAccount[] }) {
  const words = say().getPaid;
  const [typed, setTyped] = useState("");
  const [memo, setMemo] = useState("");
  const { arrived, again } = useArrival(account.id);
  const { scale } = currencyOf(account.currency);
  const read = parseAmount(typed, scale);
  const amount = read.ok && read.value > 0 ? formatAmount(read.value, scale) : null;
  if (!arrived)
    return (
      <AskToBePaid
        account={account}
        accounts={accounts}
        typed={{ amount: typed, memo, isWrong: typed.trim() !== "" && amount === null }}
        amount={amount}
        onType={({ amount: digits, memo: text }) => {
          setTyped(digits);
          setMemo(text);
        }}
        onChoose={chooseAccount}
      />
    );
  const anew = () => {
    setTyped("");
    setMemo("");
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
      <Arrived amount={arrived.amount} currency={account.currency} name={counterpartyOf(arrived)} />
    </Screen>
  );
}
