import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";

import { account, audit, mail, member } from "@mereau/db/tenant/schema.ts";
import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { changeMemberType } from "#services/member-types/change.ts";
import { changeFeePolicy, describeFeePolicy } from "#services/membership-fees/changePolicy.ts";
import { feeSetting } from "#services/membership-fees/setting.ts";
import { checkSetting } from "#services/setting-versions/check.ts";
import { changeNotice, describeNotice } from "#services/setting-versions/noticePolicy.ts";
import { listSettingVersions } from "#services/setting-versions/read.ts";
import { withdrawSetting } from "#services/setting-versions/withdraw.ts";
import { type FeeTown, feeSettings, POT, startFeeTown } from "#testing/feeTown.ts";

let town: FeeTown;
let at: number;

beforeEach(async () => {
  town = await startFeeTown();
  await town.addressed("maud", town.admin);
  await town.db.update(member).set({ language: "en" }).where(eq(member.id, town.noor.caller.member));
  at = town.at().now;
  await town.runDue(at);
});

afterEach(() => town.close());

const dearer = feeSettings({ amount: "24", byType: { staff: "0" } });

const plan = (effectiveAt: number) => changeFeePolicy(town.at(), town.admin, { ...dearer, effectiveAt });

const lettersTo = async (who: string) =>
  (
    await town.db
      .select({ subject: mail.subject, text: mail.text })
      .from(mail)
      .where(eq(mail.recipient, `${who}@example.org`))
      .orderBy(asc(mail.createdAt))
  ).filter(({ subject }) => /change/i.test(subject));

/** All but the first, which told of the change. */
const laterSubjects = async (who: string) => (await lettersTo(who)).map(({ subject }) => subject).slice(1);

test("members are told of a change that lies ahead, once and in their language, and of its withdrawal", async () => {
  await plan(at + 60 * DAY_MS);
  const { en, fr } = dateInWords(at + 60 * DAY_MS);
  await town.runDue(at);
  await town.runDue(at);
  const told = await lettersTo("noor");
  expect(told.map(({ subject }) => subject)).toEqual([`A change from ${en} on: membership fees`]);
  expect(told[0]?.text).toContain("24\u00A0€ a year");
  expect((await lettersTo("maud"))[0]?.subject).toBe(`Changement à partir du ${fr} : les cotisations`);
  await withdrawSetting(town.at(), town.admin, feeSetting, 2);
  await town.runDue(at);
  const after = await lettersTo("noor");
  expect(after.map(({ subject }) => subject).slice(1)).toEqual(["No change: membership fees"]);
  expect(after[1]?.text).toContain("12\u00A0€ a year");
});

test("a change of a member type is told by its name, not by its code", async () => {
  await changeMemberType(town.at(), town.admin, "individual", {
    name: "Adhérent",
    provider: false,
    accounts: [{ currency: "MIEL", creditLimit: "0", balanceCap: "100" }],
    effectiveAt: at + 60 * DAY_MS,
  });
  await town.runDue(at);
  const { en } = dateInWords(at + 60 * DAY_MS);
  expect((await lettersTo("noor")).map(({ subject }) => subject)).toEqual([
    `A change from ${en} on: the accounts of the member type “Adhérent”`,
  ]);
});

test("a change that was withdrawn before anybody was told is told to nobody as coming", async () => {
  await plan(at + 60 * DAY_MS);
  await withdrawSetting(town.at(), town.admin, feeSetting, 2);
  await town.runDue(at);
  expect((await lettersTo("noor")).map(({ subject }) => subject)).toEqual(["No change: membership fees"]);
});

test("what can no longer stand at its moment is refused, kept with its reason and told to managers alone", async () => {
  await plan(at + 60 * DAY_MS);
  await town.runDue(at);
  await town.db.delete(account).where(eq(account.id, POT));
  await town.runDue(at + 60 * DAY_MS);
  await town.runDue(at + 61 * DAY_MS);
  const { policy, announced } = await describeFeePolicy(town.at());
  expect([policy.amount, announced]).toEqual(["12", []]);
  const { items } = await listSettingVersions(town.at(), feeSetting, { limit: 1 });
  expect(items).toMatchObject([
    {
      version: 2,
      state: "failed",
      before: null,
      failure: {
        code: "unknown_account",
        why: { en: `The setting “pot” names ${POT}, which is no pot here.` },
      },
    },
  ]);
  expect(await laterSubjects("maud")).toEqual([
    "Un changement annoncé n’a pas pu avoir lieu : les cotisations",
  ]);
  expect(await laterSubjects("noor")).toEqual([]);
  const [failed] = await town.db.select().from(audit).where(eq(audit.action, "membership_fee_policy.fail"));
  expect(failed).toMatchObject({ actor: null, detail: { version: 2, failure: { code: "unknown_account" } } });
});

test("with a notice no change holds sooner, that of the notice neither", async () => {
  await changeNotice(town.at(), town.admin, { days: 30 });
  const earliestAt = Math.ceil((at + 30 * DAY_MS) / DAY_MS) * DAY_MS;
  await expect(plan(at)).rejects.toMatchObject({
    code: "notice_too_short",
    detail: { noticeDays: 30, earliestAt },
    figures: { notice: { fr: "30 jours" }, earliest: dateInWords(earliestAt) },
  });
  await expect(plan(at + 30 * DAY_MS - 1)).rejects.toMatchObject({ code: "notice_too_short" });
  const { announced, noticeDays } = await plan(at + 30 * DAY_MS);
  expect([announced.map(({ effectiveAt }) => effectiveAt), noticeDays]).toEqual([[at + 30 * DAY_MS], 30]);
  await expect(changeNotice(town.at(), town.admin, { days: 0 })).rejects.toMatchObject({
    code: "notice_too_short",
  });
  await changeNotice(town.at(), town.admin, { days: 0, effectiveAt: at + 40 * DAY_MS });
  await town.runDue(at + 41 * DAY_MS);
  expect(await describeNotice(town.at(at + 41 * DAY_MS))).toMatchObject({
    policy: { days: 0 },
    announced: [],
  });
  expect((await describeFeePolicy(town.at())).policy.amount).toBe("24");
});

test("a check says what would be, and each reason why it cannot, and settles nothing", async () => {
  const asked = (settings: typeof dearer) =>
    checkSetting(town.at(), town.admin, feeSetting, { settings, language: "en" });
  expect(await asked(dearer)).toMatchObject({
    agrees: true,
    disagreements: [],
    explanation: { en: expect.stringContaining("24\u00A0€ a year") },
    nextVersion: 2,
  });
  expect(await asked({ ...dearer, minimum: "30" })).toMatchObject({
    agrees: false,
    disagreements: [
      { settings: ["amount", "minimum"], why: "The amount that is proposed is below the minimum." },
    ],
    explanation: null,
  });
  expect((await asked({ ...dearer, pot: "MIEL:pot-none" })).disagreements).toEqual([
    { settings: ["pot"], why: "The setting “pot” names MIEL:pot-none, which is no pot here." },
  ]);
  expect((await describeFeePolicy(town.at())).policy.amount).toBe("12");
  await expect(
    checkSetting(town.at(), town.noor.caller, feeSetting, { settings: dearer, language: "en" }),
  ).rejects.toMatchObject({ code: "forbidden" });
});
