import { type ImportField, importFields } from "@mereau/shared/import/person.ts";
import type { ChosenFile } from "#screens/members/import/readFile.ts";
import { say } from "#screens/members/import/texts.ts";

type Props = {
  file: ChosenFile;
  columns: readonly (ImportField | null)[];
  onChange: (place: number, field: ImportField | null) => void;
};

const EXAMPLES = 3;
const EXAMPLE_LENGTH = 40;

/** What the first lines that say something have in a column. */
const examplesOf = ({ table: { rows } }: ChosenFile, place: number): string => {
  const said: string[] = [];
  for (const { cells } of rows) {
    const cell = (cells[place] ?? "").trim();
    if (cell !== "" && !said.includes(cell)) said.push(cell);
    if (said.length === EXAMPLES) break;
  }
  return said.map((one) => one.slice(0, EXAMPLE_LENGTH)).join(" · ");
};

/** The columns of a file with examples of what stands in each, and a choice of what it is about. */
export function ColumnTable({ file, columns, onChange }: Props) {
  const words = say();
  return (
    <div class="table">
      <table>
        <caption class="for-readers">{words.columns}</caption>
        <thead>
          <tr>
            <th scope="col">{words.heading}</th>
            <th scope="col">{words.examples}</th>
            <th scope="col">{words.about}</th>
          </tr>
        </thead>
        <tbody>
          {file.table.header.map((heading, place) => {
            const called = heading === "" ? words.unnamed(place + 1) : heading;
            return (
              <tr key={place}>
                <th scope="row">{called}</th>
                <td data-head={words.examples}>
                  <span class="soft">{examplesOf(file, place) || "—"}</span>
                </td>
                <td data-head={words.about} class="field">
                  <select
                    aria-label={words.aboutOf(called)}
                    value={columns[place] ?? ""}
                    onChange={({ currentTarget: { value } }) =>
                      onChange(place, importFields.find((field) => field === value) ?? null)
                    }
                  >
                    <option value="">{words.skip}</option>
                    {importFields.map((field) => (
                      <option key={field} value={field}>
                        {words.fields[field]}
                      </option>
                    ))}
                  </select>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
