import { describe, expect, test } from "vitest";

import { readCsv } from "#banking/csv/read.ts";
import { csvMapping } from "#contracts/bankMappings.ts";

const iban = "FR7630006000011234567890189";

/** As the Crédit Coopératif and the other banks of its group write it. */
const cooperative = csvMapping.parse({
  separator: ";",
  decimal: ",",
  dateFormat: "dd/mm/yyyy",
  date: "Date de comptabilisation",
  debit: "Debit",
  credit: "Credit",
  label: ["Libelle operation", "Informations complementaires"],
  counterparty: "Libelle simplifie",
  bankReference: "Reference",
});

const cooperativeFile = [
  "Date de comptabilisation;Libelle simplifie;Libelle operation;Reference;Informations complementaires;Type operation;Debit;Credit;Date operation",
  "24/11/2026;NOOR HADDAD;VIR INST NOOR HADDAD;8KPOQ3Z;MIEL-HT9W8-K;Virement recu;;+50,00;24/11/2026",
  '23/11/2026;LOYER LOCAL;"VIR SEPA ""LOYER""; NOVEMBRE";8KPOQ2Y;;Virement emis;-1 250,00;;23/11/2026',
  "23/11/2026;COTIS;FRAIS DE TENUE;8KPOQ1X;;Frais;0,00;;23/11/2026",
  "",
].join("\r\n");

/** As La Nef writes it: a preface, one signed amount, a closing row. */
const nef = csvMapping.parse({
  separator: "\t",
  decimal: ",",
  dateFormat: "dd/mm/yyyy",
  skipRows: 3,
  skipLastRows: 1,
  date: 1,
  amount: "montant",
  label: ["Libellé"],
});

const nefFile = [
  "\ufeffCompte courant\t30006 00001 12345678901",
  "Période du 01/11/2026 au 30/11/2026",
  "",
  "Date\tValeur\tLibellé\tMontant",
  "02/11/2026\t03/11/2026\tVIREMENT DE M KOFI  MENSAH\u0007 MIEL HT9W8 K\t1 234,50 €",
  "03/11/2026\t03/11/2026\tPRLV EDF\t-80,20 €",
  "30/11/2026\t\tSolde\t",
].join("\n");

test("a table with debits and credits apart is read line by line", () => {
  const read = readCsv(cooperativeFile, cooperative, iban);
  expect(read).toEqual({
    ok: true,
    skipped: 1,
    lines: [
      {
        iban,
        bookedOn: "2026-11-24",
        cents: 5000,
        label: "VIR INST NOOR HADDAD MIEL-HT9W8-K",
        reference: null,
        counterparty: "NOOR HADDAD",
        bankReference: "8KPOQ3Z",
        reversal: false,
      },
      expect.objectContaining({ cents: -125_000, label: 'VIR SEPA "LOYER"; NOVEMBRE' }),
    ],
  });
});

test("a table with a preface, a closing row and signed amounts is read between them", () => {
  const read = readCsv(nefFile, nef, iban);
  expect(read.ok && read.lines.map(({ bookedOn, cents, label }) => [bookedOn, cents, label])).toEqual([
    ["2026-11-02", 123_450, "VIREMENT DE M KOFI MENSAH MIEL HT9W8 K"],
    ["2026-11-03", -8020, "PRLV EDF"],
  ]);
});

const row = (change: (cells: string[]) => string[]) => {
  const [header = "", first = ""] = cooperativeFile.split("\r\n");
  return [header, change(first.split(";")).join(";")].join("\n");
};

describe("a table is refused, and says where,", () => {
  test.each([
    ["without a column", cooperativeFile.replace("Debit;", "Dbt;"), ["column_missing", 1, "Debit"]],
    [
      "with two of one name",
      cooperativeFile.replace("Type operation", "credit"),
      ["column_twice", 1, "Credit"],
    ],
    ["with a row without a day", row((cells) => cells.with(0, "Total")), ["date_unreadable", 2, "Total"]],
    ["with a row without an amount", row((cells) => cells.with(7, "")), ["amount_missing", 2, null]],
    ["with an amount on both sides", row((cells) => cells.with(6, "1,00")), ["amount_twice", 2, null]],
    ["with a part of a cent", row((cells) => cells.with(7, "50,005")), ["amount_too_fine", 2, "50,005"]],
    [
      "with a text for an amount",
      row((cells) => cells.with(7, "50 euros")),
      ["amount_unreadable", 2, "50 euros"],
    ],
    ["with an open quotation mark", row((cells) => cells.with(1, '"NOOR')), ["csv_malformed", 2, null]],
  ])("%s", (_, text, [code, at, name]) => {
    expect(readCsv(text, cooperative, iban)).toEqual({ ok: false, fault: { code, at, name } });
  });

  test("with more lines than an import takes", () => {
    const [header = "", first = ""] = cooperativeFile.split("\r\n");
    const text = [header, ...Array.from({ length: 5001 }, () => first)].join("\n");
    expect(readCsv(text, cooperative, iban)).toMatchObject({ ok: false, fault: { code: "too_many_lines" } });
  });
});

test.each([['"'.repeat(400_000)], ['"a"b'.repeat(100_000)], [";".repeat(400_000)], ["\n".repeat(400_000)]])(
  "a table of nonsense ends in a value (%#)",
  (text) => {
    expect(readCsv(text, cooperative, iban)).toMatchObject({ ok: false });
  },
);
