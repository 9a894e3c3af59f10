import fc from "fast-check";
import { expect, test } from "vitest";

import { readCamt053 } from "#banking/camt/read.ts";
import { camtFile } from "#banking/camt/testing.ts";
import { readCsv } from "#banking/csv/read.ts";
import type { Reading } from "#banking/line.ts";
import { csvMapping } from "#contracts/bankMappings.ts";

const camt = camtFile(
  [
    {
      amount: "50.00",
      day: "2026-11-22",
      reference: "R1",
      transactions: [{ label: "A &amp; B", name: "Noor" }],
    },
    { amount: "5.00", day: "2026-11-23", transactions: [{ amount: "2.00" }, { amount: "3.00" }] },
  ],
  "08",
);
const csv = 'Date;Texte;Montant\r\n22/11/2026;"VIR ""A""";1 250,00\r\n23/11/2026;PRLV;-12,00\r\n';
const mapping = csvMapping.parse({
  separator: ";",
  decimal: ",",
  dateFormat: "dd/mm/yyyy",
  date: "Date",
  amount: "Montant",
  label: ["Texte"],
});

type Damage = { at: number; length: number; insert: string; times: number };

/** Cuts, repeats and insertions, as many as it takes to break a file in ways that nobody thought of. */
const damages = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 0, max: 40 }),
    insert: fc.oneof(
      fc.constantFrom(
        "<",
        ">",
        "&",
        "&#0;",
        "&#xD800;",
        "<a>",
        "</Ntry>",
        "<![CDATA[",
        "]]>",
        "<!--",
        '"',
        ";",
        "-",
        "",
        "\u0000",
      ),
      fc.string({ unit: "binary", maxLength: 5 }),
    ),
    times: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 1, maxLength: 6 },
);

const damaged = (text: string, all: readonly Damage[]): string =>
  all.reduce((now, { at, length, insert, times }) => {
    const place = Math.floor(at * now.length);
    const piece = now.slice(place, place + length);
    return now.slice(0, place) + insert + piece.repeat(times) + now.slice(place + length);
  }, text);

/** Whatever was read of a damaged file are whole lines, to the cent, on days that there are; or a fault with its code. */
function expectSound(read: Reading): void {
  const days = read.ok ? read.lines.map(({ bookedOn }) => bookedOn) : [];
  expect(days.filter((day) => Number.isNaN(Date.parse(day)))).toEqual([]);
  const cents = read.ok ? read.lines.map((line) => line.cents) : [];
  expect(cents.filter((one) => !Number.isSafeInteger(one) || one === 0)).toEqual([]);
  expect(read.ok || typeof read.fault.code === "string").toBe(true);
}

test.each([
  ["camt.053", camt, readCamt053],
  ["CSV", csv, (text: string) => readCsv(text, mapping, "FR7630006000011234567890189")],
] as const)("a damaged %s file is read or refused, and nothing else", (_, file, read) => {
  expect(read(file)).toMatchObject({ ok: true });
  fc.assert(
    fc.property(damages, (all) => {
      expectSound(read(damaged(file, all)));
    }),
    { numRuns: 1500 },
  );
});
