import type { Signal } from "@preact/signals";
import type { TargetedSubmitEvent } from "preact";

import { slugOfName } from "@mereau/shared/founding/nearSlugs.ts";
import type { Trouble as Told } from "@mereau/ui/asking/ask.ts";
import { toldByField } from "@mereau/ui/asking/toldByField.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { Address } from "#screens/founding/Address.tsx";
import { draft, write } from "#screens/founding/draft.ts";
import { shell } from "#screens/founding/shell.ts";
import { say } from "#screens/founding/texts.ts";
import { Trouble } from "#screens/founding/Trouble.tsx";

type Props = { trouble: Told | null; operatorCode: Signal<string>; onDone: () => void };

/** The first question: the community, and whoever founds it. */
export function About({ trouble, operatorCode, onDone }: Props) {
  const words = say();
  const { name, isSlugTyped, territory, language, adminName, email } = draft.value;
  const told = toldByField(trouble, ["slug", "name", "territory"]);
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onDone();
  };
  return (
    <form class="form" onSubmit={submit}>
      <h1 tabIndex={-1}>{words.about}</h1>
      {told.rest && <Trouble trouble={told.rest} />}
      <Field label={words.name} wrong={told.fields["name"]}>
        <input
          value={name}
          maxLength={80}
          required
          autoComplete="organization"
          onInput={({ currentTarget: { value } }) =>
            write({ name: value, ...(!isSlugTyped && { slug: slugOfName(value) }) })
          }
        />
      </Field>
      <Address wrong={told.fields["slug"]} />
      <div class="pair">
        <Field label={words.territory} hint={words.territoryHint} wrong={told.fields["territory"]}>
          <input
            value={territory}
            maxLength={120}
            onInput={({ currentTarget }) => write({ territory: currentTarget.value })}
          />
        </Field>
        <Field label={words.language}>
          <select
            value={language}
            onChange={({ currentTarget }) => write({ language: currentTarget.value === "en" ? "en" : "fr" })}
          >
            <option value="fr">Français</option>
            <option value="en">English</option>
          </select>
        </Field>
      </div>
      <h2>{words.you}</h2>
      <Field label={words.yourName}>
        <input
          value={adminName}
          maxLength={80}
          required
          autoComplete="name"
          onInput={({ currentTarget }) => write({ adminName: currentTarget.value })}
        />
      </Field>
      <Field label={words.email} hint={words.emailHint}>
        <input
          type="email"
          value={email}
          maxLength={200}
          required
          autoComplete="email"
          onInput={({ currentTarget }) => write({ email: currentTarget.value })}
        />
      </Field>
      {shell.founding === "operator" && (
        <Field label={words.operator} hint={words.operatorHint}>
          <input
            type="password"
            value={operatorCode.value}
            required
            autoComplete="off"
            onInput={({ currentTarget }) => (operatorCode.value = currentTarget.value)}
          />
        </Field>
      )}
      <div class="deeds">
        <button class="deed">{words.next}</button>
      </div>
    </form>
  );
}
