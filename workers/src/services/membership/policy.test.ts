import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";

import { audit } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { membershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import { approveMember } from "#services/members/approve.ts";
import { changeMembershipPolicy, describeMembershipPolicy } from "#services/membership/changePolicy.ts";
import { readSettings } from "#services/settings/read.ts";
import { smallWeb, startTrustTown, type TrustTown } from "#testing/trustTown.ts";
import { startCommunity } from "#testing/community.ts";

let town: TrustTown;

beforeEach(async () => {
  town = await startTrustTown();
});

afterEach(() => town.close());

const dayOf = (moment: number | null) => (moment === null ? null : (moment - town.began) / DAY_MS);

test("a community that settled nothing recognises whom its managers approve, for good", async () => {
  const fresh = await startCommunity();
  try {
    const { policy, explanation, updatedAt } = await describeMembershipPolicy(fresh.context());
    expect([policy.mode, policy.validityDays, updatedAt]).toEqual(["approval", null, null]);
    expect(explanation.fr).toContain("accepté par les gestionnaires");
  } finally {
    await fresh.close();
  }
});

test("settings that contradict one another are refused, naming both, and nothing is changed", async () => {
  const before = await describeMembershipPolicy(town.context());
  await expect(town.settle({ ...smallWeb, validityDays: 30, reminderDays: [] })).rejects.toMatchObject({
    code: "policy_disagreement",
    fields: [],
    disagreements: [
      {
        settings: ["validityDays", "renewalWindowDays"],
        why: { en: expect.stringContaining("61 days"), fr: expect.stringContaining("61 jours") },
      },
    ],
  });
  expect(await describeMembershipPolicy(town.context())).toEqual(before);
});

test("administrators alone settle it; it is noted with what stood before, and is no setting that is published with the others", async () => {
  const manager = { ...town.admin, role: "manager" as const };
  const settings = membershipSettings.parse({ mode: "approval" });
  await expect(changeMembershipPolicy(town.context(), manager, settings)).rejects.toMatchObject({
    code: "forbidden",
  });
  const { updatedAt } = await readSettings(town.context());
  town.goTo(1);
  await town.settle({ mode: "approval" });
  const deeds = await town.db.select().from(audit).where(eq(audit.action, "membership_policy.change"));
  expect(deeds.at(-1)?.detail).toMatchObject({
    before: { mode: "web_of_trust" },
    after: { mode: "approval" },
  });
  expect((await readSettings(town.context())).updatedAt).toBe(updatedAt);
});

test("where more is asked for than before, nobody loses their membership before a certification's life is over", async () => {
  await town.settle({ mode: "approval", validityDays: null });
  const noor = await town.apply("Noor");
  await approveMember(town.context(), town.admin, noor.id);
  town.goTo(100);
  await town.settle({ ...smallWeb, validityDays: null });
  expect(await town.standing(noor)).toMatchObject({
    isRecognised: true,
    admission: { isMet: false, certifications: { received: 0 } },
  });
  expect(dayOf((await town.standing(noor)).endsAt)).toBe(831);
  town.goTo(200);
  await town.settle({ ...smallWeb, validityDays: null, webOfTrust: { ...smallWeb.webOfTrust, needed: 3 } });
  expect(dayOf((await town.standing(noor)).endsAt)).toBe(931);
});

test("where approval alone comes to count, whoever was taken in is recognised", async () => {
  const noor = await town.apply("Noor");
  await approveMember(town.context(), town.admin, noor.id);
  expect((await town.standing(noor)).isRecognised).toBe(false);
  await town.settle({ mode: "approval" });
  const standing = await town.standing(noor);
  expect([standing.isRecognised, dayOf(standing.endsAt)]).toEqual([true, 366]);
});

test("a membership keeps its expiry when the validity changes, unless it comes to have none", async () => {
  const noor = await town.found("Noor");
  town.goTo(10);
  await town.settle({ ...smallWeb, validityDays: 100 });
  expect(dayOf((await town.standing(noor)).expiresAt)).toBe(366);
  await town.settle({ ...smallWeb, validityDays: null });
  expect(dayOf((await town.standing(noor)).expiresAt)).toBe(null);
  await town.settle({ ...smallWeb, validityDays: 100 });
  expect(dayOf((await town.standing(noor)).expiresAt)).toBe(110);
});
