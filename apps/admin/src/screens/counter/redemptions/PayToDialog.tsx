import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import type { Redemption } from "#screens/counter/redemptions/stand.ts";
import { say } from "#screens/counter/redemptions/texts.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

type Props = { redemption: Redemption; onDone: () => void; onClose: () => void };

const fields = ["holder", "iban", "bic"] as const;

/** To which bank account the euros of the account’s redemptions go. */
export function PayToDialog({ redemption: { id, payTo, holder }, onDone, onClose }: Props) {
  const [typed, setTyped] = useState({
    holder: payTo?.holder ?? holder ?? "",
    iban: payTo?.iban ?? "",
    bic: payTo?.bic ?? "",
  });
  const words = say().one;
  const deed = useDeed(() =>
    ask(
      api.PUT("/v1/{community}/redemptions/{id}/pay-to", {
        params: { path: { ...here, id } },
        body: {
          holder: typed.holder.trim(),
          iban: typed.iban,
          bic: typed.bic.trim() === "" ? null : typed.bic.trim(),
        },
      }),
    ),
  );
  const told = toldByField(deed.trouble, fields);
  const save = async () => {
    if ((await deed.run()) === null) return;
    tell(words.payToDone);
    onDone();
  };
  return (
    <SureDialog
      title={payTo ? words.payToChange : words.payToOpen}
      deed={common().save}
      grave={false}
      ready={typed.holder.trim() !== "" && typed.iban.trim() !== ""}
      busy={deed.busy}
      onSure={() => void save()}
      onClose={onClose}
    >
      <p>{words.payToFollows}</p>
      {fields.map((field) => (
        <Field key={field} label={words[field]} wrong={told.fields[field]}>
          <input
            autoComplete="off"
            maxLength={70}
            value={typed[field]}
            onInput={({ currentTarget: { value } }) => setTyped({ ...typed, [field]: value })}
          />
        </Field>
      ))}
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
