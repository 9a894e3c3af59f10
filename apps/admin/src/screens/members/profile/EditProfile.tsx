import { useState } from "preact/hooks";

import { ask } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { SureDialog } from "#frame/SureDialog.tsx";
import { tell } from "#frame/Tidings.tsx";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { say as page } from "#screens/members/pageTexts.ts";
import { say } from "#screens/members/profile/texts.ts";
import { here } from "#shell.ts";

type Whole = components["schemas"]["MemberWithAccounts"];
type Props = { member: Whole; onClose: () => void; onDone: () => void };

const languages = ["fr", "en"] as const;
const orNull = (typed: string): string | null => (typed.trim() === "" ? null : typed.trim());

/** Changes a member’s name and how they are reached; only what was changed is asked for. */
export function EditProfile({ member, onClose, onDone }: Props) {
  const words = say();
  const [name, setName] = useState(member.name);
  const [email, setEmail] = useState(member.email ?? "");
  const [phone, setPhone] = useState(member.phone ?? "");
  const [language, setLanguage] = useState(member.language);
  const changed = {
    ...(name.trim() !== member.name && { name: name.trim() }),
    ...(orNull(email) !== member.email && { email: orNull(email) }),
    ...(orNull(phone) !== member.phone && { phone: orNull(phone) }),
    ...(language !== member.language && { language }),
  };
  const deed = useDeed(() =>
    ask(
      api.PATCH("/v1/{community}/members/{id}", {
        params: { path: { ...here, id: member.id } },
        body: changed,
      }),
    ),
  );
  const told = toldByField(deed.trouble, ["name", "email", "phone"]);
  return (
    <SureDialog
      title={words.title(member.name)}
      deed={words.save}
      grave={false}
      ready={name.trim() !== "" && Object.keys(changed).length > 0}
      busy={deed.busy}
      onClose={onClose}
      onSure={async () => {
        if ((await deed.run()) === null) return;
        tell(words.done);
        onDone();
      }}
    >
      <p>{words.follows}</p>
      <Field label={words.name} wrong={told.fields["name"]}>
        <input maxLength={80} value={name} onInput={(event) => setName(event.currentTarget.value)} />
      </Field>
      <Field label={words.email} hint={words.nothing} wrong={told.fields["email"]}>
        <input
          inputMode="email"
          maxLength={254}
          value={email}
          onInput={(event) => setEmail(event.currentTarget.value)}
        />
      </Field>
      <Field label={words.phone} hint={words.nothing} wrong={told.fields["phone"]}>
        <input
          type="tel"
          maxLength={40}
          value={phone}
          onInput={(event) => setPhone(event.currentTarget.value)}
        />
      </Field>
      <Field label={words.language}>
        <select
          value={language}
          onChange={({ currentTarget: { value } }) =>
            setLanguage(languages.find((one) => one === value) ?? language)
          }
        >
          {languages.map((one) => (
            <option key={one} value={one}>
              {page().languages[one]}
            </option>
          ))}
        </select>
      </Field>
      {told.rest && <TroubleNotice trouble={told.rest} />}
    </SureDialog>
  );
}
