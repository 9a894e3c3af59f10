import { eq, sql } from "drizzle-orm";
import { afterEach, expect, test, vi } from "vitest";

import { member, membershipFee } from "@mereau/db/tenant/schema.ts";
import { momentOf } from "@mereau/shared/calendar/date.ts";
import { changeFeePolicy } from "#services/membership-fees/changePolicy.ts";
import { feeSetting } from "#services/membership-fees/setting.ts";
import { totalFees } from "#services/membership-fees/list.ts";
import { changeType } from "#services/members/changeType.ts";
import { checkSetting } from "#services/setting-versions/check.ts";
import { newId } from "#testing/community.ts";
import { feeSettings, type FeeTown, startFeeTown } from "#testing/feeTown.ts";
import { runAndKill } from "#testing/world.ts";

vi.setConfig({ testTimeout: 30_000 });

let town: FeeTown;

afterEach(() => town.close());

const periods = async (caller = town.noor.caller) =>
  (await town.feesOf(caller)).map(({ startsOn, endsOn, amount }) => [startsOn, endsOn, amount]);

/** Says since when somebody is a member. */
const joinedOn = (id: string, date: string) =>
  town.db.run(sql`update member_joining set joined_at = ${momentOf(date)} where member = ${id}`);

test("each calendar year a member is asked once, whole; a newcomer by the months that are left", async () => {
  town = await startFeeTown({ unpaid: null });
  await town.goTo("2026-12-31");
  expect(await periods()).toEqual([]);
  await town.goTo("2027-01-01");
  await town.goTo("2027-01-02");
  const ada = await town.join("Ada");
  await joinedOn(ada.caller.member, "2027-05-20");
  await town.goTo("2027-05-20");
  await town.goTo("2027-12-31");
  await town.goTo("2028-01-01");
  await town.goTo("2028-06-01");
  expect(await periods()).toEqual([
    ["2027-01-01", "2027-12-31", 1200],
    ["2028-01-01", "2028-12-31", 1200],
  ]);
  expect(await periods(ada.caller)).toEqual([
    ["2027-05-20", "2027-12-31", 800],
    ["2028-01-01", "2028-12-31", 1200],
  ]);
  expect(await periods(town.admin)).toEqual([]);
});

test("from joining, each member has years of their own", async () => {
  town = await startFeeTown({ period: "from_joining" });
  await joinedOn(town.noor.caller.member, "2024-02-29");
  await town.goTo("2027-02-27");
  expect(await periods()).toEqual([]);
  await town.goTo("2027-03-15");
  await town.goTo("2028-02-28");
  await town.goTo("2028-02-29");
  expect(await periods()).toEqual([
    ["2027-02-28", "2028-02-28", 1200],
    ["2028-02-29", "2029-02-27", 1200],
  ]);
});

test("after months off members are asked for the year under way, with as much time as anybody, and for none that went by", async () => {
  town = await startFeeTown();
  await town.goTo("2027-01-01");
  await town.goTo("2029-05-10");
  const fees = await town.feesOf();
  expect(fees.map(({ startsOn }) => startsOn)).toEqual(["2027-01-01", "2029-01-01"]);
  expect(fees.map(({ dueAt }) => dueAt)).toEqual([momentOf("2027-01-01"), momentOf("2029-05-10")]);
});

test("who becomes of a type that pays is asked from then on, at its own amount", async () => {
  town = await startFeeTown({ byType: { staff: "0", provider: "30,50", individual: "0" } });
  await town.goTo("2027-01-01");
  expect(await periods()).toEqual([]);
  await changeType(town.at(), town.admin, town.noor.caller.member, "provider");
  await town.goTo("2027-01-02");
  await town.goTo("2027-01-03");
  expect(await periods()).toEqual([["2027-01-01", "2027-12-31", 3050]]);
});

test("suspended and departed members are asked for nothing", async () => {
  town = await startFeeTown();
  await town.db.update(member).set({ status: "left" }).where(eq(member.id, town.noor.caller.member));
  await town.goTo("2027-01-01");
  expect(await periods()).toEqual([]);
});

test("seven hundred members are asked in one night, each once, though it is broken off anywhere and done again", async () => {
  town = await startFeeTown();
  const people = Array.from({ length: 700 }, (_, index) => ({ id: newId(), number: 5_000 + index }));
  await town.db.run(sql`insert into member (id, number, name, type, status, role, language, applied_at)
    select value ->> 'id', value ->> 'number', 'X', 'individual', 'active', 'member', 'fr', 0
    from json_each(${JSON.stringify(people)})`);
  await town.db.run(sql`update member_joining set joined_at = 0`);
  for (const at of [0, 2, 5, 9, 14])
    await runAndKill(() => town.goTo("2027-01-01"), { at, sends: at % 2 === 0 });
  town.restart();
  await town.goTo("2027-01-01");
  await town.goTo("2027-01-02");
  await town.goTo("2027-01-03");
  const rows = await town.db.select({ member: membershipFee.member }).from(membershipFee);
  expect(rows).toHaveLength(701);
  expect(new Set(rows.map((row) => row.member)).size).toBe(701);
  expect(await totalFees(town.at(), town.admin, { year: 2027 })).toEqual({
    items: [{ currency: "EUR", state: "due", fees: 701, asked: "8412.00", paid: "0.00" }],
  });
});

test("settings that contradict one another, or money that is not there, are refused with what is wrong", async () => {
  town = await startFeeTown();
  const change = (asked: Parameters<typeof feeSettings>[0]) =>
    changeFeePolicy(town.at(), town.admin, feeSettings(asked));
  await expect(change({ minimum: "20" })).rejects.toMatchObject({
    code: "policy_disagreement",
    disagreements: [{ settings: ["amount", "minimum"] }],
  });
  await expect(change({ pot: "MIEL:pot-none" })).rejects.toMatchObject({ code: "unknown_account" });
  await expect(change({ currency: "NONE", pot: "NONE:pot-a" })).rejects.toMatchObject({
    code: "unknown_currency",
  });
  await expect(change({ amount: "1,234" })).rejects.toMatchObject({ code: "invalid_input" });
  await expect(change({ byType: { staff: "0", zork: "5" } })).rejects.toMatchObject({
    code: "policy_disagreement",
    disagreements: [{ settings: ["byType.zork", "memberTypes"] }],
  });
  await expect(changeFeePolicy(town.at(), town.noor.caller, feeSettings())).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a check names the setting that is wrong, in a whole sentence", async () => {
  town = await startFeeTown();
  const faults = async (asked: Parameters<typeof feeSettings>[0], language: "fr" | "en" = "fr") => {
    const checked = { settings: feeSettings(asked), language };
    const { agrees, disagreements } = await checkSetting(town.at(), town.admin, feeSetting, checked);
    return [agrees, ...disagreements.map(({ settings, why }) => `${settings.join(" ≠ ")}: ${why}`)];
  };
  expect(await faults({ byType: { staff: "0" } })).toEqual([true]);
  expect(await faults({ pot: "MIEL:pot-nope" })).toEqual([
    false,
    "pot: Le réglage «\u00A0pot\u00A0» désigne MIEL:pot-nope, qui n’est pas une cagnotte d’ici.",
  ]);
  expect(await faults({ byType: { staff: "1,234" } })).toEqual([
    false,
    "byType.staff: Le réglage «\u00A0byType.staff\u00A0» a plus de décimales que la monnaie, ou n’est pas un montant.",
  ]);
  expect(await faults({ amount: "1,234" }, "en")).toEqual([
    false,
    "amount: The setting “amount” has more decimals than the currency, or is not an amount.",
  ]);
  expect(await faults({ currency: "XXX", pot: null })).toEqual([
    false,
    "currency: Le réglage «\u00A0currency\u00A0» désigne XXX, qui n’est pas une monnaie d’ici.",
  ]);
  expect(await faults({ byType: { zork: "5" } }, "en")).toEqual([
    false,
    "byType.zork ≠ memberTypes: “zork” is no kind of member here.",
  ]);
});
