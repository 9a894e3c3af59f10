import { Field } from "@mereau/ui/Field.tsx";
import type { Draft } from "#joining/draft.ts";
import { community } from "#shell.ts";
import { say } from "#texts/say.ts";

type Props = {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
  wrongOf: (field: "name" | "email" | "phone") => string | null;
};

/** A name, and the ways in which its bearer is written to. */
export function WhoFields({ draft, set, wrongOf }: Props) {
  const words = say().joining;
  const { signInByPhone } = community.joining;
  return (
    <>
      <Field label={words.name} hint={words.nameHint} wrong={wrongOf("name")}>
        <input
          autoComplete="name"
          maxLength={120}
          value={draft.name}
          onInput={(event) => set({ name: event.currentTarget.value })}
        />
      </Field>
      <Field
        label={words.email}
        hint={signInByPhone ? words.reachHint : words.emailHint}
        wrong={wrongOf("email")}
      >
        <input
          type="email"
          inputMode="email"
          autoComplete="email"
          autoCapitalize="none"
          value={draft.email}
          onInput={(event) => set({ email: event.currentTarget.value })}
        />
      </Field>
      <Field
        label={signInByPhone ? words.phone : `${words.phone} (${say().common.optional})`}
        hint={signInByPhone ? words.phoneHint : undefined}
        wrong={wrongOf("phone")}
      >
        <input
          type="tel"
          autoComplete="tel"
          maxLength={40}
          value={draft.phone}
          onInput={(event) => set({ phone: event.currentTarget.value })}
        />
      </Field>
      <Field label={`${words.message} (${say().common.optional})`} hint={words.messageHint}>
        <textarea
          maxLength={2000}
          value={draft.message}
          onInput={(event) => set({ message: event.currentTarget.value })}
        />
      </Field>
    </>
  );
}
