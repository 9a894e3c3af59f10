import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { policySettings } from "@mereau/shared/policies/registry.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import type { Caller } from "#services/context.ts";
import { readPolicies } from "#services/policies/read.ts";
import { settlePolicies } from "#services/policies/settle.ts";
import { simulatePolicies } from "#services/policies/simulate/simulate.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { placeHold } from "#services/holds/place.ts";
import { captureHold } from "#services/holds/capture.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

const DAY = 86_400_000;
const DAYS = 12;

type Party = { caller: Caller; account: string };

/** Some days of a town: payments each day, a hold captured and a payment reversed on the way. */
async function live(
  town: TestCommunity,
  currency: string,
  [noor, shop]: readonly [Party, Party],
  begun: number,
) {
  for (let day = 1; day <= DAYS; day += 1) {
    const now = begun + day * DAY;
    await town.runDue(now);
    const at = town.context({ now });
    const paid = { ...paymentOf(noor.account, shop.account, "1.50"), currency };
    await createTransfer(at, noor.caller, paid);
    if (day % 3 === 0)
      await createTransfer(at, shop.caller, {
        ...paid,
        id: newId(),
        from: shop.account,
        to: noor.account,
        amount: "0.25",
      });
    if (day === 5) await reverseTransfer(at, town.admin, paid.id, { id: newId(), reason: "twice" });
    if (day === 8) {
      const hold = { id: newId(), currency, from: noor.account, to: shop.account, amount: "1" };
      const told = { memo: null, category: null, reference: null };
      await placeHold(at, noor.caller, { ...hold, ...told, order: null, expiresAt: now + DAY });
      await captureHold(at, shop.caller, hold.id, { id: newId(), amount: "0.50", ...told });
    }
  }
  await createTransfer(town.context(), noor.caller, {
    ...paymentOf(noor.account, shop.account, "9000"),
    currency,
  }).catch(() => undefined);
  return begun + DAYS * DAY + 1_000;
}

describe("in a currency that melts", () => {
  let town: TestCommunity;
  let shop: Party;
  let now: number;

  beforeAll(async () => {
    town = await startCommunity();
    const noor = await town.join("Noor");
    shop = await town.join("Shop", "provider");
    await settlePolicies(town.context(), town.admin, {
      code: "MIEL",
      language: "fr",
      version: 1,
      effectiveAt: null,
      policies: policySettings.parse({ demurrage: { rate: "20", per: "month", to: "MIEL:pot-commons" } }),
      pots: [{ id: "MIEL:pot-commons", name: "Pot" }],
    });
    await town.endow(noor.account, "100");
    now = await live(town, "MIEL", [noor, shop], Date.now());
  }, 60_000);

  afterAll(() => town.close());

  const simulate = async (policies: object | null, transfersMax?: number) => {
    const ctx = town.context({ now });
    const { inForce } = await readPolicies(ctx, "MIEL", "fr");
    const tried = policies === null ? (inForce?.policies ?? {}) : policySettings.parse(policies);
    return simulatePolicies(ctx, town.admin, { code: "MIEL", policies: tried }, transfersMax);
  };

  test("the policies in force, tried on the past, come to what was recorded", async () => {
    const told = await simulate(null);
    expect(told.replay).toMatchObject({ accountsThatDiffer: 0, verdictsThatDiffer: 0, adjusted: 0 });
    expect(told.asItWouldBe).toEqual(told.asItWas);
    expect(told.asItWas.refused).toEqual([{ code: "insufficient_funds", count: 1, median: "9000.00" }]);
    expect(told.asItWas.payments).toBe(DAYS + DAYS / 3 + 1);
    expect(Number(told.asItWas.melted)).toBeGreaterThan(5);
    expect(told.types.map(({ type, accounts }) => [type, accounts])).toEqual([
      ["individual", 2],
      ["provider", 1],
    ]);
  });

  test("without melting nobody loses anything, and everybody else gains what the pot lost", async () => {
    const told = await simulate({});
    expect(told.asItWouldBe).toMatchObject({ melted: "0.00", mass: "100.00" });
    expect(told.all.change.total).toBe(told.asItWas.melted);
    expect(told.deciles.map(({ accounts }) => accounts)).toEqual([1, 1, 1]);
  });

  test("where not all of the record may be played, it begins where the ledger stood", async () => {
    const [whole, part] = [await simulate({}), await simulate({}, 24)];
    expect(part.replay.transfers).toBeLessThan(whole.replay.transfers);
    expect(part.from).toBeGreaterThan(whole.from);
    expect(part.replay).toMatchObject({ accountsThatDiffer: 0, verdictsThatDiffer: 0 });
    expect(part.asItWas.mass).toBe(whole.asItWas.mass);
  });

  test("a member may not, and what contradicts itself is refused", async () => {
    await expect(
      simulatePolicies(town.context(), shop.caller, { code: "MIEL", policies: {} }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await expect(simulate({ dividend: { amount: "1" } })).rejects.toMatchObject({
      code: "policy_disagreement",
    });
  });
});

describe("in a libre currency", () => {
  let town: TestCommunity;
  let now: number;

  beforeAll(async () => {
    town = await startCommunity(presets.libre({ code: "JUNE", name: "Juin", symbol: "J" }, "fr"));
    const joined = [await town.join("Noor", "member"), await town.join("Shop", "member")] as const;
    now = await live(town, "JUNE", joined, Date.now());
  }, 60_000);

  afterAll(() => town.close());

  test("the record begins anywhere, is played exactly, and half the dividend is half of it", async () => {
    const half = policySettings.parse({ dividend: { amount: "5.00" } });
    for (const transfersMax of [undefined, 40, 20]) {
      const ctx = town.context({ now });
      const told = await simulatePolicies(ctx, town.admin, { code: "JUNE", policies: half }, transfersMax);
      expect(told.replay).toMatchObject({ accountsThatDiffer: 0, verdictsThatDiffer: 0 });
      expect(Number(told.asItWas.dividends)).toBeGreaterThan(100);
      expect(Number(told.asItWouldBe.dividends) * 2).toBe(Number(told.asItWas.dividends));
    }
  });
});
