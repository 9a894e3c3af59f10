import { expect, test } from "vitest";
import type * as z from "zod";

import { meltsMore } from "#policies/demurrage/meltsMore.ts";
import { demurrageSettings } from "#policies/demurrage/settings.ts";

type Change = Partial<z.input<typeof demurrageSettings>>;

const settled = (change: Change) =>
  demurrageSettings.parse({ rate: "1", per: "month", floor: "50", to: "burn", ...change });

test.each<[string, Change | null, Change | null, boolean]>([
  ["begins", null, {}, true],
  ["begins at nothing", null, { rate: "0" }, false],
  ["ends", {}, null, false],
  ["stays", {}, {}, false],
  ["gets faster", {}, { rate: "1.1" }, true],
  ["gets slower", {}, { rate: "0.9" }, false],
  ["is the same, told by the year", {}, { rate: "11.3615", per: "year" }, false],
  ["is faster, told by the year", {}, { rate: "11.4", per: "year" }, true],
  ["begins for a type that was exempt", { byType: { shop: "0" } }, {}, true],
  ["begins for one type alone", { rate: "0" }, { rate: "0", byType: { shop: "1" } }, true],
  ["ends for a type", {}, { byType: { shop: "0" } }, false],
  ["leaves less alone", {}, { floor: "49.99" }, true],
  ["leaves more alone", {}, { floor: "60" }, false],
  ["goes elsewhere, at another tick", {}, { to: "MIEL:pot-commons", tick: "week" }, false],
])("melting that %s: from %j to %j", (_, before, after, expected) => {
  expect(meltsMore(before ? settled(before) : undefined, after ? settled(after) : undefined, 2)).toBe(
    expected,
  );
});
