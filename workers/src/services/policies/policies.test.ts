import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { mail, member } from "@mereau/db/tenant/schema.ts";
import { dateInWords } from "@mereau/shared/calendar/inWords.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import { listAudit } from "#services/audit/list.ts";
import type { Caller } from "#services/context.ts";
import { checkPolicies } from "#services/policies/check.ts";
import { listVersions, readPolicies } from "#services/policies/read.ts";
import { settlePolicies } from "#services/policies/settle.ts";
import { simulatePolicies } from "#services/policies/simulate/simulate.ts";
import { withdrawVersion } from "#services/policies/withdraw.ts";
import { startCommunity, type TestCommunity } from "#testing/community.ts";

const DAY = 86_400_000;
const melting = (rate: string) =>
  policySettings.parse({
    notice: { days: 10 },
    demurrage: { rate, per: "month", to: "MIEL:pot-commons" },
  });
const notice = "Every change to the rules of this currency is announced at least 10 days ahead.";
const goes = (percent: number) =>
  `What lies idle melts by ${percent}% a month, a little every day. What melts goes to the pot “Pot commun”.`;
const pots = [{ id: "MIEL:pot-commons", name: "Pot commun" }];
const miel = { code: "MIEL", language: "en" } as const;

let town: TestCommunity;
let noor: Caller;

const settle = (version: number, rate: string, effectiveAt: number | null = null) =>
  settlePolicies(town.context(), town.admin, {
    ...miel,
    version,
    effectiveAt,
    policies: melting(rate),
    pots: [],
  });

const mailsTo = async (recipient: string) =>
  (await town.db.select().from(mail).where(eq(mail.recipient, recipient)).orderBy(mail.createdAt))
    .map(({ subject }) => subject)
    .filter((subject) => /rules|règles/.test(subject));

beforeAll(async () => {
  town = await startCommunity();
  ({ caller: noor } = await town.join("Noor"));
  await town.join("Without an address");
  await town.db
    .update(member)
    .set({ email: "noor@example.org", language: "en" })
    .where(eq(member.id, noor.member));
});

afterAll(() => town.close());

test("a currency without policies says so, and may be given some at once", async () => {
  const before = await readPolicies(town.context(), "MIEL", "en");
  expect(before).toMatchObject({ inForce: null, announced: [], nextVersion: 1, noticeDays: 0 });
});

test("a pot that does not exist is opened with the policies that name it, or they are refused", async () => {
  await expect(settle(1, "1")).rejects.toMatchObject({
    code: "unknown_account",
    detail: { account: "MIEL:pot-commons" },
    fields: [
      {
        field: "pots",
        message: {
          en: expect.stringContaining("MIEL:pot-commons"),
          fr: expect.stringContaining("MIEL:pot-commons"),
        },
      },
    ],
  });
  const checked = await checkPolicies(town.context(), town.admin, { ...miel, policies: melting("1") });
  expect(checked).toMatchObject({ agrees: true, nextVersion: 1, pots: [{ exists: false, name: null }] });
  const settled = await settlePolicies(town.context(), town.admin, {
    ...miel,
    version: 1,
    effectiveAt: null,
    policies: melting("1"),
    pots,
  });
  expect(settled).toMatchObject({
    inForce: { version: 1, state: "in_force", settledBy: { id: town.admin.member, name: "Maud" } },
    nextVersion: 2,
    noticeDays: 10,
  });
  expect(settled.inForce?.explanation).toEqual([
    { policy: "notice", text: notice },
    { policy: "demurrage", text: goes(1) },
  ]);
  const { items } = await listAudit(town.context(), town.admin, { limit: 10 });
  expect(items.slice(0, 2).map(({ action, subject }) => [action, subject])).toEqual(
    expect.arrayContaining([
      ["policies.settle", "MIEL"],
      ["pot.open", "MIEL:pot-commons"],
    ]),
  );
});

test("only an administrator settles policies, and only managers and auditors check them", async () => {
  const asked = { ...miel, version: 2, effectiveAt: null, policies: melting("2"), pots: [] };
  await expect(settlePolicies(town.context(), noor, asked)).rejects.toMatchObject({ code: "forbidden" });
  await expect(checkPolicies(town.context(), noor, asked)).rejects.toMatchObject({ code: "forbidden" });
  await expect(withdrawVersion(town.context(), noor, { ...miel, version: 1 })).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("what contradicts itself is refused with each reason, and nothing is settled", async () => {
  const policies = policySettings.parse({
    dividend: { amount: "10.005" },
    demurrage: { rate: "100", per: "month", to: "EUR:pot-commons" },
  });
  const refused = settlePolicies(town.context(), town.admin, {
    ...miel,
    version: 2,
    effectiveAt: null,
    policies,
    pots: [],
  });
  const settings = [
    ["dividend", "currency.kind"],
    ["dividend.amount", "currency.scale"],
    ["demurrage.rate"],
    ["demurrage.to", "currency"],
  ];
  await expect(refused).rejects.toMatchObject({
    code: "policy_disagreement",
    disagreements: settings.map((paths) => ({ settings: paths })),
  });
  const checked = await checkPolicies(town.context(), town.admin, { ...miel, language: "fr", policies });
  expect(checked).toMatchObject({ agrees: false, explanation: [] });
  expect(checked.disagreements.map((it) => it.settings)).toEqual(settings);
  expect(checked.disagreements[2]?.why).toBe("Un taux de 100 % ne laisserait rien.");
});

test("a type of member that does not exist is named, and nothing is settled", async () => {
  const policies = policySettings.parse({
    demurrage: { rate: "1", per: "month", byType: { provder: "0", provider: "0" }, to: "MIEL:pot-commons" },
  });
  const why = "“provder” is no kind of member here.";
  const settings = ["demurrage.byType.provder", "memberTypes"];
  const asked = { ...miel, version: 2, effectiveAt: null, policies, pots: [] };
  expect(await checkPolicies(town.context(), town.admin, asked)).toMatchObject({
    agrees: false,
    disagreements: [{ settings, why }],
  });
  for (const refused of [
    settlePolicies(town.context(), town.admin, asked),
    simulatePolicies(town.context(), town.admin, { code: "MIEL", policies }),
  ])
    await expect(refused).rejects.toMatchObject({
      code: "policy_disagreement",
      disagreements: [{ settings, why: { en: why } }],
    });
});

test("a change keeps the notice: too soon is told with the first date that is not", async () => {
  const { earliestAt } = await readPolicies(town.context(), "MIEL", "en");
  expect(earliestAt % DAY).toBe(0);
  expect(earliestAt).toBeGreaterThanOrEqual(Date.now() + 10 * DAY);
  await expect(settle(2, "2", Date.now() + 9 * DAY)).rejects.toMatchObject({
    code: "notice_too_short",
    detail: { noticeDays: 10, earliestAt },
    figures: { notice: { fr: "10 jours", en: "10 days" }, earliest: dateInWords(earliestAt) },
  });
  await expect(settle(3, "2", earliestAt)).rejects.toMatchObject({
    code: "version_conflict",
    detail: { version: 1 },
    figures: { version: { fr: "1" } },
  });
  const settled = await settle(2, "2", earliestAt);
  expect(settled).toMatchObject({
    inForce: { version: 1 },
    announced: [{ version: 2, state: "announced", effectiveAt: earliestAt }],
    nextVersion: 3,
  });
  expect(await settle(2, "2", earliestAt)).toEqual(settled);
  const later = await readPolicies(town.context({ now: earliestAt }), "MIEL", "en");
  expect(later).toMatchObject({ inForce: { version: 2 }, announced: [] });
});

test("a check tells what would begin, end or change in comparison with what is in force", async () => {
  const check = (policies: ReturnType<typeof melting>) =>
    checkPolicies(town.context(), town.admin, { ...miel, language: "fr", policies });
  expect((await check({})).changes).toEqual([
    {
      policy: "notice",
      change: "ends",
      text: "Prend fin : «\u00A0Préavis\u00A0». Jusqu’ici : Tout changement des règles de la monnaie est annoncé au moins 10 jours à l’avance.",
    },
    {
      policy: "demurrage",
      change: "ends",
      text: "Prend fin : «\u00A0Fonte\u00A0». Jusqu’ici : Ce qui dort fond de 1\u00A0% par mois, un peu chaque jour. Ce qui fond va à la cagnotte «\u00A0Pot commun\u00A0».",
    },
  ]);
  expect((await check(melting("1"))).changes).toEqual([]);
  // What is announced does not hold yet
  expect((await check(melting("2"))).changes).toMatchObject([{ policy: "demurrage", change: "changes" }]);
  expect((await check(melting("100"))).changes).toEqual([]);
});

test("each member with an address is told once of each version, in their language", async () => {
  await town.runDue(Date.now());
  const { announced } = await readPolicies(town.context(), "MIEL", "en");
  const { en, fr } = dateInWords(announced[0]?.effectiveAt ?? 0);
  const told = async () =>
    (await mailsTo("noor@example.org")).filter((subject) => subject.startsWith("The rules of Miel change"));
  expect(await told()).toHaveLength(2);
  expect(await told()).toContain(`The rules of Miel change on ${en}`);
  expect(await mailsTo("maud@example.org")).toContain(`Les règles de la monnaie Miel changent le ${fr}`);
  await town.runDue(Date.now());
  expect(await told()).toHaveLength(2);
});

test("a change is told with what differs from what held before, and then all rules", async () => {
  const sent = await town.db.select().from(mail).where(eq(mail.recipient, "noor@example.org"));
  const all = "In all, it then goes by these rules:";
  for (const told of [
    [`Begins: “Notice”. ${notice}`, `Begins: “Melting”. ${goes(1)}`, all, notice, goes(1)],
    [`Changes: “Melting”. Until now: ${goes(1)} From then on: ${goes(2)}`, all, notice, goes(2)],
  ])
    expect(sent.map(({ text }) => text.split("\n\n").slice(2, -1))).toContainEqual(told);
});

test("an announced change is withdrawn before it holds, members are told, and what was in force stays", async () => {
  await expect(withdrawVersion(town.context(), town.admin, { ...miel, version: 1 })).rejects.toMatchObject({
    code: "version_in_force",
  });
  await expect(withdrawVersion(town.context(), town.admin, { ...miel, version: 9 })).rejects.toMatchObject({
    code: "unknown_version",
  });
  const after = await withdrawVersion(town.context(), town.admin, { ...miel, version: 2 });
  expect(after).toMatchObject({ inForce: { version: 3, policies: melting("1") }, announced: [] });
  expect(await withdrawVersion(town.context(), town.admin, { ...miel, version: 2 })).toEqual(after);
  const first = await listVersions(town.context(), "MIEL", { limit: 2 }, "en");
  expect(first.items.map(({ version, state }) => [version, state])).toEqual([
    [3, "in_force"],
    [2, "withdrawn"],
  ]);
  const rest = await listVersions(town.context(), "MIEL", { limit: 2, cursor: first.next ?? "" }, "en");
  expect(rest.items.map(({ version, state }) => [version, state])).toEqual([[1, "past"]]);
  await town.runDue(Date.now());
  expect((await mailsTo("noor@example.org")).at(-1)).toBe("The rules of Miel stay as they are");
});
