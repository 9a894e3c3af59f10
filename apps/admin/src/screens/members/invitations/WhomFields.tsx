import { Field } from "@mereau/ui/Field.tsx";
import { INVITATIONS_MAX, type Read, USES_MAX, type Whom } from "#screens/members/invitations/people.ts";
import { say } from "#screens/members/invitations/texts.ts";

type Wrong = Extract<Read, { wrong: string }>["wrong"];

type Props = {
  whom: Whom;
  wrong: Wrong | null;
  /** What the API said of it. */
  told: string | undefined;
  onChange: (change: Partial<Whom>) => void;
};

/** For whom: names, one a line, or how many. */
export function WhomFields({ whom: { kind, names, count, note }, wrong, told, onChange }: Props) {
  const words = say().make;
  if (kind === "named")
    return (
      <Field
        label={words.names}
        hint={words.namesHint}
        wrong={
          wrong === "tooMany" ? words.tooMany(INVITATIONS_MAX) : wrong === "tooLong" ? words.tooLong : told
        }
      >
        <textarea
          rows={6}
          value={names}
          onInput={({ currentTarget: { value } }) => onChange({ names: value })}
        />
      </Field>
    );
  const isShared = kind === "shared";
  return (
    <>
      <Field
        label={isShared ? words.uses : words.count}
        wrong={wrong === "number" ? words.number(isShared ? USES_MAX : INVITATIONS_MAX) : told}
      >
        <input
          inputMode="numeric"
          maxLength={4}
          value={count}
          onInput={({ currentTarget: { value } }) => onChange({ count: value })}
        />
      </Field>
      <Field label={words.for} hint={words.forHint}>
        <input
          maxLength={120}
          value={note}
          onInput={({ currentTarget: { value } }) => onChange({ note: value })}
        />
      </Field>
    </>
  );
}
