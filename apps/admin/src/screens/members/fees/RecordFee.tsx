import { useState } from "preact/hooks";

import { formatAmount, parseAmount } from "@mereau/shared/money/decimal.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { scaleOf } from "@mereau/ui/words/decimals.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Fee } from "#screens/members/fees/Fees.tsx";
import { say } from "#screens/members/fees/texts.ts";
import { here } from "#shell.ts";
import { inWords } from "#words/amounts.ts";

const MEANS = ["cash", "transfer", "card", "cheque", "other"] as const;

type Props = { fee: Fee; onClose: () => void; onDone: () => void };

/** Writes down that a fee was paid at the desk or by bank, once: the payment has one id for as long as this is open. */
export function RecordFee({ fee, onClose, onDone }: Props) {
  const words = say();
  const { id, member, period, minimum, currency } = fee;
  const [payment] = useState(newId);
  const [means, setMeans] = useState<(typeof MEANS)[number]>("cash");
  const [amount, setAmount] = useState(fee.amount);
  const [reference, setReference] = useState("");
  const scale = scaleOf(fee.amount);
  const read = parseAmount(amount, scale);
  const isAmount = read.ok && read.value > 0;
  const deed = useDeed(() =>
    ask(
      api.POST("/v1/{community}/membership-fees/{id}/record", {
        params: { path: { ...here, id } },
        body: {
          id: payment,
          amount: minimum === null ? null : amount.trim(),
          means,
          reference: reference.trim() === "" ? null : reference.trim(),
          paidOn: null,
        },
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["amount", "reference"]);
  return (
    <SureDialog
      title={words.recordOf(member.name, period)}
      deed={isAmount ? `${words.record} ${inWords(formatAmount(read.value, scale), currency)}` : words.record}
      grave={false}
      ready={isAmount}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(words.recorded(member.name));
        onDone();
      }}
    >
      <p>{words.follows}</p>
      {minimum !== null && (
        <Field
          label={words.amount}
          hint={words.free(inWords(minimum, currency))}
          wrong={isAmount ? told.fields["amount"] : words.amountWrong}
        >
          <input
            inputMode="decimal"
            value={amount}
            onInput={(event) => setAmount(event.currentTarget.value)}
          />
        </Field>
      )}
      <Field label={words.means}>
        <select
          value={means}
          onChange={({ currentTarget: { value } }) => setMeans(MEANS.find((one) => one === value) ?? means)}
        >
          {MEANS.map((one) => (
            <option key={one} value={one}>
              {words.meansNames[one]}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.reference} hint={words.referenceHint} wrong={told.fields["reference"]}>
        <input
          maxLength={80}
          value={reference}
          onInput={(event) => setReference(event.currentTarget.value)}
        />
      </Field>
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
