import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { depositReference, findReferences, isWrittenAsReference } from "#banking/reference.ts";

const bytes = fc.uint8Array({ minLength: 4, maxLength: 4 });
const symbols = "23456789CDFHJKMNPRTVWXY";
const none: string[] = [];

test("a reference has the currency, five symbols and the one that checks them", () => {
  expect(depositReference("MIEL", new Uint8Array([0, 0, 0, 0]))).toBe("MIEL-22222-2");
  expect(depositReference("MIEL", new Uint8Array([0, 0, 0, 1]))).toBe("MIEL-32222-X");
  expect(depositReference("MIEL", new Uint8Array([255, 255, 255, 255]))).toBe("MIEL-HT9W8-K");
});

describe("a reference is found", () => {
  test.each([
    ["VIR SEPA MIEL-HT9W8-K NOOR"],
    ["vir sepa miel ht9w8 k"],
    ["MIELHT9W8K"],
    ["/RFB/M I E L - H T 9 W 8 - K/"],
    ["VIREMENT DE MME NOOR HADDAD REF MIEL-HT\n9W8-K MERCI"],
    ["Règlement « Miel–ht9w8–k »"],
    ["MIELMIEL-HT9W8-K"],
  ])("in %j", (text) => {
    expect([...findReferences([text], ["EUR", "MIEL"])]).toEqual(["MIEL-HT9W8-K"]);
  });

  test("whatever becomes of its case, spaces and hyphens", () => {
    const noise = fc.constantFrom("", " ", "-", "\n", " - ", ".", "/");
    const noises = fc.array(noise, { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(bytes, noises, fc.boolean(), (random, between, small) => {
        const reference = depositReference("MIEL", random);
        const symbolsOnly = Array.from(reference.replaceAll("-", ""));
        const cut = symbolsOnly.map((one, index) => one + (between[index] ?? "")).join("");
        const text = `VIR DE X ${small ? cut.toLowerCase() : cut} 22/11`;
        expect([...findReferences([text], ["MIEL"])]).toContain(reference);
      }),
    );
  });
});

describe("nothing is found", () => {
  test.each([["MIEL-HT9W8"], ["MIEL-HT9W8-3"], ["HT9W8-K"], ["TILL-HT9W8-K"], [""]])("in %j", (text) => {
    expect([...findReferences([text], ["MIEL"])]).toEqual(none);
  });

  test("across two fields of a line", () => {
    expect([...findReferences(["MIEL-HT", "9W8-K"], ["MIEL"])]).toEqual(none);
  });

  test("where one symbol was mistaken, or two neighbours were exchanged", () => {
    const place = fc.integer({ min: 0, max: 4 });
    const other = fc.constantFrom(...Array.from(symbols));
    fc.assert(
      fc.property(bytes, place, other, (random, at, wrong) => {
        const written = Array.from(depositReference("MIEL", random).slice(5).replace("-", ""));
        const exchanged = written.with(at, written[at + 1] ?? "").with(at + 1, written[at] ?? "");
        const altered = [written.with(at, wrong), exchanged].filter((one) => one.join() !== written.join());
        const texts = altered.map((one) => `MIEL${one.join("")}`);
        expect([...findReferences(texts, ["MIEL"])]).toEqual(none);
      }),
    );
  });
});

test("a text that is written as a reference is known as one, though its check symbol is wrong", () => {
  for (const text of ["MIEL-HT9W8-K", "MIEL-HT9W8-J", " miel ht9w8 j "])
    expect(isWrittenAsReference(text, ["EUR", "MIEL"])).toBe(true);
  for (const text of ["VIR-2026-1142", "TILL-HT9W8-K", "espèces", "MIEL", "MIEL-HT9W8", "don MIEL-HT9W8-J"])
    expect(isWrittenAsReference(text, ["EUR", "MIEL"])).toBe(false);
});
