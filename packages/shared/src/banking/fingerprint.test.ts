import fc from "fast-check";
import { expect, test } from "vitest";

import { readCsv } from "#banking/csv/read.ts";
import { fingerprint } from "#banking/fingerprint.ts";
import type { StatementLine } from "#banking/line.ts";
import { csvMapping } from "#contracts/bankMappings.ts";
import { formatAmount } from "#money/decimal.ts";

const iban = "FR7630006000011234567890189";
const lineOf = (change: Partial<StatementLine> = {}): StatementLine => ({
  iban,
  bookedOn: "2026-11-22",
  cents: 5000,
  label: "VIR",
  reference: null,
  counterparty: null,
  bankReference: null,
  reversal: false,
  ...change,
});

const printsOf = async (lines: StatementLine[]) =>
  (await fingerprint(lines)).lines.map((line) => line.fingerprint);

test("two lines of one day that say the same are two, and the same two the next time", async () => {
  const first = await printsOf([lineOf(), lineOf(), lineOf({ label: "PRLV" })]);
  expect(new Set(first).size).toBe(3);
  expect(await printsOf([lineOf({ label: "PRLV" }), lineOf(), lineOf(), lineOf()])).toEqual(
    expect.arrayContaining(first),
  );
});

test("a line under one bank reference is one line, whatever else the bank makes of its texts", async () => {
  const line = lineOf({ bankReference: "R1" });
  const { lines, repeated } = await fingerprint([line, { ...line, label: "VIR NOOR" }]);
  expect([lines.length, repeated]).toEqual([1, 1]);
  expect(await printsOf([{ ...line, label: "…" }])).toEqual(lines.map((one) => one.fingerprint));
});

test.each([
  [{ bankReference: "R2" }],
  [{ cents: 5001 }],
  [{ cents: -5000 }],
  [{ bookedOn: "2026-11-23" }],
  [{ iban: "GB82WEST12345698765432" }],
])("another line is another: %o", async (change) => {
  const line = lineOf({ bankReference: "R1" });
  expect(await printsOf([line])).not.toEqual(await printsOf([{ ...line, ...change }]));
});

const mapping = csvMapping.parse({
  separator: ";",
  decimal: ",",
  dateFormat: "dd/mm/yyyy",
  date: "Date",
  amount: "Montant",
  label: ["Libellé"],
  bankReference: "Référence",
});

/** A month of lines in order, few enough kinds of them that many are the same. */
const months = fc
  .array(
    fc.record({
      day: fc.integer({ min: 1, max: 5 }),
      cents: fc.constantFrom(5000, -1200, 2050),
      label: fc.constantFrom("VIR NOOR", "PRLV; EDF", 'VIR "ADA"'),
      referenced: fc.boolean(),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((lines) => lines.toSorted((one, other) => one.day - other.day));

type Month = { day: number; cents: number; label: string; referenced: boolean; index: number };

const csvOf = (lines: readonly Month[]): string =>
  [
    "Date;Libellé;Montant;Référence",
    ...lines.map(({ day, cents, label, referenced, index }) =>
      [
        `0${day}/11/2026`,
        `"${label.replaceAll('"', '""')}"`,
        formatAmount(cents, 2).replace(".", ","),
        referenced ? `R${index}` : "",
      ].join(";"),
    ),
  ].join("\r\n");

async function read(lines: readonly Month[]): Promise<string[]> {
  const statement = readCsv(csvOf(lines), mapping, iban);
  return statement.ok ? printsOf(statement.lines) : [];
}

test("files that overlap in whole days bring together exactly the lines of the whole, in any order", async () => {
  const periods = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 5 })), {
    maxLength: 5,
  });
  await fc.assert(
    fc.asyncProperty(months, periods, fc.integer({ min: 1, max: 5 }), async (month, some, cut) => {
      const lines = month.map((line, index) => ({ ...line, index }));
      const within = (from: number, to: number) => lines.filter(({ day }) => day >= from && day <= to);
      const files = [...some.map(([one, other]) => within(one, other)), within(1, cut), within(cut, 5)];
      // A file made at noon has the beginning of its last day only: the next one has that day whole
      files.unshift(lines.slice(0, Math.floor(lines.length / 2)));
      const prints = new Set((await Promise.all(files.map(read))).flat());
      expect(prints).toEqual(new Set(await read(lines)));
      expect(prints.size).toBe(lines.length);
    }),
  );
});
