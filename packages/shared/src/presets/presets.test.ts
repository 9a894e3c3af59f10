import { expect, test } from "vitest";

import { foundingRequest } from "#contracts/communities.ts";
import { foundingBody } from "#contracts/communityFace.ts";
import { communityKinds as kinds } from "#contracts/presets.ts";
import { foundedTypes, foundingCommands } from "#founding/plan.ts";
import { listPresets } from "#presets/list.ts";
import type { CommunityKind } from "#presets/presets.ts";
import { presets } from "#presets/presets.ts";

const founding = (kind: CommunityKind, language: "fr" | "en") =>
  foundingRequest.parse({
    id: "0193c0de-0000-7000-8000-000000000001",
    slug: "essai",
    name: "Essai",
    language,
    admin: { id: "0193c0de-0000-7000-8000-000000000002", name: "Maud", email: "Maud@Example.org" },
    ...presets[kind]({ code: "MIEL", name: "Miel", symbol: "M" }, language),
  });

test.each(kinds)("the preset %s is a founding request in either language", (kind) => {
  expect(founding(kind, "fr").currencies[0]?.code).toBe("MIEL");
  expect(founding(kind, "en").admin.email).toBe("maud@example.org");
});

const own = {
  id: "0193c0de-0000-7000-8000-000000000001",
  slug: "essai",
  name: "Essai",
  admin: { id: "0193c0de-0000-7000-8000-000000000002", name: "Maud", email: "maud@example.org" },
};
const naming = { code: "MIEL", name: "Miel", symbol: "M" };

test.each(["fr", "en"] as const)(
  "in %s each preset is listed whole, and lacks what is the founder’s",
  (language) => {
    const listed = listPresets(naming, language);
    expect(listed.map(({ kind }) => kind)).toEqual(kinds);
    for (const { kind, name, description, founding: body } of listed) {
      const lacking = foundingBody.safeParse(body).error?.issues.map(({ path }) => path.join("."));
      expect(new Set(lacking)).toEqual(
        new Set(["id", "slug", "name", "admin.id", "admin.name", "admin.email"]),
      );
      expect(foundingRequest.parse({ ...body, ...own })).toEqual(founding(kind, language));
      expect([name.length > 3, description.endsWith(".")]).toEqual([true, true]);
    }
  },
);

test("a currency that nobody has named yet goes by a word of the language", () => {
  const [first] = listPresets({ code: "UNIT", symbol: "u" }, "fr");
  expect(first?.founding.currencies[0]).toMatchObject({ code: "UNIT", name: "Unité", symbol: "u" });
});

test("a backed currency is created after the reserve behind it, and the administrator's account after both", () => {
  expect(foundingCommands(founding("local-currency", "fr"), 1001)).toEqual([
    {
      kind: "create_currency",
      currency: {
        code: "EUR",
        name: "Euros du fonds de garantie",
        symbol: "€",
        scale: 2,
        kind: "reserve",
        backing: null,
        signatureFrom: null,
      },
    },
    {
      kind: "create_currency",
      currency: {
        code: "MIEL",
        name: "Miel",
        symbol: "M",
        scale: 2,
        kind: "backed",
        backing: "EUR",
        signatureFrom: null,
      },
    },
    {
      kind: "open_account",
      account: "MIEL:1001",
      currency: "MIEL",
      type: "individual",
      creditLimit: 0,
      balanceCap: 300_000,
    },
  ]);
});

test("limits are kept in minor units, those of the type before those of the currency", () => {
  expect(foundedTypes(founding("mutual-credit", "en")).map((type) => type.accounts)).toEqual([
    { MIEL: { creditLimit: 20_000, balanceCap: 100_000 } },
    { MIEL: { creditLimit: 200_000, balanceCap: 1_000_000 } },
  ]);
});

test("an amount finer than its currency, a currency used twice and an unknown account are named where they stand", () => {
  const request = founding("libre", "fr");
  const [money] = request.currencies;
  const paths = (change: object) =>
    foundingRequest.safeParse({ ...request, ...change }).error?.issues.map((issue) => issue.path.join("."));
  expect(paths({ currencies: [{ ...money, defaults: { creditLimit: "0.001", balanceCap: null } }] })).toEqual(
    ["currencies.0.defaults.creditLimit"],
  );
  expect(paths({ currencies: [money, money] })).toEqual(["currencies.1.code"]);
  expect(paths({ currencies: [{ ...money, kind: "backed" }] })).toEqual([
    "currencies.0.backing",
    "currencies.0.policies.dividend",
  ]);
  expect(
    paths({ memberTypes: [{ code: "member", name: "M", provider: false, accounts: [{ currency: "EUR" }] }] }),
  ).toEqual(["memberTypes.0.accounts.0.currency"]);
});
