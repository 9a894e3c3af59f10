import { Field } from "@mereau/ui/Field.tsx";
import { say } from "#screens/members/import/texts.ts";

type Props = {
  /** What the file calls types, where nothing here is called so. */
  unknown: readonly string[];
  all: readonly { code: string; name: string }[];
  /** What each of these words stands for, by code. */
  types: Readonly<Record<string, string>>;
  /** `code` empty: its lines are refused. */
  onChange: (word: string, code: string) => void;
};

/** Which member type each word of the file stands for. */
export function TypeWords({ unknown, all, types, onChange }: Props) {
  const words = say();
  return (
    <section class="page-part">
      <h2>{words.types}</h2>
      <p class="soft">{words.typesLead}</p>
      <div class="pair">
        {unknown.map((word) => (
          <Field key={word} label={words.typeOf(word)}>
            <select value={types[word] ?? ""} onChange={(event) => onChange(word, event.currentTarget.value)}>
              <option value="">{words.typeRefused}</option>
              {all.map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        ))}
      </div>
    </section>
  );
}
