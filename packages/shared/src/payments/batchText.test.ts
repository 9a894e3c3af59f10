import { expect, test } from "vitest";

import { readBatchText } from "#payments/batchText.ts";

const rows = (text: string) => readBatchText(text).map(({ payee, amount, memo }) => [payee, amount, memo]);

test("semicolons, tabs and commas separate, and a comma stays with its amount where it can", () => {
  const read = [
    ["MIEL:1042", "12,50", "Pain"],
    ["Ada", "3", ""],
  ];
  expect(rows("MIEL:1042;12,50;Pain\nAda;3\n")).toEqual(read);
  expect(rows("MIEL:1042\t12,50\tPain\r\nAda\t3\r\n")).toEqual(read);
  expect(rows('MIEL:1042,"12,50",Pain\nAda,3')).toEqual(read);
});

test("headings, empty lines, quotes and a byte order mark are understood", () => {
  expect(rows('\ufeffCompte;Montant;Motif\n\n"Le Four ; Cie";5;"dit ""Four"""\n  \n')).toEqual([
    ["Le Four ; Cie", "5", 'dit "Four"'],
  ]);
});

test("a line that lacks something comes back with what it has", () => {
  expect(rows("Ada\n;5\n;;memo")).toEqual([
    ["Ada", "", ""],
    ["", "5", ""],
    ["", "", "memo"],
  ]);
  expect(rows("")).toEqual([]);
});
