import { useState } from "preact/hooks";

import { newId } from "#newId.ts";
import { usePaying } from "#screens/pay/usePaying.tsx";
import { type Fee, readFees } from "#screens/trust/trust.ts";
import { accountIn } from "#session/home.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { currencyOf, eurosInWords, inWords } from "#words/amounts.ts";
import { utcDayOf } from "#words/plainDay.ts";

/** What is owed of a membership fee, in what it is asked in. */
const owed = ({ currency, amount }: Fee): string =>
  currency === "EUR" ? eurosInWords(amount) : inWords(amount, currencyOf(currency));

/** The membership fees that are due, each with the way to pay it: from an account, else at the desk. */
export function Fees() {
  const { seen, put } = useSeen("fees-due", readFees);
  return (
    <>
      {seen?.value.map((fee) => (
        <DueFee key={fee.id} fee={fee} onKept={() => put(seen.value.filter((one) => one !== fee))} />
      ))}
    </>
  );
}

function DueFee({ fee, onKept }: { fee: Fee; onKept: () => void }) {
  const words = say().trust;
  const [id] = useState(newId);
  const { period, state, dueAt, payTo, minimum } = fee;
  const code = payTo?.split(":")[0] ?? "";
  const account = payTo === null ? undefined : accountIn(code);
  const amount = inWords(fee.amount, currencyOf(code));
  const payee =
    payTo === null ? null : { account: payTo, name: words.payee(period), number: null, picture: null };
  const none = { memo: null, category: null, request: null };
  const draft =
    account && payee
      ? { id, currency: code, from: account.id, payee, amount: fee.amount, ...none, fee: fee.id }
      : null;
  const { begin, dialog } = usePaying({
    draft,
    purpose: say().pin.pay(amount),
    address: () => "/trust",
    onKept,
  });
  return (
    <section class={`notice ${state === "overdue" ? "bad" : "warn"}`}>
      <h2>{words.payee(period)}</h2>
      <p class="figure">{owed(fee)}</p>
      <p>{state === "overdue" ? words.overdue : words.dueBy(utcDayOf(dueAt))}</p>
      {minimum !== null && <p>{words.freePrice}</p>}
      {draft ? (
        <button type="button" class="deed" onClick={() => void begin()}>
          {say().pay.deed(amount)}
        </button>
      ) : (
        <p>{words.feeAtDesk}</p>
      )}
      {dialog}
    </section>
  );
}
