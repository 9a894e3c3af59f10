import fc from "fast-check";
import { expect, test } from "vitest";

import { worthInCents, eurosOf, type InvoiceLine, totalsOf } from "#invoicing/totals.ts";
import { parseRate } from "#journal/fec/euros.ts";

const line = (quantity: string, unitPrice: number, vatRate = "0"): InvoiceLine => ({
  label: "Pain",
  quantity,
  unit: null,
  unitPrice,
  vatRate,
});

const rateOf = (text: string) => {
  const rate = parseRate(text);
  if (!rate) throw new Error(text);
  return rate;
};

test("a line is its quantity times its price, to the nearest minor unit, halves upwards", () => {
  expect(totalsOf([line("2", 120)]).lines).toEqual([240]);
  expect(totalsOf([line("1.5", 333)]).lines).toEqual([500]);
  expect(totalsOf([line("0.005", 100)]).lines).toEqual([1]);
  expect(totalsOf([line("0.333", 1_000)]).lines).toEqual([333]);
});

test("VAT is taken of all lines of one rate together, the lowest rate first", () => {
  const { byRate, sums } = totalsOf([line("3", 333, "20"), line("1", 1_000, "5.5"), line("1", 2, "20")]);
  expect(byRate).toEqual([
    { vatRate: "5.5", net: 1_000, vat: 55 },
    { vatRate: "20", net: 1_001, vat: 200 },
  ]);
  expect(sums).toEqual({ net: 2_001, vat: 255, total: 2_256 });
});

test("in euros each figure is converted and rounded, and the figures add up", () => {
  const totals = totalsOf([line("3", 125, "20"), line("1", 10, "5.5")]);
  expect(eurosOf(totals, 0, rateOf("0.08"))).toEqual({
    lines: [3_000, 80],
    byRate: [
      { vatRate: "5.5", net: 80, vat: 8 },
      { vatRate: "20", net: 3_000, vat: 600 },
    ],
    sums: { net: 3_080, vat: 608, total: 3_688 },
  });
  expect(worthInCents(12_345, 2, rateOf("1"))).toBe(12_345);
  expect(worthInCents(1, 4, rateOf("1"))).toBe(0);
  expect(worthInCents(50, 4, rateOf("1"))).toBe(1);
});

test("sums are those of the parts, and nothing is more than half a unit away from exact", () => {
  const lines = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 999_999 }).map((many) => (many / 1_000).toFixed(3)),
      unitPrice: fc.integer({ min: 0, max: 10_000_000 }),
      vatRate: fc.constantFrom("0", "2.1", "5.5", "10", "20"),
    }),
    { minLength: 1, maxLength: 20 },
  );
  fc.assert(
    fc.property(lines, (drawn) => {
      const totals = totalsOf(drawn.map((it) => ({ label: "x", unit: null, ...it })));
      const net = totals.lines.reduce((sum, it) => sum + it, 0);
      expect(totals.sums.net).toBe(net);
      expect(totals.sums.total).toBe(net + totals.byRate.reduce((sum, { vat }) => sum + vat, 0));
      for (const { vatRate, net: base, vat } of totals.byRate)
        expect(Math.abs(vat - (base * Number(vatRate)) / 100)).toBeLessThanOrEqual(0.5 + 1e-6);
    }),
  );
});
