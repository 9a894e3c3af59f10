import { afterAll, beforeAll, expect, test } from "vitest";

import { settingsChange } from "@mereau/shared/contracts/settings.ts";
import { setStatus } from "#services/accounts/setStatus.ts";
import { changeSettings } from "#services/settings/change.ts";
import { readSettings } from "#services/settings/read.ts";
import { startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let house: string;

beforeAll(async () => {
  town = await startCommunity();
  house = (await town.join("La Maison")).account;
});

afterAll(() => town.close());

const sellOn = (...accounts: string[]) =>
  changeSettings(
    town.context(),
    town.admin,
    settingsChange.parse({ seller: { name: "Association Essai", accounts } }),
  );

test("one sells on accounts that exist and can be paid; another is refused by its place, and nothing is settled", async () => {
  await sellOn(house);
  for (const account of ["MIEL:9999", "MIEL:issuance", "AUTRE:1001"])
    await expect(sellOn(account)).rejects.toMatchObject({
      code: "invalid_input",
      fields: [{ field: "seller.accounts.0", code: "unpayable_account" }],
    });
  await expect(sellOn(house, "AUTRE:1001")).rejects.toMatchObject({
    fields: [{ field: "seller.accounts.1", code: "unpayable_account" }],
  });
  expect((await readSettings(town.context())).seller?.accounts).toEqual([house]);
  await setStatus(town.context(), town.admin, house, "closed");
  await expect(sellOn(house)).rejects.toMatchObject({ code: "invalid_input" });
  await sellOn();
});
