import { afterAll, beforeAll, expect, test } from "vitest";

import { policySettings } from "@mereau/shared/policies/registry.ts";
import { simulatePolicies } from "#services/policies/simulate/simulate.ts";
import { type Space, startSpace } from "#testing/spaceTown.ts";

const today = new Date();
/** The first day of the month so many months from now. */
const monthsOn = (months: number) => Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1);
const HOUR_MS = 3_600_000;
const now = monthsOn(4);

let space: Space;

/** Zoé buys 2 000 in this month and 500 in the next; of the 2 000 nothing is spent, and they expire. */
beforeAll(async () => {
  space = await startSpace({ months: 2 });
  const { zoe, sell, runDue } = space;
  await sell(zoe.tokens, "20.00");
  await runDue(monthsOn(1) + 1_000);
  await sell(zoe.tokens, "5.00", { now: monthsOn(1) + HOUR_MS });
  for (const month of [2, 3]) await runDue(monthsOn(month) + 1_000);
}, 60_000);

afterAll(() => space.close());

const lasting = (months: number, to = "POKOU:pot-solidarity") =>
  policySettings.parse({
    prepaid: { price: { euros: "1.00", units: "100" }, expiry: { months, to, exempt: ["house"] } },
  });

const simulate = (policies: ReturnType<typeof lasting>, transfersMax?: number) =>
  simulatePolicies(space.context({ now: now - 1 }), space.admin, { code: "POKOU", policies }, transfersMax);

test("what expired is played as it was, wherever the record begins", async () => {
  for (const transfersMax of [undefined, 2, 1]) {
    const told = await simulate(lasting(2), transfersMax);
    expect(told.replay).toMatchObject({ accountsThatDiffer: 0, verdictsThatDiffer: 0, adjusted: 0 });
    expect(told.asItWas).toMatchObject({ expired: "2000", charged: "0", mass: "2500" });
    expect(told.asItWouldBe).toEqual(told.asItWas);
  }
});

test("a proposed expiry is tried on what came in before the record that is played, too", async () => {
  for (const transfersMax of [undefined, 1]) {
    const sooner = await simulate(lasting(1, "burn"), transfersMax);
    expect(sooner.asItWouldBe).toMatchObject({ expired: "2500", mass: "0" });
    const later = await simulate(lasting(3), transfersMax);
    expect(later.asItWouldBe).toMatchObject({ expired: "0", mass: "2500" });
    expect(later.all.change).toEqual({
      median: "0",
      total: "2000",
      gaining: { accounts: 1, total: "2000" },
      losing: { accounts: 0, total: "0" },
    });
  }
});
