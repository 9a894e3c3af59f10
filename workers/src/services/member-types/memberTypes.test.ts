import { afterAll, beforeAll, expect, test } from "vitest";

import { changeMemberType } from "#services/member-types/change.ts";
import { createMemberType } from "#services/member-types/create.ts";
import { listMemberTypes } from "#services/member-types/list.ts";
import { changeSettings } from "#services/settings/change.ts";
import { readPublicSettings } from "#services/settings/read.ts";
import { startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

const association = {
  code: "association",
  name: "Association",
  provider: false,
  accounts: [{ currency: "MIEL", creditLimit: "0", balanceCap: "10,5" }],
};

test("a kind of member says its limits in decimals, and is made once", async () => {
  const created = await createMemberType(town.context(), town.admin, association);
  expect(created.accounts).toEqual([{ currency: "MIEL", creditLimit: "0.00", balanceCap: "10.50" }]);
  expect(await createMemberType(town.context(), town.admin, association)).toEqual(created);
  const other = { ...association, name: "Club" };
  await expect(createMemberType(town.context(), town.admin, other)).rejects.toMatchObject({
    code: "id_reused",
  });
  const { code, ...change } = association;
  await changeMemberType(town.context(), town.admin, code, { ...change, name: "Club" });
  const types = await listMemberTypes(town.context());
  expect(types.map(({ name }) => name)).toEqual(["Club", "Adhérent", "Prestataire"]);
});

test.each([
  [{ currency: "NONE", creditLimit: "0", balanceCap: null }, "unknown_currency"],
  [{ currency: "EUR", creditLimit: "0", balanceCap: null }, "currency_mismatch"],
  [{ currency: "MIEL", creditLimit: "0.001", balanceCap: null }, "invalid_input"],
  [{ currency: "MIEL", creditLimit: "0", balanceCap: "9999999999999999" }, "amount_out_of_bounds"],
])("a kind of member with %o is refused with %s", async (account, code) => {
  const type = { ...association, code: "wrong", accounts: [account] };
  await expect(createMemberType(town.context(), town.admin, type)).rejects.toMatchObject({ code });
});

test("what the community says of itself changes subject by subject", async () => {
  const { caller } = await town.join("Noor");
  const charter = { version: "2026-1", text: "Nous échangeons.", types: [] };
  const changed = await changeSettings(town.context(), town.admin, { charter });
  expect(changed).toMatchObject({
    identity: { name: "Essai", languages: ["fr"], territory: "Gironde" },
    charter,
    contact: null,
  });
  const contact = { email: "bonjour@example.org", phone: null, address: null, website: null };
  await changeSettings(town.context(), town.admin, { contact });
  expect(await readPublicSettings(town.context())).toMatchObject({ charter, contact });
  await expect(changeSettings(town.context(), caller, { charter })).rejects.toMatchObject({
    code: "forbidden",
  });
});
