import { buffer } from "node:stream/consumers";

import { afterAll, beforeAll, expect, test } from "vitest";

import { posting } from "@mereau/db/tenant/schema.ts";
import { chartRequest } from "@mereau/shared/contracts/chartOfAccounts.ts";
import { validateFec } from "@mereau/shared/journal/fec/validate/validate.ts";
import { awkwardNames } from "@mereau/shared/journal/testing.ts";
import { openAccount } from "#services/accounts/open.ts";
import { listAudit } from "#services/audit/list.ts";
import { changeChart } from "#services/chart-of-accounts/change.ts";
import { readChart } from "#services/chart-of-accounts/read.ts";
import type { Caller } from "#services/context.ts";
import { createCurrency } from "#services/currencies/create.ts";
import { issue } from "#services/currencies/issue.ts";
import { redeem } from "#services/currencies/redeem.ts";
import { exportJournal } from "#services/ledger/journal.ts";
import { readSettings } from "#services/settings/read.ts";
import { textStream } from "#services/stream.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
/** Between the two halves of the story. */
let half = 0;
const people: { caller: Caller; account: string; number: number }[] = [];

const pay = (from: number, to: number, amount: string, memo: string | null) =>
  createTransfer(
    town.context(),
    people[from]?.caller ?? town.admin,
    paymentOf(people[from]?.account ?? "", people[to]?.account ?? "", amount, memo),
  );

beforeAll(async () => {
  town = await startCommunity();
  for (const [place, name] of awkwardNames.entries())
    people.push(await town.join(name, place === 1 ? "provider" : "individual"));
  for (const { account } of people) await town.endow(account, "100");
  const coffee = { name: "Pokoù", symbol: "p", scale: 0, kind: "prepaid", backing: null } as const;
  await createCurrency(town.context(), town.admin, { ...coffee, code: "POKOU", signatureFrom: null });
  const member = people[0]?.caller.member ?? "";
  await openAccount(town.context(), town.admin, { member, currency: "POKOU", ordinal: 1 });
  const to = `POKOU:${people[0]?.number}`;
  const told = { memo: null, category: null, confirmExpected: false };
  const topUp = { id: newId(), to, amount: "1250", reference: null, ...told };
  await issue(town.context(), town.admin, "POKOU", topUp);
  const wrong = await pay(1, 2, "7", "  double\u00A0espace  ");
  half = wrong.at;
  await reverseTransfer(town.context(), town.admin, wrong.id, { id: newId(), reason: '"guillemets" \\' });
  await pay(0, 1, "12,50", "Deux pains");
  await pay(2, 0, "0,01", null);
  const back = { id: newId(), from: people[1]?.account ?? "", amount: "62,5" };
  await redeem(town.context(), town.admin, "MIEL", {
    ...back,
    reference: "VIR-77",
    memo: null,
    category: null,
    beneficiary: null,
  });
});

afterAll(() => town.close());

const say = (said: object) => changeChart(town.context(), town.admin, chartRequest.parse(said), "fr");
const tokens = { currency: "POKOU", rate: "0.01" };

async function exported(period: { from?: number; to?: number } = {}, now = Date.now()) {
  const context = town.context({ now });
  const { texts, encode, ...rest } = await exportJournal(context, town.admin, { format: "fec", ...period });
  return { ...rest, bytes: await buffer(textStream(texts, encode)) };
}

const read = async (period: { from?: number; to?: number } = {}, now = Date.now()) =>
  validateFec((await exported(period, now)).bytes.toString("utf8"));

/** Euros in cents, by account: what is not zero. */
const standing = (balances: Map<string, bigint>) =>
  Object.fromEntries(
    [...balances].filter(([, cents]) => cents !== 0n).map(([name, cents]) => [name, Number(cents)]),
  );

const books = {
  "5121": 23_750,
  "581": 1_250,
  "4191 POKOU:1002": -1_250,
  "4682 MIEL:1002": -8_751,
  "4682 MIEL:1003": -5_000,
  "4682 MIEL:1004": -9_999,
};

test("the file is refused while a currency has no rate, and the refusal names it", async () => {
  await expect(exported()).rejects.toMatchObject({
    code: "rate_missing",
    detail: { currency: "POKOU" },
    fields: [{ message: { en: "none for POKOU yet", fr: "aucun encore pour POKOU" } }],
  });
  const { currencies } = await readChart(town.context(), town.admin, "en");
  expect(currencies.map(({ currency, state, rate }) => [currency, state, rate])).toEqual([
    ["EUR", "included", "1"],
    ["MIEL", "included", "1"],
    ["POKOU", "rate_missing", null],
  ]);
});

test("a real history is a file without a fault, which comes to the ledger's own balances", async () => {
  await say({ siren: "732829320", currencies: [tokens] });
  const { faults, ecritures, balances } = await read();
  expect(faults).toEqual([]);
  expect(ecritures).toBe(3 + 1 + 5);
  expect(standing(balances)).toEqual(books);
});

test("every posting of the ledger that is worth a cent is in the file, or cancels within its own écriture", async () => {
  await say({ siren: "732829320", currencies: [tokens] });
  const { lines } = await read();
  const postings = await town.db.select().from(posting);
  // Three issues and a redemption in miels pass through 581, twice each
  expect(lines).toBe(postings.length - 4 * 2);
});

test("from a moment on, what stood before opens the file, and it ends the same", async () => {
  await say({ currencies: [tokens] });
  const late = await read({ from: half + 1 });
  expect(late.faults).toEqual([]);
  expect(late.ecritures).toBe(1 + 4);
  expect(standing(late.balances)).toEqual(books);
  const early = await read({ to: half + 1 });
  expect(early.faults).toEqual([]);
  expect(standing(early.balances)).toMatchObject({ "5121": 30_000, "4682 MIEL:1004": -10_700 });
});

test("a year that is over ends with what the next one opens with, at a rate that gives no whole cents too", async () => {
  const currencies = [tokens, { currency: "MIEL", rate: "1.0044" }];
  await say({ currencies });
  const year = new Date().getUTCFullYear();
  const later = Date.UTC(year + 1, 5);
  const over = await read({ to: Date.UTC(year + 1, 0) }, later);
  const next = await read({}, later);
  expect([...over.faults, ...next.faults]).toEqual([]);
  // One écriture more than what happened, and nothing but the opening
  expect([over.ecritures, next.ecritures]).toEqual([3 + 1 + 5 + 1, 1]);
  expect(standing(next.balances)).toEqual(standing(over.balances));
  expect(standing(next.balances)).toMatchObject({ "5121": 23_750, "4682 MIEL:1002": -8_790 });
});

test("a currency that was left out is not in the file, which balances without it", async () => {
  await say({ auxiliary: false, currencies: [{ currency: "POKOU", rate: null }] });
  const { faults, balances } = await read();
  expect(faults).toEqual([]);
  expect(standing(balances)).toEqual({ "5121": 23_750, "4682": -23_750 });
});

test("a file that every currency is left out of is refused, as no accountant’s program takes an empty one", async () => {
  await say({ currencies: ["EUR", "MIEL", "POKOU"].map((currency) => ({ currency, rate: null })) });
  await expect(exported()).rejects.toMatchObject({ code: "currencies_left_out" });
});

test("accounts, journals, year and characters are as the community says", async () => {
  const accounts = [{ kind: "member", number: "467", label: "Adhérents – œuvres" }];
  const journals = [{ kind: "payment", code: "PA", label: "Paiements d’ici" }];
  const yearEnd = { month: 6, day: 30 };
  const currencies = [{ currency: "MIEL", accounts }, tokens];
  await say({ siren: "732829320", yearEnd, encoding: "iso-8859-15", journals, currencies });
  const { fileName, contentType, bytes } = await exported();
  const year = new Date().getUTCFullYear() + (new Date().getUTCMonth() < 6 ? 0 : 1);
  expect([fileName, contentType]).toEqual([`732829320FEC${year}0630.txt`, "text/plain; charset=iso-8859-15"]);
  const text = new TextDecoder("iso-8859-15").decode(bytes);
  expect(validateFec(text).faults).toEqual([]);
  expect(text).toContain("PA\tPaiements d'ici\t");
  expect(text).toContain("\t467\tAdhérents - œuvres\tMIEL:1002\tBoulangerie du Four\t");
});

test("a period of two financial years is refused", async () => {
  await say({ currencies: [tokens] });
  const year = new Date().getUTCFullYear();
  const both = { from: Date.UTC(year - 1, 5), to: Date.UTC(year, 5) };
  await expect(exported(both)).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ code: "outside_year" }],
  });
});

test("administrators alone say the chart, auditors read it, members do neither; what changed is on record", async () => {
  const auditor = await town.join("Odile", "individual", "auditor");
  const member = people[0]?.caller ?? town.admin;
  const chart = chartRequest.parse({ currencies: [tokens] });
  for (const { member: id, ...rest } of [auditor.caller, member])
    await expect(changeChart(town.context(), { member: id, ...rest }, chart, "fr")).rejects.toMatchObject({
      code: "forbidden",
    });
  await expect(readChart(town.context(), member, "fr")).rejects.toMatchObject({ code: "forbidden" });
  await say({ siren: "732829320", currencies: [tokens] });
  const { siren, currencies } = await readChart(town.context(), auditor.caller, "fr");
  expect(siren).toBe("732829320");
  expect(currencies[1]?.accounts.find(({ kind }) => kind === "member")?.explanation).toMatch(
    /leur est dû en euros/,
  );
  const { items } = await listAudit(town.context(), town.admin, {
    limit: 1,
    action: "chart_of_accounts.change",
  });
  expect(items[0]).toMatchObject({ subject: "chart_of_accounts", detail: { siren: "732829320" } });
  const unknown = say({ currencies: [{ currency: "LUNE", rate: "1" }] });
  await expect(unknown).rejects.toMatchObject({ code: "unknown_currency" });
});

test("what the public reads of the settings does not tell of the chart", async () => {
  await say({ siren: "732829320", currencies: [tokens] });
  const { updatedAt } = await readSettings(town.context());
  expect(updatedAt).toBeLessThan((await readChart(town.context(), town.admin, "fr")).updatedAt ?? 0);
});
