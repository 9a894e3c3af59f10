import { and, eq, isNull } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import type * as z from "zod";

import { audit, jobRun } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { membershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import { approveMember } from "#services/members/approve.ts";
import { changeMembershipPolicy, describeMembershipPolicy } from "#services/membership/changePolicy.ts";
import { membershipSetting } from "#services/membership/setting.ts";
import { applyDue } from "#services/setting-versions/apply.ts";
import { listSettingVersions } from "#services/setting-versions/read.ts";
import { withdrawSetting } from "#services/setting-versions/withdraw.ts";
import { smallWeb, startTrustTown, type TrustTown } from "#testing/trustTown.ts";

let town: TrustTown;

beforeEach(async () => {
  town = await startTrustTown();
});

afterEach(() => town.close());

type Settings = z.input<typeof membershipSettings>;
const approval: Settings = { mode: "approval" };

/** Settles who is a member from a day on, counted from the beginning; null: at once. */
const settle = (settings: Settings, day: number | null, version: number | null = null) =>
  changeMembershipPolicy(town.context(), town.admin, {
    ...membershipSettings.parse(settings),
    effectiveAt: day === null ? null : town.began + day * DAY_MS,
    version,
  });

const modeNow = async () => (await describeMembershipPolicy(town.context())).policy.mode;

const history = async () => {
  const { items } = await listSettingVersions(town.context(), membershipSetting, { limit: 50 });
  return items.map(({ version, state }) => [version, state]);
};

const changes = () =>
  town.db
    .select()
    .from(audit)
    .where(and(eq(audit.action, "membership_policy.change"), isNull(audit.actor)));

test("a change from a date leaves what holds until then, and takes effect at its moment, once", async () => {
  const noor = await town.apply("Noor");
  await approveMember(town.context(), town.admin, noor.id);
  const planned = await settle(approval, 30);
  expect(planned).toMatchObject({
    policy: { mode: "web_of_trust" },
    announced: [{ version: 2, state: "announced", settings: approval, before: null, decidedAt: null }],
    nextVersion: 3,
  });
  town.goTo(29.9);
  await town.alarm();
  expect((await town.standing(noor)).isRecognised).toBe(false);
  town.goTo(30);
  await Promise.all([town.alarm(), town.alarm()]);
  await town.alarm();
  expect((await town.standing(noor)).isRecognised).toBe(true);
  const { items } = await listSettingVersions(town.context(), membershipSetting, { limit: 1 });
  expect(items).toMatchObject([
    {
      version: 2,
      state: "in_force",
      settledBy: { id: town.admin.member },
      settledAt: town.began,
      decidedAt: town.began + 30 * DAY_MS,
      before: { mode: "web_of_trust" },
    },
  ]);
  expect((await changes()).map(({ detail }) => detail)).toMatchObject([
    { version: 2, before: { mode: "web_of_trust" }, after: { mode: "approval" } },
  ]);
});

test("of two instances that bring a version into force at the same moment one does", async () => {
  await settle(approval, 1);
  await settle({ ...approval, validityDays: 100 }, 2);
  town.goTo(3);
  const instances = [1, 2, 3].map(() => applyDue(town.context(), membershipSetting));
  await Promise.all(instances);
  expect(await history()).toEqual([
    [3, "in_force"],
    [2, "past"],
    [1, "past"],
  ]);
  expect((await changes()).map(({ detail }) => detail)).toMatchObject([
    { version: 2, before: { mode: "web_of_trust" }, after: { validityDays: 366 } },
    { version: 3, before: { validityDays: 366 }, after: { validityDays: 100 } },
  ]);
});

test("a clock that was off for months brings the versions it missed into force in their order", async () => {
  await settle({ ...approval, validityDays: 100 }, 10);
  await settle({ ...approval, validityDays: 200 }, 20);
  town.goTo(300);
  await town.alarm();
  const { policy } = await describeMembershipPolicy(town.context());
  expect(policy.validityDays).toBe(200);
});

test("a run that a clock began before it was put back waits for its moment", async () => {
  await settle(approval, 10);
  await town.db
    .update(jobRun)
    .set({ startedAt: town.began + 99 * DAY_MS })
    .where(eq(jobRun.work, "setting_versions"));
  town.goTo(1);
  await town.alarm();
  expect(await modeNow()).toBe("web_of_trust");
  town.goTo(10);
  await town.alarm();
  expect(await modeNow()).toBe("approval");
});

test("a version takes the place of those announced that would hold no sooner", async () => {
  await settle({ ...approval, validityDays: 100 }, 10);
  await settle({ ...approval, validityDays: 200 }, 30);
  await settle({ ...approval, validityDays: 300 }, 20);
  expect(await history()).toEqual([
    [4, "announced"],
    [3, "withdrawn"],
    [2, "announced"],
    [1, "in_force"],
  ]);
  await settle({ ...smallWeb, validityDays: 150 }, null);
  town.goTo(40);
  await town.alarm();
  expect((await describeMembershipPolicy(town.context())).policy.validityDays).toBe(150);
});

test("what is due and was not looked at yet comes before what is settled at once", async () => {
  await settle(approval, 10);
  town.goTo(11);
  await settle({ ...smallWeb, validityDays: 200 }, null);
  await town.alarm();
  expect(await history()).toEqual([
    [3, "in_force"],
    [2, "past"],
    [1, "past"],
  ]);
  expect(await modeNow()).toBe("web_of_trust");
});

test("the same change sent again is one version, and nobody overwrites what they have not seen", async () => {
  const settled = await settle(approval, 10, 2);
  expect(await settle(approval, 10, 2)).toEqual(settled);
  await expect(settle({ ...approval, validityDays: 100 }, 10, 2)).rejects.toMatchObject({
    code: "version_conflict",
    detail: { version: 2 },
  });
  const rivals = [100, 200, 300].map((validityDays) => settle({ ...approval, validityDays }, null));
  const answers = await Promise.allSettled(rivals);
  expect(answers.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason] : []));
  expect(refused).toMatchObject([{ code: "version_conflict" }, { code: "version_conflict" }]);
  expect((await history())[0]).toEqual([3, "in_force"]);
});

test("a change that was withdrawn never holds; one that holds cannot be withdrawn", async () => {
  await settle(approval, 10);
  await settle({ ...approval, validityDays: 100 }, 20);
  const withdraw = (version: number) =>
    withdrawSetting(town.context(), town.admin, membershipSetting, version);
  await expect(
    withdrawSetting(town.context(), { ...town.admin, role: "manager" }, membershipSetting, 2),
  ).rejects.toMatchObject({ code: "forbidden" });
  const withdrawn = await withdraw(2);
  expect(withdrawn).toMatchObject({ version: 2, state: "withdrawn", decidedAt: town.began });
  expect(await withdraw(2)).toEqual(withdrawn);
  const due = await town.db.select().from(jobRun).where(eq(jobRun.work, "setting_versions"));
  expect(due.filter(({ finishedAt }) => finishedAt === null).map(({ period }) => period)).toEqual(["3"]);
  await expect(withdraw(1)).rejects.toMatchObject({ code: "version_in_force" });
  await expect(withdraw(9)).rejects.toMatchObject({ code: "unknown_version" });
  town.goTo(10);
  await town.alarm();
  expect(await modeNow()).toBe("web_of_trust");
  town.goTo(20);
  await expect(withdraw(3)).rejects.toMatchObject({ code: "version_in_force" });
  await town.alarm();
  expect(await modeNow()).toBe("approval");
  const deeds = await town.db.select().from(audit).where(eq(audit.action, "membership_policy.withdraw"));
  expect(deeds.map(({ actor, detail }) => [actor, detail])).toMatchObject([
    [town.admin.member, { version: 2, before: { mode: "approval" }, after: { mode: "web_of_trust" } }],
  ]);
});

/** A moment a little later, at which the ledger is asked to wake: just before a request writes. */
const interrupted = (meanwhile: () => Promise<void>) => {
  const context = town.context();
  let begun = false;
  const wake: typeof context.ledger.wake = async (...asked) => {
    if (!begun) {
      begun = true;
      await meanwhile();
    }
    return context.ledger.wake(...asked);
  };
  return { ...context, ledger: { ...context.ledger, wake } };
};

test("what comes into force while somebody settles or withdraws is neither overwritten unseen nor withdrawn", async () => {
  await settle(approval, 10);
  const dueNow = () => applyDue({ ...town.context(), now: town.began + 10 * DAY_MS }, membershipSetting);
  town.goTo(9);
  const stricter = membershipSettings.parse({ ...smallWeb, validityDays: 150 });
  await expect(changeMembershipPolicy(interrupted(dueNow), town.admin, stricter)).rejects.toMatchObject({
    code: "version_conflict",
    detail: { version: 2 },
  });
  expect(await modeNow()).toBe("approval");
  await settle(stricter, 20);
  const dueThen = () => applyDue({ ...town.context(), now: town.began + 20 * DAY_MS }, membershipSetting);
  await expect(withdrawSetting(interrupted(dueThen), town.admin, membershipSetting, 3)).rejects.toMatchObject(
    { code: "version_in_force" },
  );
  expect(await modeNow()).toBe("web_of_trust");
});
