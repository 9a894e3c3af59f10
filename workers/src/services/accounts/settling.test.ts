import { afterAll, beforeAll, expect, test, vi } from "vitest";

import type { FoundedCurrency } from "@mereau/shared/contracts/communities.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import { readBalanceAt } from "#services/accounts/balanceAt.ts";
import { getAccount } from "#services/accounts/get.ts";
import { readEntries } from "#services/accounts/readEntries.ts";
import { openStatement, readStatement } from "#services/accounts/statement.ts";
import { statementCsv } from "#services/accounts/statementCsv.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { textStream } from "#services/stream.ts";
import { startCommunity, type TestCommunity } from "#testing/community.ts";

const DAY_MS = 86_400_000;

/** Ten a day, of which a tenth melts every day. */
const cime: FoundedCurrency = {
  code: "CIME",
  name: "Cime",
  symbol: "ci",
  scale: 2,
  kind: "dividend",
  backing: null,
  defaults: { creditLimit: "0", balanceCap: null },
  policies: policySettings.parse({
    dividend: { amount: "10.00", reevaluation: null },
    demurrage: { rate: "10", per: "day", to: "CIME:pot-commons" },
  }),
};
const member = {
  code: "member",
  name: "Membre",
  provider: true,
  accounts: [{ currency: "CIME", limits: null }],
};

let town: TestCommunity;
let noor: Awaited<ReturnType<TestCommunity["join"]>>;
let lou: Awaited<ReturnType<TestCommunity["join"]>>;
/** Midnight of the day on which the community was founded. */
const midnight = Math.floor(Date.now() / DAY_MS) * DAY_MS;

beforeAll(async () => {
  town = await startCommunity({ currencies: [cime], memberTypes: [member] });
  noor = await town.join("Noor", "member");
  lou = await town.join("Lou", "member");
});

afterAll(() => town.close());

const readText = (stream: ReadableStream<Uint8Array>) => new Response(stream).text();
const at = (now: number) => town.context({ now });

test("an account shows what has come in and melted before it is posted", async () => {
  await town.runDue(midnight + 3 * DAY_MS + 1_000);
  const account = await getAccount(at(midnight + 3 * DAY_MS + 1_000), noor.caller, noor.account);
  expect(account).toMatchObject({
    posted: "27.10",
    balance: "27.10",
    unsettled: { dividend: "30.00", melted: "2.90" },
  });
  const page = await readEntries(at(Date.now()), noor.caller, noor.account, { limit: 50 }, undefined);
  expect(page.page?.items).toEqual([]);
});

const threeDays = [
  { at: midnight + DAY_MS, dividend: "10.00", melted: "0.00", posted: "10.00" },
  { at: midnight + 2 * DAY_MS, dividend: "10.00", melted: "1.00", posted: "19.00" },
  { at: midnight + 3 * DAY_MS, dividend: "10.00", melted: "1.90", posted: "27.10" },
];

test("a statement that reaches up to now tells what has no entry yet, and agrees with the account", async () => {
  const now = midnight + 3 * DAY_MS + 2_000;
  const period = { from: midnight - DAY_MS, to: midnight + 4 * DAY_MS };
  const figures = { dividend: "30.00", melted: "2.90", posted: "27.10" };
  const lines = await readStatement(at(now), noor.caller, noor.account, period);
  expect(lines).toMatchObject({ opening: "0.00", totalIn: "30.00", totalOut: "2.90", closing: "27.10" });
  expect(lines.entries).toEqual([]);
  expect(lines.unsettled).toEqual(figures);
  const days = await readStatement(at(now), noor.caller, noor.account, { ...period, detail: "days" });
  expect(days.unsettled).toEqual({ ...figures, days: threeDays });
  const told = await readStatement(at(now), noor.caller, noor.account, { ...period, unit: "dividend" });
  expect(told.unsettled).toEqual({ dividend: "3.0000", melted: "0.2900", posted: "2.7100" });
});

/** The kind, amount and posted of each row of a statement as CSV, and what it has beyond the columns of every statement. */
const rowsOfCsv = async (now: number, period: Parameters<typeof openStatement>[3]) => {
  const opened = await openStatement(at(now), noor.caller, noor.account, period);
  const csv = await readText(textStream(statementCsv(at(now), opened)));
  const rows = csv.trimEnd().split("\r\n");
  return rows.map((row) => row.split(",")).map((it) => [it[2], it[4], it[5], ...it.slice(16)]);
};

test("as CSV what has no entry yet comes before the closing, and the days where they were asked for", async () => {
  const now = midnight + 3 * DAY_MS + 2_000;
  const period = { from: midnight - DAY_MS, to: midnight + 4 * DAY_MS };
  expect(await rowsOfCsv(now, period)).toEqual([
    ["kind", "amount", "posted"],
    ["opening", "", "0.00"],
    ["unsettled", "27.10", "27.10"],
    ["closing", "", "27.10"],
  ]);
  expect(await rowsOfCsv(now, { ...period, detail: "days" })).toEqual([
    ["kind", "amount", "posted", "dividend", "melted"],
    ["opening", "", "0.00", "", ""],
    ["unsettled", "27.10", "27.10", "", ""],
    ["day", "", "10.00", "10.00", "0.00"],
    ["day", "", "19.00", "10.00", "1.00"],
    ["day", "", "27.10", "10.00", "1.90"],
    ["closing", "", "27.10", "", ""],
  ]);
});

/** What is told, at some moment, of the first three days: it must not matter when. */
async function tellThreeDays(now: number) {
  const balance = (moment: number) => readBalanceAt(at(now), noor.caller, noor.account, moment);
  const morning = midnight + 2 * DAY_MS;
  const period = { from: morning, to: midnight + 4 * DAY_MS - 1, detail: "days" } as const;
  const balances = [await balance(midnight), await balance(morning - 1), await balance(morning)];
  const told = await readStatement(at(now), noor.caller, noor.account, period);
  const figures = [told.opening, told.totalIn, told.totalOut, told.closing];
  const { unsettled, entries } = told;
  return { balances: balances.map((it) => [it.posted, it.unsettled]), figures, unsettled, entries };
}

const pastThreeDays = {
  balances: [
    ["0.00", null],
    ["10.00", { dividend: "10.00", melted: "0.00" }],
    ["19.00", { dividend: "20.00", melted: "1.00" }],
  ],
  figures: ["10.00", "20.00", "2.90", "27.10"],
  unsettled: { dividend: "20.00", melted: "2.90", posted: "27.10", days: threeDays.slice(1) },
  entries: [],
};

test("a balance in the past and the statement of a few days have what came in and melted by then", async () => {
  expect(await tellThreeDays(midnight + 3 * DAY_MS + 2_000)).toEqual(pastThreeDays);
});

test("what is not settled yet is read once, however it is told", async () => {
  const period = { from: midnight - DAY_MS, to: midnight + 4 * DAY_MS, detail: "days" } as const;
  const execute = vi.spyOn(town.db.$client, "execute");
  const { unsettled } = await readStatement(
    at(midnight + 3 * DAY_MS + 2_000),
    noor.caller,
    noor.account,
    period,
  );
  const reads = execute.mock.calls.filter((call) => JSON.stringify(call).includes("tick_index"));
  execute.mockRestore();
  expect([unsettled?.days?.length, reads.length]).toEqual([3, 1]);
});

test("a month without a touch is settled by itself, and the statement tells it day by day", async () => {
  const end = midnight + 40 * DAY_MS;
  await town.runDue(end);
  const statement = await readStatement(at(end), noor.caller, noor.account, {
    from: midnight - DAY_MS,
    to: end + DAY_MS,
    detail: "days",
  });
  expect(statement.entries.map(({ kind, purpose }) => [kind, purpose])).toEqual([
    ["settlement", "dividend"],
    ["settlement", "melting"],
  ]);
  expect(statement.entries.map(({ counterparty }) => counterparty.account)).toEqual([
    "CIME:dividends",
    "CIME:pot-commons",
  ]);
  const days = statement.entries[0]?.days ?? [];
  expect(days.slice(0, 3)).toEqual(threeDays);
  const unsettledDays = statement.unsettled?.days ?? [];
  expect([days.length + unsettledDays.length, days.at(-1)?.posted]).toEqual([40, statement.closing]);
  const rows = await rowsOfCsv(end, { from: midnight - DAY_MS, to: end + DAY_MS, detail: "days" });
  expect(rows.filter(([kind]) => kind === "day").map((row) => row.slice(2))).toEqual(
    [...days, ...unsettledDays].map(({ posted, dividend, melted }) => [posted, dividend, melted]),
  );
  expect(rows.slice(2, 5)).toEqual([
    ["settlement", statement.entries[0]?.amount, statement.entries[0]?.posted, "", ""],
    ["day", "", "10.00", "10.00", "0.00"],
    ["day", "", "19.00", "10.00", "1.00"],
  ]);
});

/** A dividend is 10.00: told in dividends, an amount is a tenth. */
const tenth = (amount: string) => (Number(amount) / 10).toFixed(4);

test("a statement is told in dividends, as JSON with its days and as CSV", async () => {
  const end = midnight + 40 * DAY_MS;
  const period = { from: midnight - DAY_MS, to: end + DAY_MS };
  const whole = await readStatement(at(end), noor.caller, noor.account, period);
  const asked = { ...period, unit: "dividend" } as const;
  const told = await readStatement(at(end), noor.caller, noor.account, { ...asked, detail: "days" });
  expect([whole.unit, told.unit]).toEqual(["currency", "dividend"]);
  expect([told.opening, told.totalIn, told.totalOut, told.closing]).toEqual([
    "0.0000",
    "40.0000",
    tenth(whole.totalOut),
    tenth(whole.closing),
  ]);
  expect(told.entries.map(({ amount, posted }) => [amount, posted])).toEqual(
    whole.entries.map(({ amount, posted }) => [tenth(amount), tenth(posted)]),
  );
  expect(told.entries[0]?.days?.[1]).toMatchObject({
    dividend: "1.0000",
    melted: "0.1000",
    posted: "1.9000",
  });
  const csv = await readText(
    textStream(statementCsv(at(end), await openStatement(at(end), noor.caller, noor.account, asked))),
  );
  const rows = csv.trimEnd().split("\r\n").slice(1);
  expect(rows.map((row) => row.split(",").slice(4, 6))).toEqual([
    ["", "0.0000"],
    ...told.entries.map(({ amount, posted }) => [amount, posted]),
    ["", told.closing],
  ]);
});

const sum = (...amounts: (string | undefined)[]) =>
  amounts.reduce((total, amount) => total + Number(amount), 0).toFixed(2);

test("once it is settled, the past is told as it was before, and a settlement counts with the days of the period", async () => {
  const end = midnight + 42 * DAY_MS;
  await town.runDue(end);
  expect(await tellThreeDays(end)).toEqual(pastThreeDays);
  const period = { from: midnight + 3 * DAY_MS, to: end + DAY_MS, detail: "days" } as const;
  const told = await readStatement(at(end), noor.caller, noor.account, period);
  expect(told.opening).toBe("19.00");
  expect(told.entries.map(({ beforePeriod }) => beforePeriod)).toEqual(["20.00", "-1.00"]);
  const [came, melted] = told.entries;
  expect(came?.posted).toBe(sum(told.opening, came?.amount));
  expect(melted?.posted).toBe(sum(came?.posted, melted?.amount));
  expect([...(came?.days ?? []), ...(told.unsettled?.days ?? [])]).toHaveLength(40);
  const rows = (await rowsOfCsv(end, period)).slice(1);
  expect(sum(told.opening, ...rows.map(([, amount]) => amount))).toBe(told.closing);
});

test("who is suspended keeps what they received, and receives no more", async () => {
  const before = midnight + 45 * DAY_MS + 1_000;
  await town.runDue(before);
  await suspendMember(at(before), town.admin, lou.caller.member, "moved away");
  const standing = await getAccount(at(before), town.admin, lou.account);
  await town.runDue(before + DAY_MS);
  const after = await getAccount(at(before + DAY_MS), town.admin, lou.account);
  expect(standing.unsettled).toBeNull();
  expect(after.unsettled?.dividend).toBe("0.00");
  expect(Number(after.posted)).toBeCloseTo(Number(standing.posted) * 0.9, 1);
});
