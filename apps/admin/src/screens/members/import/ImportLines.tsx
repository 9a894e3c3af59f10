import { importFaultText } from "@mereau/shared/import/words.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { Chips } from "#forms/Chips.tsx";
import { type Column, Table } from "#lists/Table.tsx";
import { asked, useFilter } from "#lists/useFilter.ts";
import { usePages } from "#lists/usePages.ts";
import { say } from "#screens/members/import/texts.ts";
import { useMemberTypes } from "#screens/members/useMemberTypes.ts";
import { at, here } from "#shell.ts";
import { language } from "#texts/language.ts";
import { countOf } from "#words/amounts.ts";

type MemberImport = components["schemas"]["MemberImport"];
type Line = components["schemas"]["MemberImportLine"];

const FATES = ["create", "update", "present", "refused"] as const;
const tones = { create: "good", update: "good", present: "", refused: "bad" } as const;

/** Why a line is not taken in, in words; nothing where it is. */
function whyOf({ faults, verdict }: Line): string[] {
  const { as } = say().one;
  const said = faults.map(({ code, line }) =>
    [importFaultText(code)[language.value], line === undefined ? null : as(line)].filter(Boolean).join(", "),
  );
  return verdict === null || verdict === "done" ? said : [...said, importFaultText(verdict)[language.value]];
}

const isRefused = ({ fate, verdict }: Line): boolean =>
  fate === "refused" || (verdict !== null && verdict !== "done");

const columns = (typeNamed: (code: string) => string): readonly Column<Line>[] => {
  const { one: words, fields } = say();
  return [
    { key: "line", head: words.line, cell: ({ line }) => countOf(line) },
    {
      key: "name",
      head: words.name,
      cell: ({ name, member }) =>
        member ? <a href={at(`/members/${member.id}`)}>{member.name}</a> : (name ?? words.forgotten),
    },
    {
      key: "fate",
      head: words.fate,
      cell: (line) => (
        <>
          <span class={`tag ${isRefused(line) ? "bad" : tones[line.fate]}`}>
            {words.fates[isRefused(line) ? "refused" : line.fate]}
          </span>{" "}
          {whyOf(line).join(" ; ")}
        </>
      ),
    },
    { key: "email", head: fields.email, cell: ({ email }) => email },
    { key: "phone", head: fields.phone, cell: ({ phone }) => phone, isMinor: true },
    { key: "type", head: fields.type, cell: ({ type }) => type && typeNamed(type), isMinor: true },
    { key: "number", head: fields.number, cell: ({ number }) => number, isMinor: true },
  ];
};

/** The lines of an import, page by page: what would become of each, or what has, and why one is not taken in. */
export function ImportLines({ one: { id, state } }: { one: MemberImport }) {
  const { one: words } = say();
  const { filter, set } = useFilter(["fate"]);
  const fate = FATES.find((each) => each === asked(filter)["fate"]);
  const types = useMemberTypes();
  const pages = usePages(
    (cursor) =>
      ask(
        api.GET("/v1/{community}/member-imports/{id}/lines", {
          params: {
            path: { ...here, id },
            query: { limit: 50, ...(fate && { fate }), ...(cursor !== null && { cursor }) },
          },
        }),
      ),
    // What a line says changes once it is taken in
    `${id} ${state} ${fate}`,
  );
  return (
    <section class="page-part">
      <Chips
        choices={[["", words.anyLine], ...FATES.map((each) => [each, words.fates[each]] as const)]}
        chosen={fate ?? ""}
        onChoose={(each) => set("fate", each)}
      />
      <Table
        caption={words.caption}
        columns={columns(types.named)}
        pages={pages}
        keyOf={({ line }) => String(line)}
        none={<p>{words.noLine}</p>}
      />
    </section>
  );
}
