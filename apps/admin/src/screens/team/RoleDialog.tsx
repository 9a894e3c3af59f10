import { useState } from "preact/hooks";

import { type Role, roles } from "@mereau/shared/membership/roles.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { ChooseMember, type Chosen } from "#members/ChooseMember.tsx";
import type { Person } from "#screens/team/ResetDialog.tsx";
import { say } from "#screens/team/texts.ts";
import { here } from "#shell.ts";
import { say as common } from "#texts/common.ts";

/** `person` null: any member, to be chosen. */
type Props = { person: Person | null; onDone: () => void; onClose: () => void };

/** Gives a role, with what each may do; the last administrator is refused by the API, in words. */
export function RoleDialog({ person, onDone, onClose }: Props) {
  const words = say();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [role, setRole] = useState<Role>(person?.role ?? "teller");
  const [id, name] = person ? [person.member, person.name] : [chosen?.id ?? "", chosen?.name ?? ""];
  const { run, busy, trouble } = useDeed(() =>
    ask(api.PUT("/v1/{community}/members/{id}/role", { params: { path: { ...here, id } }, body: { role } })),
  );
  const give = async () => {
    if ((await run()) === null) return;
    tell(words.changed(name));
    onDone();
  };
  return (
    <SureDialog
      title={person ? words.changeTitle(person.name) : words.give}
      deed={words.changeDeed}
      grave={false}
      ready={id !== "" && role !== person?.role}
      busy={busy}
      onSure={() => void give()}
      onClose={onClose}
    >
      {!person && (
        <ChooseMember label={words.member} chosen={chosen} wrong={undefined} onChoose={setChosen} />
      )}
      <fieldset class="choices">
        <legend>{words.newRole}</legend>
        {roles.map((one) => (
          <label key={one} class="choice">
            <input type="radio" name="role" checked={one === role} onChange={() => setRole(one)} />{" "}
            <span>
              <b>{common().roles[one]}</b>
              <br />
              <small class="soft">{words.can[one]}</small>
            </span>
          </label>
        ))}
      </fieldset>
      {trouble && <TroubleNotice trouble={trouble} />}
    </SureDialog>
  );
}
