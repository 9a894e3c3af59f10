import { useLocation } from "preact-iso";
import { useRef, useState } from "preact/hooks";

import { importPresets } from "@mereau/shared/import/columns.ts";
import { importDelimiters, type ImportDelimiter } from "@mereau/shared/import/table.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { Field } from "@mereau/ui/Field.tsx";
import { newId } from "@mereau/ui/newId.ts";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { TroubleNotice } from "#frame/TroubleNotice.tsx";
import { ColumnTable } from "#screens/members/import/ColumnTable.tsx";
import type { ChosenFile } from "#screens/members/import/readFile.ts";
import { say } from "#screens/members/import/texts.ts";
import { TypeWords } from "#screens/members/import/TypeWords.tsx";
import { unknownTypes, useMapping } from "#screens/members/import/useMapping.ts";
import { say as page } from "#screens/members/pageTexts.ts";
import { useMemberTypes } from "#screens/members/useMemberTypes.ts";
import { at, here } from "#shell.ts";
import { say as common } from "#texts/common.ts";
import { language as spoken } from "#texts/language.ts";
import { countOf } from "#words/amounts.ts";

type Props = { file: ChosenFile; onDelimiter: (delimiter: ImportDelimiter) => void };

const languages = ["fr", "en"] as const;

/** What each column of a chosen file is about, who its people are here, and the deed: to look at its lines. */
export function Mapping({ file, onDelimiter }: Props) {
  const words = say();
  const { route } = useLocation();
  const { preset, columns, hasName, from, is } = useMapping(file);
  const { all } = useMemberTypes();
  const [chosenType, setType] = useState<string | null>(null);
  const [types, setTypes] = useState<Record<string, string>>({});
  const [language, setLanguage] = useState(spoken.value);
  const [isCompleting, setCompleting] = useState(true);
  const type = chosenType ?? all[0]?.code ?? "";
  const unknown = unknownTypes(file, columns, all);
  const asked = useRef({ about: "", id: "" });
  const { table, name, text } = file;
  const examine = useDeed(() => {
    const said = {
      fileName: name,
      text,
      delimiter: table.delimiter,
      columns,
      type,
      types: Object.fromEntries(
        Object.entries(types).filter(([word, code]) => unknown.includes(word) && code !== ""),
      ),
      language,
      existing: isCompleting ? ("complete" as const) : ("skip" as const),
    };
    const about = JSON.stringify({ ...said, text: "" });
    // The same question has the same id, whatever became of its first answer
    if (asked.current.about !== about) asked.current = { about, id: newId() };
    const body = { id: asked.current.id, ...said };
    return ask(api.POST("/v1/{community}/member-imports", { params: { path: here }, body }));
  });
  const mayExamine = hasName && type !== "";
  return (
    <form
      class="page-part"
      onSubmit={async (event) => {
        event.preventDefault();
        const draft = mayExamine ? await examine.run() : null;
        if (draft) route(at(`/members/import/${draft.id}`));
      }}
    >
      <p role="status">{words.seen(countOf(table.rows.length), table.header.length)}</p>
      <div class="pair">
        <Field label={words.preset}>
          <select
            value={preset}
            onChange={({ currentTarget: { value } }) =>
              from(importPresets.find((one) => one === value) ?? preset)
            }
          >
            {importPresets.map((one) => (
              <option key={one} value={one}>
                {words.presets[one]}
              </option>
            ))}
          </select>
        </Field>
        <Field label={words.delimiter}>
          <select
            value={table.delimiter}
            onChange={({ currentTarget: { value } }) =>
              onDelimiter(importDelimiters.find((one) => one === value) ?? table.delimiter)
            }
          >
            {importDelimiters.map((one) => (
              <option key={one} value={one}>
                {words.delimiters[one]}
              </option>
            ))}
          </select>
        </Field>
      </div>
      <h2>{words.columns}</h2>
      <p class="soft">{words.columnsLead}</p>
      <ColumnTable file={file} columns={columns} onChange={is} />
      {!hasName && (
        <p class="notice bad" role="alert">
          {words.noName}
        </p>
      )}
      {unknown.length > 0 && (
        <TypeWords
          unknown={unknown}
          all={all}
          types={types}
          onChange={(word, code) => setTypes((before) => ({ ...before, [word]: code }))}
        />
      )}
      <div class="pair">
        <Field label={words.type}>
          <select value={type} onChange={(event) => setType(event.currentTarget.value)}>
            {all.map(({ code, name: called }) => (
              <option key={code} value={code}>
                {called}
              </option>
            ))}
          </select>
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
      </div>
      <label class="choice">
        <input
          type="checkbox"
          checked={isCompleting}
          onChange={(event) => setCompleting(event.currentTarget.checked)}
        />
        <span>
          {words.complete}
          <small class="soft">{words.completeHint}</small>
        </span>
      </label>
      {examine.trouble && <TroubleNotice trouble={examine.trouble} />}
      <div class="page-deeds">
        <button class="deed" aria-disabled={!mayExamine || examine.busy}>
          {examine.busy ? common().loading : words.examine(countOf(table.rows.length))}
        </button>
      </div>
    </form>
  );
}
