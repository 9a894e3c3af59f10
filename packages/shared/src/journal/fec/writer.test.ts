import fc from "fast-check";
import { expect, test } from "vitest";

import { gathersRounding } from "#journal/fec/chart.ts";
import { chartOf, recordsOf, withoutGrain, writeFec } from "#journal/fec/testing.ts";
import { validateFec } from "#journal/fec/validate/validate.ts";
import { fecFileName } from "#journal/fec/writer.ts";
import { type Book, smallTown } from "#ledger/testing/book.ts";

const pay = (book: Book, amount: number, memo: string | null = null, reference: string | null = null) =>
  book.do({ kind: "payment", currency: "MIEL", from: "MIEL:1001", to: "MIEL:1002", amount, memo, reference });

/** Account, auxiliary account, debit, credit: what a bookkeeper looks at first. */
const sides = (records: Record<string, string>[]) =>
  records.map(({ CompteNum, CompAuxNum, Debit, Credit }) => [CompteNum, CompAuxNum, Debit, Credit]);

/** What is left on each account, by its name. */
const standing = (balances: Map<string, bigint>) =>
  Object.fromEntries([...balances].filter(([, cents]) => cents !== 0n));

const faultsOf = (file: string) => validateFec(file).faults;

test("euros that are changed enter the guarantee fund, and are owed to the member", () => {
  const file = writeFec(smallTown());
  expect(faultsOf(file)).toEqual([]);
  const [line, other] = recordsOf(file);
  expect(line).toEqual({
    JournalCode: "BQ",
    JournalLib: "Banque et émissions",
    EcritureNum: "1",
    EcritureDate: "20260105",
    CompteNum: "5121",
    CompteLib: "Banque - fonds de garantie",
    CompAuxNum: "",
    CompAuxLib: "",
    PieceRef: "deposit 1001",
    PieceDate: "20260105",
    EcritureLib: "Émission n° 1",
    Debit: "100,00",
    Credit: "0,00",
    EcritureLet: "",
    DateLet: "",
    ValidDate: "20260105",
    Montantdevise: "",
    Idevise: "",
  });
  expect(other).toMatchObject({
    CompteNum: "4682",
    CompAuxNum: "MIEL:1001",
    Debit: "0,00",
    Credit: "100,00",
    Montantdevise: "100,00",
    Idevise: "MIEL",
  });
  expect(recordsOf(file)).toHaveLength(6);
});

test("a payment lowers what is owed to one member and raises what is owed to the other", () => {
  const town = smallTown();
  pay(town, 1_250);
  expect(sides(recordsOf(writeFec(town)).slice(6))).toEqual([
    ["4682", "MIEL:1001", "12,50", "0,00"],
    ["4682", "MIEL:1002", "0,00", "12,50"],
  ]);
});

test("a redemption and a reversal take the other side of what they undo", () => {
  const town = smallTown();
  town.do({ kind: "redemption", currency: "MIEL", from: "MIEL:1003", amount: 4_000, reference: "VIR-9" });
  const wrong = pay(town, 700);
  if (!wrong.ok || !wrong.transfer) throw new Error("the payment was refused");
  town.do({ kind: "reversal", transfer: wrong.transfer.id, reason: "erreur" });
  const records = recordsOf(writeFec(town)).slice(6);
  expect(sides(records)).toEqual([
    ["4682", "MIEL:1003", "40,00", "0,00"],
    ["5121", "", "0,00", "40,00"],
    ["4682", "MIEL:1001", "7,00", "0,00"],
    ["4682", "MIEL:1002", "0,00", "7,00"],
    ["4682", "MIEL:1002", "7,00", "0,00"],
    ["4682", "MIEL:1001", "0,00", "7,00"],
  ]);
  expect(records.map(({ JournalCode }) => JournalCode)).toEqual(["RE", "RE", "MO", "MO", "EX", "EX"]);
});

test("a member's text can neither end a cell nor a line", () => {
  const town = smallTown();
  pay(town, 1, 'Pain\t"gris"|\r\n2\u20282026', "|\t");
  const file = writeFec(town);
  expect(faultsOf(file)).toEqual([]);
  const [line] = recordsOf(file).slice(6);
  expect(line?.["EcritureLib"]).toBe("Paiement n° 4 - Pain gris 2 2026");
  expect(line?.["PieceRef"]).toBe(town.transfers.at(-1)?.id);
});

test("a currency that is left out leaves no line and no gap", () => {
  const town = smallTown();
  town.do({ kind: "payment", currency: "GRAIN", from: "GRAIN:1001", to: "GRAIN:1002", amount: 100 });
  pay(town, 5);
  const file = writeFec(town);
  expect(faultsOf(file)).toEqual([]);
  expect(file).not.toContain("GRAIN");
  expect(validateFec(file).ecritures).toBe(4);
});

test("a currency with a rate shows its own amount beside the euros, and what is worth no cent is not written", () => {
  const town = smallTown();
  for (const amount of [37, 1])
    town.do({ kind: "payment", currency: "GRAIN", from: "GRAIN:1001", to: "GRAIN:1002", amount });
  const said = { currencies: [{ currency: "GRAIN", rate: "0,0049" }] };
  const file = writeFec(town, chartOf(town, said));
  expect(faultsOf(file)).toEqual([]);
  expect(recordsOf(file).slice(6)).toHaveLength(2);
  expect(recordsOf(file).at(-1)).toMatchObject({
    CompteNum: "801",
    Credit: "0,18",
    Montantdevise: "37",
    Idevise: "GRAIN",
  });
});

test("without auxiliary accounts members share one account, and a year opens with one line of it", () => {
  const town = smallTown();
  const opening = town.postings.length;
  pay(town, 250);
  const file = writeFec(town, chartOf(town, { ...withoutGrain, auxiliary: false }), { opening });
  expect(faultsOf(file)).toEqual([]);
  expect(sides(recordsOf(file))).toEqual([
    ["5121", "", "300,00", "0,00"],
    ["4682", "", "0,00", "300,00"],
    ["4682", "", "2,50", "0,00"],
    ["4682", "", "0,00", "2,50"],
  ]);
});

test("a year opens with one écriture of what stood before, and ends where the whole history ends", () => {
  const town = smallTown();
  pay(town, 1_000);
  const opening = town.postings.length;
  pay(town, 2_345);
  town.do({ kind: "redemption", currency: "MIEL", from: "MIEL:1002", amount: 5_000 });
  const late = validateFec(writeFec(town, chartOf(town), { opening }));
  const whole = validateFec(writeFec(town));
  expect(late.faults).toEqual([]);
  expect(late.ecritures).toBe(3);
  expect(standing(late.balances)).toEqual(standing(whole.balances));
  const [first] = recordsOf(writeFec(town, chartOf(town), { opening }));
  expect(first).toMatchObject({ JournalCode: "AN", EcritureNum: "1", PieceRef: "AN20260105" });
  expect(first?.["EcritureLib"]).toBe("Soldes au 04/01/2026");
});

test("charges and products are carried forward, not opened", () => {
  const town = smallTown();
  const opening = town.postings.length;
  const accounts = [{ kind: "member", number: "758", label: "Produits divers" }];
  const chart = chartOf(town, { currencies: [...withoutGrain.currencies, { currency: "MIEL", accounts }] });
  const opened = writeFec(town, { ...chart, auxiliary: false }, { opening });
  expect(sides(recordsOf(opened))).toEqual([
    ["5121", "", "300,00", "0,00"],
    ["110", "", "0,00", "300,00"],
  ]);
});

const amounts = fc.integer({ min: 1, max: 300 });
const members = fc.integer({ min: 1001, max: 1003 });
const moves = fc.array(
  fc.record({ currency: fc.constantFrom("MIEL", "GRAIN"), from: members, to: members, amount: amounts }),
  {
    maxLength: 30,
  },
);
type Payment = { currency: string; from: number; to: number; amount: number };
type Year = { miel: string; grain: string; cut: number; auxiliary: boolean };

const rates = fc
  .record({ whole: fc.integer({ min: 0, max: 3 }), decimals: fc.integer({ min: 1, max: 99_999_999 }) })
  .map(({ whole, decimals }) => `${whole}.${String(decimals).padStart(8, "0")}`);
const years = fc.record({ miel: rates, grain: rates, cut: fc.nat(20), auxiliary: fc.boolean() });

/** A town in which these payments were tried, its chart with these rates, and a posting between two transfers. */
function lived(payments: readonly Payment[], { miel, grain, cut, auxiliary }: Year) {
  const town = smallTown();
  for (const { currency, from, to, amount } of payments)
    town.do({ kind: "payment", currency, from: `${currency}:${from}`, to: `${currency}:${to}`, amount });
  const currencies = [
    { currency: "MIEL", rate: miel },
    { currency: "GRAIN", rate: grain },
  ];
  const somewhere = town.postings[Math.min(4 * cut, town.postings.length) - 1]?.transfer;
  const last = town.postings.findLast(({ transfer }) => transfer === somewhere)?.seq ?? 0;
  return { town, chart: chartOf(town, { currencies, auxiliary }), last };
}

const realFaults = (file: string) => faultsOf(file).filter(({ what }) => what !== "there is no écriture");

test("whatever is paid, at whatever rates and wherever the year ends, no file has a fault, and a year opens as the one before ended", () => {
  fc.assert(
    fc.property(moves, years, (payments, year) => {
      const { town, chart, last } = lived(payments, year);
      const before = writeFec(town, chart, { last, isOver: true });
      const after = writeFec(town, chart, { opening: last, isOver: true });
      expect([...realFaults(before), ...realFaults(after)]).toEqual([]);
      const opened = writeFec(town, chart, { opening: last, last });
      expect(realFaults(opened)).toEqual([]);
      expect(standing(validateFec(opened).balances)).toEqual(standing(validateFec(before).balances));
    }),
    { numRuns: 100 },
  );
});

test("what a year of rounding gathers is put right in one écriture at its end", () => {
  const town = smallTown();
  const opening = town.postings.length;
  for (let day = 0; day < 6; day += 1)
    town.do({ kind: "payment", currency: "GRAIN", from: "GRAIN:1001", to: "GRAIN:1002", amount: 3 });
  const chart = chartOf(town, { currencies: [{ currency: "GRAIN", rate: "0.005" }] });
  const records = recordsOf(writeFec(town, chart, { opening, isOver: true })).slice(-2);
  // Six times 1.5 cents, each written as 2, is 9 cents and not 12
  expect(sides(records)).toEqual([
    ["801", "GRAIN:1002", "0,03", "0,00"],
    ["801", "GRAIN:1001", "0,00", "0,03"],
  ]);
  expect(records[0]).toMatchObject({
    JournalCode: "OD",
    EcritureLib: "Écarts d'arrondi au 05/01/2026",
    PieceRef: "EA20260105",
    Montantdevise: "",
    Idevise: "",
  });
});

test("where rates give whole cents, nothing is put right", () => {
  const town = smallTown();
  pay(town, 1_234);
  expect(writeFec(town, chartOf(town), { isOver: true })).toBe(writeFec(town));
  expect(gathersRounding(chartOf(town))).toBe(false);
  expect(gathersRounding(chartOf(town, { currencies: [{ currency: "GRAIN", rate: "0.005" }] }))).toBe(true);
  expect(gathersRounding(chartOf(town, { currencies: [{ currency: "GRAIN", rate: "0.01" }] }))).toBe(false);
});

test("a file is named as the article wants where a SIREN is known", () => {
  const town = smallTown();
  expect(fecFileName(chartOf(town, { siren: "732 829 320" }), "le-miel", "20261231")).toBe(
    "732829320FEC20261231.txt",
  );
  expect(fecFileName(chartOf(town), "le-miel", "20261231")).toBe("le-mielFEC20261231.txt");
});
