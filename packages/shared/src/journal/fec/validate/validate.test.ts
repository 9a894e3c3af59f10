import { expect, test } from "vitest";

import { validateFec } from "#journal/fec/validate/validate.ts";

const header =
  "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise";

/** Written by hand, as another program would have: pipes, line feeds, numbers within each journal. */
const lines = [
  header,
  "AN|À nouveaux|AN1|20260101|5121|Banque|||AN2026|20260101|Soldes|1300,50|0,00|||20260101||",
  "AN|À nouveaux|AN1|20260101|4682|Adhérents|A1|Alice|AN2026|20260101|Soldes|0,00|1300,50|||20260101||",
  "BQ|Banque|7|20260103|5121|Banque|||VIR 8|20260102|Change|50,00|0|||20260103||",
  "BQ|Banque|7|20260103|4682|Adhérents|A2|Bruno|VIR 8|20260102|Change|0|50,00|A|20260131|20260103|50|MIEL",
  "MO|Paiements|1|20260104|4682|Adhérents|A1|Alice|T1|20260104|Pain|2,8|0,00|||20260104|2,80|MIEL",
  "MO|Paiements|1|20260104|4682|Adhérents|A2|Bruno|T1|20260104|Pain|0,00|2,80|||20260104|2,80|MIEL",
  "BQ|Banque|8|20260105|4682|Adhérents|A2|Bruno|VIR 9|20260105|Retour|20,00|0,00|||20260105||",
  "BQ|Banque|8|20260105|5121|Banque|||VIR 9|20260105|Retour|0,00|20,00|||20260105||",
];

const whats = (changed: readonly string[]) => validateFec(`${changed.join("\n")}\n`).faults;

/** The file with one line changed. */
const withLine = (place: number, change: (line: string) => string) =>
  lines.map((line, at) => (at === place ? change(line) : line));

test("a file that is as it should be has no fault, and says its figures", () => {
  expect(validateFec(lines.join("\r\n"))).toEqual({
    faults: [],
    isCutShort: false,
    lines: 8,
    ecritures: 4,
    debit: 137_330n,
    credit: 137_330n,
    days: { first: "20260101", last: "20260105" },
    balances: new Map([
      ["5121", 133_050n],
      ["4682 A1", -129_770n],
      ["4682 A2", -3_280n],
    ]),
  });
});

test.each([
  ["a line short of a column", 3, (line: string) => line.slice(0, -1), "17 columns instead of 18"],
  ["an empty line", 3, () => "", "the line is empty"],
  [
    "a column under another name",
    0,
    (line: string) => line.replace("PieceRef", "Piece"),
    "the first line must",
  ],
  [
    "columns in another order",
    0,
    (line: string) => line.replace("Debit|Credit", "Credit|Debit"),
    "the first",
  ],
  ["no journal", 5, (line: string) => line.replace("MO|", "|"), "JournalCode is empty"],
  ["no label", 5, (line: string) => line.replace("|Pain|", "||"), "EcritureLib is empty"],
  ["no piece", 5, (line: string) => line.replace("|T1|", "||"), "PieceRef is empty"],
  [
    "a day with hyphens",
    5,
    (line: string) => line.replace("20260104", "2026-01-04"),
    "EcritureDate is no day",
  ],
  [
    "a day that no month has",
    3,
    (line: string) => line.replace("20260102", "20260231"),
    "PieceDate is no day",
  ],
  ["a decimal point", 1, (line: string) => line.replace("1300,50", "1300.50"), "Debit is no number"],
  ["thousands set apart", 1, (line: string) => line.replace("1300,50", "1 300,50"), "Debit is no number"],
  ["three decimals", 1, (line: string) => line.replace("1300,50", "1300,505"), "must be euros and cents"],
  ["an account of two digits", 3, (line: string) => line.replace("5121", "51"), "CompteNum is no account"],
  ["an account of class 9", 3, (line: string) => line.replace("5121", "9121"), "CompteNum is no account"],
  ["a debit and a credit", 5, (line: string) => line.replace("|0,00|", "|1,00|"), "and not both"],
  ["neither", 5, (line: string) => line.replace("|2,8|", "|0,00|"), "and not both"],
  ["an auxiliary account without its name", 2, (line: string) => line.replace("Alice", ""), "stands without"],
  ["an amount without its currency", 5, (line: string) => line.replace("MIEL", ""), "stands without Idevise"],
  [
    "a lettering without its day",
    4,
    (line: string) => line.replace("20260131", ""),
    "stands without DateLet",
  ],
  ["an account with two names", 3, (line: string) => line.replace("|Banque||", "|Caisse||"), "is called"],
  ["a tab within a text", 5, (line: string) => line.replace("Pain", "Pa\tin"), "control character"],
  ["a text that begins with a space", 5, (line: string) => line.replace("Pain", " Pain"), "with a space"],
  ["one cent too many", 3, (line: string) => line.replace("50,00", "50,01"), "out of balance by 0,01"],
  [
    "validated before the line above",
    5,
    (line: string) => line.replace("|20260104|2", "|20260102|2"),
    "goes back",
  ],
  ["two days in one écriture", 6, (line: string) => line.replace("1|20260104", "1|20260105"), "has two days"],
] as const)("%s is found in its line", (_name, place, change, expected) => {
  const faults = whats(withLine(place, change));
  expect(faults.map(({ what }) => what).join("; ")).toContain(expected);
  const [first] = faults;
  expect(first?.line).toBe(place + 1);
});

test("an écriture that is missing is a gap in the sequence", () => {
  expect(whats([...lines.slice(0, 3), ...lines.slice(5)])).toEqual([]);
  const another = lines.slice(-2).map((line) => line.replace("BQ|Banque|8", "BQ|Banque|10"));
  expect(whats([...lines, ...another]).map(({ what }) => what)).toEqual([
    "EcritureNum 10 follows 8: the sequence is broken",
  ]);
});

test("an écriture that is torn apart is found, and so is a line that is missing", () => {
  const torn = [...lines.slice(0, 4), ...lines.slice(5, 7), ...lines.slice(4, 5), ...lines.slice(7)];
  expect(whats(torn).map(({ what }) => what)).toContain("écriture 7 is torn apart, or its number used twice");
  for (const place of lines.keys()) expect(whats(lines.toSpliced(place, 1))).not.toEqual([]);
});

test("a file of nothing but its first line, or of nothing, is none", () => {
  expect(whats([header])).toEqual([{ line: 1, what: "there is no écriture" }]);
  expect(whats([""])).not.toEqual([]);
});

test("a file with thousands of faults tells the first hundred, and that there are more", () => {
  const broken = Array.from({ length: 1_000 }, () => "x");
  const { faults, isCutShort } = validateFec([header, ...broken].join("\n"));
  expect([faults.length, isCutShort]).toEqual([100, true]);
});
