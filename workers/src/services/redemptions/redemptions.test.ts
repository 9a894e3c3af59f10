import { afterAll, beforeAll, expect, test } from "vitest";

import type { RedemptionsQuery } from "@mereau/shared/contracts/redemptions.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import { listAudit } from "#services/audit/list.ts";
import type { Caller } from "#services/context.ts";
import { redeem } from "#services/currencies/redeem.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { listRedemptions, redemptionsCsv } from "#services/redemptions/list.ts";
import { recordPayout, withdrawPayout } from "#services/redemptions/payout.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let shop: { caller: Caller; account: string };

const pot = "MIEL:pot-system";
const policies = policySettings.parse({
  redemption: { types: [], minimum: "1", fees: [{ percent: "5", to: pot }], fallback: pot },
});
const asked = { reference: null, memo: null, category: null, beneficiary: null };
const giveBack = (amount: string) =>
  redeem(town.context(), shop.caller, "MIEL", { id: newId(), from: shop.account, amount, ...asked });
const listed = async (state: RedemptionsQuery["state"] = "due") =>
  (await listRedemptions(town.context(), town.admin, { state, limit: 9 })).items;
const wired = { wiredOn: "2026-12-01", reference: "VIR-1" };
const wire = (id: string, payout = wired, caller = town.admin) =>
  recordPayout(town.context(), caller, id, payout);

beforeAll(async () => {
  town = await startCommunity();
  shop = await town.join("Shop", "provider");
  await town.endow(shop.account, "500");
  await submitSettings(town.context(), [
    { kind: "open_pot", account: pot, currency: "MIEL" },
    { kind: "set_policies", currency: "MIEL", version: 1, effectiveAt: null, policies },
  ]);
});

afterAll(() => town.close());

test("what is redeemed is due in euros, less the fees that were kept, until it is said to be wired", async () => {
  const [first, second] = [await giveBack("50"), await giveBack("20")];
  const due = { holder: "Shop", account: shop.account, state: "due", payout: null, reversal: null };
  expect(await listed()).toMatchObject([
    { id: second.id, amount: "20.00", fees: "1.00", owed: "19.00", euros: "19.00", ...due },
    { id: first.id, amount: "50.00", fees: "2.50", owed: "47.50", euros: "47.50", ...due },
  ]);
  for (let told = 0; told < 2; told += 1)
    expect(await wire(first.id)).toMatchObject({
      state: "wired",
      payout: { ...wired, recordedBy: town.admin.member },
    });
  expect((await listed()).map(({ id }) => id)).toEqual([second.id]);
  expect((await listed("wired")).map(({ id }) => id)).toEqual([first.id]);
  expect((await wire(first.id, { ...wired, reference: "VIR-2" })).payout).toMatchObject({
    reference: "VIR-2",
  });
  for (let told = 0; told < 2; told += 1)
    expect(await withdrawPayout(town.context(), town.admin, first.id)).toMatchObject({
      state: "due",
      payout: null,
    });
  const { items } = await listAudit(town.context(), town.admin, { limit: 9, subject: first.id });
  const actions = items.map(({ action }) => action).filter((action) => action.startsWith("redemption."));
  // What changed nothing is not written down
  expect(actions.toSorted()).toEqual(["redemption.unwire", "redemption.wire", "redemption.wire"]);
});

test("nothing is owed for a redemption that was reversed; euros wired before are still told", async () => {
  const [first, second] = [await giveBack("10"), await giveBack("12")];
  await wire(second.id);
  for (const { id } of [first, second])
    await reverseTransfer(town.context(), town.admin, id, { id: newId(), reason: "Erreur" });
  const gone = [first.id, second.id];
  for (const state of ["due", "wired"] as const)
    expect((await listed(state)).filter(({ id }) => gone.includes(id))).toEqual([]);
  expect(await listed("reversed")).toMatchObject([
    { id: second.id, state: "reversed", payout: wired, reversal: { reason: "Erreur" } },
    { id: first.id, state: "reversed", payout: null },
  ]);
  await expect(wire(first.id)).rejects.toMatchObject({ code: "already_reversed" });
});

test("only those who oversee read the list, only managers say what was wired, and only of a redemption", async () => {
  const { id } = await giveBack("10");
  const teller: Caller = { ...town.admin, role: "teller" };
  await expect(
    listRedemptions(town.context(), shop.caller, { state: "all", limit: 9 }),
  ).rejects.toMatchObject({
    code: "forbidden",
  });
  for (const caller of [shop.caller, teller])
    for (const act of [wire(id, wired, caller), withdrawPayout(town.context(), caller, id)])
      await expect(act).rejects.toMatchObject({ code: "forbidden" });
  const [reversed] = await listed("reversed");
  for (const other of [newId(), reversed?.reversal?.transfer ?? ""])
    await expect(wire(other)).rejects.toMatchObject({ code: "unknown_redemption" });
});

test("the list is a table with a line for each redemption", async () => {
  const all = await listed("all");
  let table = "";
  for await (const part of redemptionsCsv(town.context(), town.admin, { state: "all", limit: 50 }))
    table += part;
  const [head, ...lines] = table.trim().split("\r\n");
  expect(head).toBe("date,account,holder,state,currency,amount,fees,owed,euros,wired_on,reference,transfer");
  const ends = all.map(({ id, payout }) => `${payout?.wiredOn ?? ""},${payout?.reference ?? ""},${id}`);
  expect(lines.map((line) => line.split(",").slice(-3).join(","))).toEqual(ends);
  expect(lines).toContainEqual(
    expect.stringContaining(`${shop.account},Shop,reversed,MIEL,12.00,0.60,11.40,11.40,2026-12-01,VIR-1,`),
  );
});
