import { useState } from "preact/hooks";

import { euro } from "@mereau/shared/money/euro.ts";
import { displayAmount } from "@mereau/shared/money/display.ts";
import { newId } from "#newId.ts";
import { usePayment } from "#screens/pin/usePayment.tsx";
import { type Fee, readFees } from "#screens/trust/trust.ts";
import { accounts, accountIn } from "#session/home.ts";
import { community } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { language, say } from "#texts/say.ts";
import { currencyOf, inWords, minorOf } from "#words/amounts.ts";
import { utcDayOf } from "#words/plainDay.ts";

/** What is owed of a membership fee, in what it is asked in. */
const owed = ({ currency, amount }: Fee): string =>
  currency === "EUR" && !community.currencies.some(({ code }) => code === "EUR")
    ? displayAmount(minorOf(amount), euro, language.value)
    : inWords(amount, currencyOf(currency));

/** The membership fees that are due, each with the way to pay it: from an account, else at the desk. */
export function Fees() {
  const { seen } = useSeen("fees-due", readFees);
  return (
    <>
      {seen?.value.map((fee) => (
        <DueFee key={fee.id} fee={fee} />
      ))}
    </>
  );
}

function DueFee({ fee }: { fee: Fee }) {
  const words = say().trust;
  const { pay, dialog } = usePayment();
  const [id] = useState(newId);
  const { period, state, dueAt, payTo, minimum } = fee;
  const code = payTo?.split(":")[0] ?? "";
  const account = payTo === null ? undefined : accountIn(code);
  const amount = inWords(fee.amount, currencyOf(code));
  const begin = () => {
    if (!account || payTo === null) return;
    const payee = { account: payTo, name: words.feePayee(period), number: null, picture: null };
    const none = { memo: null, category: null, request: null };
    void pay({ id, currency: code, from: account.id, payee, amount: fee.amount, ...none, fee: fee.id });
  };
  return (
    <section class={`notice ${state === "overdue" ? "bad" : "warn"}`}>
      <h2>{words.fee(period, owed(fee))}</h2>
      <p>{state === "overdue" ? words.overdue : words.dueBy(utcDayOf(dueAt))}</p>
      {minimum !== null && <p>{words.freePrice}</p>}
      {account ? (
        <button type="button" class="deed" onClick={begin}>
          {words.payFee(amount)}
        </button>
      ) : (
        <p>{accounts().length > 0 && payTo !== null ? words.feeNoAccount : words.feeAtDesk}</p>
      )}
      {dialog}
    </section>
  );
}
