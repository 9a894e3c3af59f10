import { expect, test } from "vitest";

import { foundingRequest } from "#contracts/communities.ts";
import { communityKinds } from "#contracts/presets.ts";
import { foundedTypes } from "#founding/plan.ts";
import { besidesFor, withBeside } from "#presets/beside.ts";
import { presets } from "#presets/presets.ts";

const own = {
  id: "0193c0de-0000-7000-8000-000000000001",
  slug: "essai",
  name: "Essai",
  language: "fr",
  admin: { id: "0193c0de-0000-7000-8000-000000000002", name: "Maud", email: "maud@example.org" },
};
const first = { code: "MIEL", name: "Miel", symbol: "M" };

test("whatever may go beside a kind’s currency makes a founding request, all of it at once too", () => {
  for (const kind of communityKinds) {
    const start = presets[kind](first, "fr");
    const all = besidesFor(start).reduce(
      (preset, beside, place) =>
        withBeside(preset, beside, { code: `B${place}`, name: beside, symbol: "b" }, "fr"),
      start,
    );
    const request = foundingRequest.parse({ ...own, ...all });
    const codes = request.currencies.map(({ code }) => code);
    expect(codes.length).toBe(start.currencies.length + besidesFor(start).length);
    for (const { accounts } of request.memberTypes)
      expect(new Set(accounts.map(({ currency }) => currency))).toEqual(new Set(codes));
  }
});

test("hours beside a currency backed by euros have limits of their own", () => {
  const start = presets["local-currency"](first, "fr");
  const both = withBeside(start, "hours", { code: "HEURE", name: "Heure", symbol: "h" }, "fr");
  const [person, provider] = foundedTypes(foundingRequest.parse({ ...own, ...both }));
  expect(person?.accounts["HEURE"]).toEqual({ creditLimit: 1_200, balanceCap: 4_000 });
  expect(person?.accounts["MIEL"]?.creditLimit).toBe(0);
  expect(provider?.accounts["HEURE"]?.creditLimit).toBe(1_200);
});

test("there is one reserve of euros, one dividend and one heart, not two", () => {
  expect(besidesFor(presets.village(first, "fr"))).not.toContain("euros");
  expect(besidesFor(presets.libre(first, "fr"))).not.toContain("dividend");
  expect(besidesFor(presets.coworking(first, "fr"))).not.toContain("hearts");
});
