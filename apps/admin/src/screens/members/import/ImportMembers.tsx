import { useState } from "preact/hooks";

import { IMPORT_LINES_MAX } from "@mereau/shared/import/table.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { Page } from "#frame/Page.tsx";
import { Earlier } from "#screens/members/import/Earlier.tsx";
import { Mapping } from "#screens/members/import/Mapping.tsx";
import { type ChosenFile, readFile, readTable } from "#screens/members/import/readFile.ts";
import { say } from "#screens/members/import/texts.ts";
import { countOf } from "#words/amounts.ts";

/** A file of members is chosen and each of its columns explained; then its lines are looked at. */
export function ImportMembers() {
  const words = say();
  const [read, setRead] = useState<Awaited<ReturnType<typeof readFile>> | null>(null);
  const wrong =
    typeof read !== "string"
      ? null
      : read === "tooMany"
        ? words.tooMany(countOf(IMPORT_LINES_MAX))
        : words[read];
  const file: ChosenFile | null = typeof read === "string" ? null : read;
  return (
    <Page title={words.title} lead={words.lead} back="/members">
      <div class="form">
        <Field label={words.file} hint={words.fileHint} wrong={wrong}>
          <input
            type="file"
            accept=".csv,.tsv,.txt,text/csv,text/plain"
            onChange={async ({ currentTarget: { files } }) => {
              const [chosen] = files ?? [];
              setRead(chosen ? await readFile(chosen) : null);
            }}
          />
        </Field>
      </div>
      {file ? (
        <Mapping
          key={`${file.name} ${file.text.length} ${file.table.delimiter}`}
          file={file}
          onDelimiter={(delimiter) => setRead(readTable(file.name, file.text, delimiter))}
        />
      ) : (
        <Earlier />
      )}
    </Page>
  );
}
