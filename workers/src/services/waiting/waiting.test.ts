import { afterAll, beforeAll, expect, test } from "vitest";

import { redeem } from "#services/currencies/redeem.ts";
import { applyToJoin } from "#services/members/apply.ts";
import { readWaiting } from "#services/waiting/read.ts";
import { applicationOf, newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

test("each of the team is told what waits for them, nothing that is done, and members are told nothing", async () => {
  expect(await readWaiting(town.context(), town.admin, [])).toEqual({ items: [] });
  const shop = await town.join("Fournil", "provider");
  await town.endow(shop.account, "100");
  const redemption = {
    id: newId(),
    from: shop.account,
    amount: "20",
    beneficiary: null,
    memo: null,
    reference: null,
    category: null,
  };
  await redeem(town.context(), shop.caller, "MIEL", redemption);
  await applyToJoin(town.context(), applicationOf("Zoé Candidate"));
  expect(await readWaiting(town.context(), town.admin, [])).toEqual({
    items: [
      { what: "applications", count: 1 },
      { what: "redemptions", count: 1 },
    ],
  });
  const auditor = { ...shop.caller, role: "auditor" } as const;
  expect(await readWaiting(town.context(), auditor, [])).toEqual({ items: [] });
  await expect(readWaiting(town.context(), shop.caller, [])).rejects.toMatchObject({ code: "forbidden" });
});
