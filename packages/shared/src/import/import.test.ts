import { expect, test } from "vitest";

import { csvRow } from "#journal/csvRow.ts";
import { guessColumns, guessPreset } from "#import/columns.ts";
import { decodeFile } from "#import/decode.ts";
import type { ImportField, ImportPerson } from "#import/person.ts";
import { personReader } from "#import/readPerson.ts";
import { type KnownMember, settleLines } from "#import/settleLines.ts";
import { readImportTable } from "#import/table.ts";

test("a file is read in the encoding that it is written in", () => {
  const latin = Uint8Array.from([0x48, 0xe9, 0x6c, 0xe8, 0x6e, 0x65]);
  expect(decodeFile(latin)).toEqual({ text: "Hélène", encoding: "windows-1252" });
  expect(decodeFile(new TextEncoder().encode("Hélène"))).toEqual({ text: "Hélène", encoding: "utf-8" });
  expect(decodeFile(Uint8Array.from([0xff, 0xfe, 0x48, 0, 0xe9, 0])).text).toBe("Hé");
});

test("columns are told apart by what separates them, and lines by where they begin in the file", () => {
  for (const delimiter of [",", ";", "\t", "|"] as const) {
    const text = `\ufeff${["Nom", "Mail", "Note"].join(delimiter)}\r\n\r\n${["Ada", "a@x.fr", '"deux\nlignes"'].join(delimiter)}\r\n${["Noor", "n@x.fr", ""].join(delimiter)}\r\n`;
    const table = readImportTable(text);
    expect(table.delimiter).toBe(delimiter);
    expect(table.header).toEqual(["Nom", "Mail", "Note"]);
    expect(table.rows.map(({ line }) => line)).toEqual([3, 5]);
  }
});

test("what was guarded against spreadsheets is read as it was before, and no other apostrophe is lost", () => {
  const cells = ["=1+1", "+33612345678", "-", "O'Neil", "'quoted'"];
  const [row] = readImportTable(`A;B;C;D;E\r\n${csvRow(cells, ";")}`).rows;
  expect(row?.cells).toEqual(cells);
});

test.each<[string, string[], (ImportField | null)[]]>([
  [
    "ces",
    ["UID", "UserType", "Firstname", "Surname", "OrgName", "PhoneH", "PhoneM", "Email"],
    ["number", "type", "firstName", "lastName", "organisation", "phone", "phone", "email"],
  ],
  [
    "cyclos",
    ["Full name", "Login name", "E-mail", "Mobile phone", "Group"],
    ["name", "number", "email", "phone", "type"],
  ],
  [
    "cyclos",
    ["name", "username", "email", "mobilePhone", "landLine"],
    ["name", "number", "email", "phone", "phone"],
  ],
  [
    "odoo",
    ["Name", "Email", "Phone", "Mobile", "Company Type", "Notes", "City"],
    ["name", "email", "phone", "phone", "type", "note", null],
  ],
  ["odoo", ["id", "name", "email", "is_company", "ref"], [null, "name", "email", "type", "number"]],
  [
    "other",
    ["N° d’adhérent", "Nom", "Prénom", "Courriel", "Tél.", "Remarques", "Ville"],
    ["number", "lastName", "firstName", "email", "phone", "note", null],
  ],
  ["other", ["Nom", "Adresse e-mail"], ["name", "email"]],
  [
    "other",
    ["Member number", "Full name", "First name", "E-mail address"],
    ["number", "name", null, "email"],
  ],
])("the columns of %s are known by their headings: %j", (preset, header, columns) => {
  expect(guessPreset(header)).toBe(preset);
  expect(guessColumns(header, guessPreset(header))).toEqual(columns);
});

const types = [
  { code: "individual", name: "Particulier" },
  { code: "provider", name: "Prestataire" },
];

const reader = (columns: (ImportField | null)[], named: Record<string, string> = {}) =>
  personReader({ columns, type: "individual", types: named }, types);

test("a line is read by itself, and each fault in it is named", () => {
  const read = reader(["firstName", "lastName", "email", "phone", "type", "number", "note"], {
    Pro: "provider",
  });
  expect(read(["Ada ", " Lovelace", "Ada@X.fr", "06 39 98 12 34", "pro", "A-12", "vient\nde loin"])).toEqual({
    person: {
      name: "Ada Lovelace",
      email: "ada@x.fr",
      phone: "+33639981234",
      type: "provider",
      number: "A-12",
      note: "vient\nde loin",
    },
    faults: [],
  });
  expect(read(["", "", "ada", "12", "roi", "", ""]).faults).toEqual([
    { field: "name", code: "name_missing" },
    { field: "type", code: "type_unknown" },
    { field: "email", code: "email_malformed" },
    { field: "phone", code: "phone_malformed" },
  ]);
  expect(read(["Ada", "", "", ""]).faults).toEqual([{ field: null, code: "cells_missing" }]);
  expect(read(["Ada", "", "", "", "Particulier", "", ""]).person).toMatchObject({
    type: "individual",
    email: null,
  });
});

test("of several telephones the first that can be called is taken, and an organisation goes by its own name", () => {
  const read = reader(["organisation", "name", "phone", "phone"]);
  expect(read(["Le Fournil", "Jean", "poste 12", "0639981234"]).person).toMatchObject({
    name: "Le Fournil",
    phone: "+33639981234",
  });
});

const nobody: ImportPerson = {
  name: "Ada",
  email: null,
  phone: null,
  type: "individual",
  number: null,
  note: null,
};
const known: KnownMember = {
  id: "m",
  name: "Ada",
  email: "ada@x.fr",
  phone: null,
  status: "active",
  formerNumber: null,
};
const settle = (
  people: Partial<ImportPerson>[],
  members: Partial<KnownMember>[] = [],
  existing: "complete" | "skip" = "complete",
) =>
  settleLines(
    people.map((person, index) => ({ line: index + 2, person: { ...nobody, ...person }, faults: [] })),
    members.map((one) => ({ ...known, ...one })),
    existing,
  ).map(({ fate, faults: [fault], member }) => [
    fate,
    ...(fault ? [fault.code] : []),
    ...(fault?.line ? [fault.line] : []),
    ...(member ? [member] : []),
  ]);

test("nobody is taken in twice of one file", () => {
  const [email, phone, number] = ["ada@x.fr", "+33639981234", "12"];
  expect(settle([{ email }, { name: "A", email }])).toEqual([["create"], ["refused", "twice_in_file", 2]]);
  expect(settle([{ number }, { name: "B", number }])).toEqual([["create"], ["refused", "twice_in_file", 2]]);
  expect(settle([{ phone }, { name: "B", phone, email }])).toEqual([
    ["create"],
    ["refused", "twice_in_file", 2],
  ]);
  expect(settle([{}, { name: "ADA" }])).toEqual([["create"], ["refused", "twice_in_file", 2]]);
});

test("two with addresses of their own may share a telephone, and two with numbers a name", () => {
  const phone = "+33639981234";
  expect(
    settle([
      { phone, email: "a@x.fr" },
      { phone, email: "b@x.fr" },
    ]),
  ).toEqual([["create"], ["create"]]);
  expect(settle([{ number: "1" }, { number: "2" }])).toEqual([["create"], ["create"]]);
});

test("whoever is a member already is completed or left as they are, and never overwritten", () => {
  const email = "ada@x.fr";
  expect(settle([{ email }], [{}])).toEqual([["present", "m"]]);
  expect(settle([{ email, phone: "+33639981234" }], [{}])).toEqual([["update", "m"]]);
  expect(settle([{ email, phone: "+33639981234" }], [{}], "skip")).toEqual([["present", "m"]]);
  expect(settle([{ email, phone: "+33639981234" }], [{ phone: "+33639980000" }])).toEqual([["present", "m"]]);
  expect(settle([{ email, phone: "+33639981234" }], [{ status: "suspended" }])).toEqual([["present", "m"]]);
  expect(settle([{ number: "7" }], [{ formerNumber: "7" }])).toEqual([["present", "m"]]);
});

test("a line that could be several, or somebody who waits or was refused, is refused", () => {
  const email = "ada@x.fr";
  expect(settle([{ email, number: "7" }], [{}, { id: "n", email: null, formerNumber: "7" }])).toEqual([
    ["refused", "matches_several"],
  ]);
  expect(settle([{ email }], [{ status: "applied" }])).toEqual([["refused", "application_waiting"]]);
  expect(settle([{ email }], [{ status: "refused" }])).toEqual([["refused", "was_refused"]]);
  expect(settle([{}], [{}])).toEqual([["refused", "same_name"]]);
});
