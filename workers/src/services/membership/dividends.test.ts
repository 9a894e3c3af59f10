import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { community } from "@mereau/db/platform/schema.ts";
import { tick } from "@mereau/db/tenant/schema.ts";
import type { FoundedCurrency } from "@mereau/shared/contracts/communities.ts";
import type { Command } from "@mereau/shared/ledger/command.ts";
import { membershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import { restateStanding } from "#services/members/restateStanding.ts";
import { changeMembershipPolicy } from "#services/membership/changePolicy.ts";
import { renewMembership } from "#services/membership/renew.ts";
import { startCommunity, type TestCommunity } from "#testing/community.ts";

const DAY = 86_400_000;
const begun = Date.UTC(2026, 2, 2, 12);

const cime: FoundedCurrency = {
  code: "CIME",
  name: "Cime",
  symbol: "ci",
  scale: 2,
  kind: "dividend",
  backing: null,
  defaults: { creditLimit: "0", balanceCap: null },
  policies: policySettings.parse({ dividend: { amount: "10.00", reevaluation: null } }),
};
const accounts = [{ currency: "CIME", limits: null }];

let town: TestCommunity;

/** Maud alone receives the dividend. Her membership ends at noon, thirty days on. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(begun);
  town = await startCommunity({
    currencies: [cime],
    memberTypes: [{ code: "member", name: "Membre", provider: true, accounts }],
  });
  const policy = membershipSettings.parse({
    mode: "approval",
    validityDays: 30,
    renewalWindowDays: 10,
    reminderDays: [3],
  });
  await changeMembershipPolicy(town.context(), town.admin, policy);
});

afterEach(async () => {
  vi.useRealTimers();
  await town.close();
});

/** How many received each dividend so far. */
const members = async () =>
  (await town.db.select({ members: tick.members, number: tick.number }).from(tick).orderBy(tick.number))
    .filter(({ number }) => number > 0)
    .map((it) => it.members);

const suspend = (status: "open" | "suspended") =>
  town.world.platform.update(community).set({ status }).where(eq(community.id, town.request.id));

test("whoever’s membership ends while the community is suspended receives no dividend after that", async () => {
  await suspend("suspended");
  for (let day = 1; day <= 90; day += 1) await town.runDue(begun + day * DAY);
  expect(await members()).toEqual([...Array(30).fill(1), ...Array(60).fill(0)]);
  await suspend("open");
  await town.runDue(begun + 91 * DAY);
  expect((await members()).at(-1)).toBe(0);
});

test("a membership that begins anew brings no dividend for the time between, though nobody looked", async () => {
  vi.setSystemTime(begun + 90 * DAY);
  await renewMembership(town.context(), town.admin, town.admin.member);
  vi.setSystemTime(begun + 92 * DAY);
  await town.runDue(Date.now());
  expect(await members()).toEqual([...Array(30).fill(1), ...Array(60).fill(0), 1, 1]);
});

test("that somebody receives is told to the ledger although it stands there: it may be about to end", async () => {
  const told: Command[] = [];
  const context = town.context();
  const { ledger } = context;
  const listening: typeof ledger = {
    ...ledger,
    submit: (id, commands, access) => {
      told.push(...commands);
      return ledger.submit(id, commands, access);
    },
  };
  await restateStanding({ ...context, ledger: listening }, town.admin.member);
  expect(told).toEqual([{ kind: "set_standing", account: "CIME:1001", type: "member", receives: true }]);
});
