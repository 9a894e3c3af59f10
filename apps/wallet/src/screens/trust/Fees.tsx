import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { usePaying } from "#screens/pay/usePaying.tsx";
import { leastOf, paidOf } from "#screens/trust/freePrice.ts";
import { type Fee, readFees } from "#screens/trust/trust.ts";
import { accountIn } from "#session/home.ts";
import { useDraft } from "#store/useDraft.ts";
import { useSeen } from "#store/useSeen.ts";
import { say } from "#texts/say.ts";
import { currencyOf, eurosInWords, inWords } from "#words/amounts.ts";
import { utcDayOf } from "#words/plainDay.ts";

/** An amount of a membership fee, in what it is asked in. */
const told = ({ currency, amount }: Fee): string =>
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
  const { period, state, dueAt, payTo, minimum } = fee;
  const proposed = () => ({ id: newId(), amount: fee.amount.replace(".", say().pay.decimalMark) });
  const { draft: typed, set, drop } = useDraft(`fee:${fee.id}`, proposed);
  const code = payTo?.split(":")[0] ?? "";
  const currency = currencyOf(code);
  const account = payTo === null ? undefined : accountIn(code);
  const amount = paidOf(fee, typed.amount);
  const shown = amount === null ? null : inWords(amount, currency);
  const payee =
    payTo === null ? null : { account: payTo, name: words.payee(period), number: null, picture: null };
  const none = { memo: null, category: null, request: null };
  const draft =
    account && payee && amount !== null
      ? { id: typed.id, currency: code, from: account.id, payee, amount, ...none, fee: fee.id }
      : null;
  const { begin, dialog } = usePaying({
    draft,
    purpose: say().pin.pay(shown ?? ""),
    address: () => "/trust",
    onKept: () => {
      drop();
      onKept();
    },
  });
  const least = minimum === null ? null : told({ ...fee, amount: leastOf(fee) });
  return (
    <section class={`notice ${state === "overdue" ? "bad" : "warn"}`}>
      <h2>{words.payee(period)}</h2>
      <p class="figure">{told(fee)}</p>
      <p>{state === "overdue" ? words.overdue : words.dueBy(utcDayOf(dueAt))}</p>
      {least !== null && <p>{words.freePrice(least)}</p>}
      {least !== null && account && (
        <Field
          label={words.freeAmount(currency.symbol)}
          wrong={amount === null ? say().mix.tooLittle(least) : null}
        >
          <input
            inputMode="decimal"
            autoComplete="off"
            value={typed.amount}
            onInput={(event) => set({ amount: event.currentTarget.value })}
          />
        </Field>
      )}
      {account ? (
        <button type="button" class="deed" aria-disabled={draft === null} onClick={() => void begin()}>
          {shown === null ? say().pay.deedEmpty : say().pay.deed(shown)}
        </button>
      ) : (
        <p>{words.feeAtDesk}</p>
      )}
      {dialog}
    </section>
  );
}
