import fc from "fast-check";
import { expect, test } from "vitest";

import { brandTokens, contrastOf, papers } from "#looks/contrast.ts";
import { hexOfOklch, oklchOf } from "#looks/oklch.ts";

const colour = fc
  .integer({ min: 0, max: 0xff_ff_ff })
  .map((value) => `#${value.toString(16).padStart(6, "0")}`);
const extremes = ["#000000", "#ffffff", "#ff0000", "#00ff00", "#0000ff", "#ffff00", "#777777", "#0e6655"];

test("contrast is that of WCAG: 21 of black on white, 1 of a colour on itself", () => {
  expect(contrastOf("#000000", "#ffffff")).toBe(21);
  expect(contrastOf("#0e6655", "#0e6655")).toBe(1);
  expect(contrastOf("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});

test("of any colour, text can be read and shapes can be seen, in the light and in the dark", () => {
  fc.assert(
    fc.property(colour, (hex) => {
      for (const [theme, { paper, card }] of Object.entries(papers)) {
        const { brand, onBrand, brandSoft, brandText } =
          brandTokens(hex)[theme === "dark" ? "dark" : "light"];
        for (const ground of [paper, card]) expect(contrastOf(brand, ground)).toBeGreaterThanOrEqual(3);
        for (const ground of [paper, card, brandSoft])
          expect(contrastOf(brandText, ground)).toBeGreaterThanOrEqual(4.5);
        expect(contrastOf(onBrand, brand)).toBeGreaterThanOrEqual(4.5);
        for (const token of [brand, onBrand, brandSoft, brandText]) expect(token).toMatch(/^#[0-9a-f]{6}$/);
      }
    }),
    { numRuns: 1_000, examples: extremes.map((hex) => [hex]) },
  );
});

test("a colour that is clear enough stays as it is", () => {
  const { light, dark } = brandTokens("#0e6655");
  expect(light).toMatchObject({ brand: "#0e6655", brandText: "#0e6655", onBrand: "#ffffff" });
  expect(brandTokens("#7fc9b5").dark).toMatchObject({
    brand: "#7fc9b5",
    brandText: "#7fc9b5",
    onBrand: "#000000",
  });
  expect(dark.brand).not.toBe("#0e6655");
});

test("a colour that moves keeps its hue", () => {
  fc.assert(
    fc.property(colour, (hex) => {
      const [before, after] = [oklchOf(hex), oklchOf(brandTokens(hex).light.brandText)];
      // Where little colour is left, eight bits of it say little about its hue
      fc.pre(before.chroma > 0.05 && after.chroma > 0.05);
      expect(Math.cos(after.hue - before.hue)).toBeGreaterThan(0.99);
    }),
  );
});

test("a colour moves no further than it must", () => {
  fc.assert(
    fc.property(colour, (hex) => {
      const { brandText, brandSoft } = brandTokens(hex).light;
      const [before, after] = [oklchOf(hex), oklchOf(brandText)];
      fc.pre(Math.abs(after.lightness - before.lightness) > 0.02);
      const halfway = hexOfOklch({ ...before, lightness: (after.lightness + before.lightness) / 2 });
      const contrasts = [...Object.values(papers.light), brandSoft].map((it) => contrastOf(halfway, it));
      expect(Math.min(...contrasts)).toBeLessThan(4.5);
    }),
  );
});

test("a colour is the same after it was told in OKLCH and back", () => {
  fc.assert(
    fc.property(colour, (hex) => {
      expect(hexOfOklch(oklchOf(hex))).toBe(hex);
    }),
  );
});
