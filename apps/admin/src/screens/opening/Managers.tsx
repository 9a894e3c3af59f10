import { useState } from "preact/hooks";

import { roles, type Role } from "@mereau/shared/membership/roles.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { useDeed } from "#forms/useDeed.ts";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { useMemberTypes } from "#screens/members/useMemberTypes.ts";
import { inviteManager } from "#screens/opening/invite.ts";
import { say } from "#screens/opening/texts.ts";
import type { Opening } from "#screens/opening/useOpening.ts";
import { at } from "#shell.ts";
import { say as common } from "#texts/common.ts";

type Props = { opening: Opening; onDone: () => Promise<void> };

const given = roles.filter((role) => role !== "member");
const nobody = () => ({ id: newId(), name: "", email: "", accepted: false });

/** The first people beside the founder who run the community. */
export function Managers({ opening: { done }, onDone }: Props) {
  const words = say();
  const [person, setPerson] = useState(nobody);
  const [role, setRole] = useState<Role>("manager");
  const { all } = useMemberTypes();
  const [chosen, setType] = useState<string | null>(null);
  const type = chosen ?? (all.find(({ provider }) => !provider) ?? all[0])?.code ?? "";
  const { charter } = done;
  const change = (part: Partial<typeof person>) => setPerson((before) => ({ ...before, ...part }));
  const invite = useDeed(inviteManager);
  const told = toldByField(invite.trouble, ["name", "email", "type"]);
  const ready = type !== "" && (charter === null || person.accepted);
  return (
    <form
      class="form"
      onSubmit={async (event) => {
        event.preventDefault();
        if (!ready) return;
        const { id, name, email } = person;
        if ((await invite.run({ id, name, email, type, role, charter })) === null) return;
        tell(words.invited(name));
        setPerson(nobody());
        await onDone();
      }}
    >
      <p>
        {words.managersNow(done.managers)} {words.managersLead}
      </p>
      {told.rest && <TroubleNotice trouble={told.rest} />}
      <div class="pair">
        <Field label={words.theirName} wrong={told.fields["name"]}>
          <input
            value={person.name}
            maxLength={80}
            required
            onInput={({ currentTarget }) => change({ name: currentTarget.value })}
          />
        </Field>
        <Field label={words.theirEmail} wrong={told.fields["email"]}>
          <input
            type="email"
            value={person.email}
            maxLength={200}
            required
            onInput={({ currentTarget }) => change({ email: currentTarget.value })}
          />
        </Field>
      </div>
      <div class="pair">
        <Field label={words.theirRole} hint={words.roleHints[role]}>
          <select
            value={role}
            onChange={({ currentTarget }) =>
              setRole(given.find((each) => each === currentTarget.value) ?? "manager")
            }
          >
            {given.map((each) => (
              <option key={each} value={each}>
                {common().roles[each]}
              </option>
            ))}
          </select>
        </Field>
        {all.length > 1 && (
          <Field label={words.theirType} wrong={told.fields["type"]}>
            <select value={type} onChange={({ currentTarget }) => setType(currentTarget.value)}>
              {all.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        )}
      </div>
      {charter !== null && (
        <label class="choice">
          <input
            type="checkbox"
            checked={person.accepted}
            onChange={({ currentTarget }) => change({ accepted: currentTarget.checked })}
          />
          <span>{words.accepted(charter)}</span>
        </label>
      )}
      <p class="soft">{words.howIn(location.origin + at("/"))}</p>
      <div class="deeds">
        <button class="other" aria-disabled={!ready || invite.busy}>
          {invite.busy ? common().loading : words.invite}
        </button>
      </div>
    </form>
  );
}
