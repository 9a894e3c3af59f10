import { useState } from "preact/hooks";

import { guardedDeeds, type TwoPersonRule } from "@mereau/shared/contracts/proposals.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say } from "#screens/approvals/texts.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

type Props = { rule: TwoPersonRule; onDone: () => void; onClose: () => void };

/** For which deeds the community wants two people. */
export function RuleDialog({ rule, onDone, onClose }: Props) {
  const [deeds, setDeeds] = useState(rule.deeds);
  const [above, setAbove] = useState(rule.issuesAbove ?? "");
  const words = say();
  const deed = useDeed(() =>
    ask(
      api.PUT("/v1/{community}/two-person-rule", {
        params: { path: here },
        body: {
          deeds,
          ...(deeds.includes("issues") && above.trim() !== "" && { issuesAbove: above.trim() }),
        },
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["issuesAbove"]);
  const change = async () => {
    if ((await deed.run()) === null) return;
    tell(words.rule.done);
    onClose();
    onDone();
  };
  return (
    <SureDialog
      title={words.rule.title}
      deed={common().save}
      grave={false}
      busy={deed.busy}
      onSure={() => void change()}
      onClose={onClose}
    >
      <p>{words.rule.follows}</p>
      {guardedDeeds.map((one) => (
        <label key={one} class="choice">
          <input
            type="checkbox"
            checked={deeds.includes(one)}
            onChange={({ currentTarget: { checked } }) =>
              setDeeds((before) => (checked ? [...before, one] : before.filter((other) => other !== one)))
            }
          />{" "}
          {words.deeds[one]}
        </label>
      ))}
      {deeds.includes("issues") && (
        <Field label={words.rule.above} hint={words.rule.aboveHint} wrong={told.fields["issuesAbove"]}>
          <input
            inputMode="decimal"
            autoComplete="off"
            value={above}
            onInput={({ currentTarget: { value } }) => setAbove(value)}
          />
        </Field>
      )}
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
