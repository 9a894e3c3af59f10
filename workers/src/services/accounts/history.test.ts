import { text as readText } from "node:stream/consumers";

import { and, desc, gt, lt, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { posting } from "@mereau/db/tenant/schema.ts";

import { readBalanceAt } from "#services/accounts/balanceAt.ts";
import { selectEntries } from "#services/accounts/entries.ts";
import { lastPostingBefore } from "#services/accounts/postingBounds.ts";
import { readEntries } from "#services/accounts/readEntries.ts";
import { openStatement, readStatement } from "#services/accounts/statement.ts";
import { statementCsv } from "#services/accounts/statementCsv.ts";
import { statementTable } from "#services/papers/statement/table.ts";
import type { Caller } from "#services/context.ts";
import { textStream } from "#services/stream.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let noor: { caller: Caller; account: string };
let ada: { caller: Caller; account: string };
/** The moments of the payments of 1, 2, 3… miels from Noor to Ada. */
const moments: number[] = [];

const pay = (amount: number, memo: string | null = null) =>
  createTransfer(town.context(), noor.caller, paymentOf(noor.account, ada.account, String(amount), memo));

beforeAll(async () => {
  town = await startCommunity();
  noor = await town.join("Noor");
  ada = await town.join("Ada");
  await town.endow(noor.account, "100");
  for (const amount of [1, 2, 3, 4, 5]) moments.push((await pay(amount, `=payment ${amount}`)).at);
});

afterAll(() => town.close());

const entriesOf = (query: object, tag?: string) =>
  readEntries(town.context(), noor.caller, noor.account, { limit: 50, ...query }, tag);

test("a history goes from the newest to the first entry, page by page, with what was left after each", async () => {
  const seen: [string, string, string][] = [];
  for (let cursor: string | null = null, pages = 0; pages === 0 || cursor !== null; pages += 1) {
    const { page } = await entriesOf({ limit: 2, ...(cursor !== null && { cursor }) });
    for (const { amount, posted, counterparty } of page?.items ?? [])
      seen.push([amount, posted, counterparty.name ?? counterparty.account]);
    cursor = page?.next ?? null;
    expect(pages).toBeLessThan(4);
  }
  expect(seen).toEqual([
    ["-5.00", "85.00", "Ada"],
    ["-4.00", "90.00", "Ada"],
    ["-3.00", "94.00", "Ada"],
    ["-2.00", "97.00", "Ada"],
    ["-1.00", "99.00", "Ada"],
    ["100.00", "100.00", "MIEL:issuance"],
  ]);
});

test("a history between two moments has the entries of the first, and not of the second", async () => {
  const { page } = await entriesOf({ from: moments[1], to: moments[3] });
  expect(page?.items.map(({ amount }) => amount)).toEqual(["-3.00", "-2.00"]);
});

test("a page of history is looked up, never searched through", async () => {
  const ctx = town.context();
  const within = and(lt(posting.seq, 9), gt(posting.seq, lastPostingBefore(ctx, 5)));
  const page = selectEntries(ctx, noor.account, within).orderBy(desc(posting.seq)).limit(3);
  const steps = z
    .array(z.object({ detail: z.string() }))
    .parse(await town.db.all(sql`explain query plan ${page.getSQL()}`));
  expect(steps[0]?.detail).toBe("SEARCH posting USING PRIMARY KEY (account=? AND seq>? AND seq<?)");
  expect(steps.filter(({ detail }) => /SCAN (?!json)|TEMP B-TREE/.test(detail))).toEqual([]);
});

test("a history that did not change is not sent again, and a new entry shows at once", async () => {
  const { tag } = await entriesOf({});
  expect(await entriesOf({}, tag)).toEqual({ tag, page: null });
  expect((await entriesOf({ limit: 3 }, tag)).page?.items).toHaveLength(3);
  await pay(1);
  const after = await entriesOf({}, tag);
  expect(after.tag).not.toBe(tag);
  expect(after.page?.items[0]).toMatchObject({ amount: "-1.00", posted: "84.00" });
});

const at = async (moment?: number) =>
  (await readBalanceAt(town.context(), noor.caller, noor.account, moment)).posted;

test("the balance at a moment has all that was posted up to it, itself included", async () => {
  expect(await at((moments[0] ?? 0) - 1)).toBe("100.00");
  expect(await at(moments[0])).toBe("99.00");
  expect(await at((moments[2] ?? 0) - 1)).toBe("97.00");
  expect(await at(moments[4])).toBe("85.00");
  expect(await at(0)).toBe("0.00");
  expect(await at()).toBe("84.00");
  expect(await at(Date.now() + 1_000_000)).toBe("84.00");
});

test("a statement opens, adds up and closes, and reversed entries are marked in it", async () => {
  const wrong = await pay(10);
  await reverseTransfer(town.context(), town.admin, wrong.id, { id: newId(), reason: "mistake" });
  const period = { from: moments[1] ?? 0, to: Date.now() + 1000 };
  const statement = await readStatement(town.context(), noor.caller, noor.account, period);
  expect(statement).toMatchObject({
    opening: "99.00",
    totalIn: "10.00",
    totalOut: "25.00",
    closing: "84.00",
  });
  expect(statement.entries.map(({ amount, reversed }) => [amount, reversed])).toEqual([
    ["-2.00", false],
    ["-3.00", false],
    ["-4.00", false],
    ["-5.00", false],
    ["-1.00", false],
    ["-10.00", true],
    ["10.00", false],
  ]);
  const undone = statement.entries.at(-1);
  expect(undone).toMatchObject({ kind: "reversal", related: wrong.id, memo: "mistake", reversal: null });
  const reversal = { transfer: undone?.transfer, at: undone?.at, reason: "mistake" };
  expect(statement.entries.at(-2)?.reversal).toEqual(reversal);
  const other = await readStatement(town.context(), ada.caller, ada.account, period);
  expect(other.entries.at(-2)?.reversal).toEqual(reversal);
  expect(other.entries.at(-1)).toMatchObject({ related: wrong.id, memo: "mistake", amount: "-10.00" });
  const opened = await openStatement(town.context(), ada.caller, ada.account, period);
  const csv = await readText(textStream(statementCsv(town.context(), opened)));
  const [paid = [], back = []] = csv
    .trimEnd()
    .split("\r\n")
    .slice(-3)
    .map((row) => row.split(","));
  expect(paid.slice(-5)).toEqual([wrong.id, "", undone?.transfer, "mistake", ""]);
  expect(back.slice(-5)).toEqual([undone?.transfer, wrong.id, "", "", ""]);
});

test("a statement as CSV has the same lines, and nothing in it is a formula", async () => {
  const period = { from: moments[1] ?? 0, to: moments[3] ?? 0 };
  const opened = await openStatement(town.context(), noor.caller, noor.account, period);
  const csv = await readText(textStream(statementCsv(town.context(), opened)));
  const rows = csv
    .trimEnd()
    .split("\r\n")
    .map((row) => row.split(","));
  expect(rows.map((row) => [row[2], row[4], row[5], row[8]])).toEqual([
    ["kind", "amount", "posted", "memo"],
    ["opening", "", "99.00", ""],
    ["payment", "-2.00", "97.00", "'=payment 2"],
    ["payment", "-3.00", "94.00", "'=payment 3"],
    ["closing", "", "94.00", ""],
  ]);
});

test("a statement as a table speaks the reader's language, with the separators of their spreadsheet", async () => {
  const period = { from: moments[1] ?? 0, to: moments[3] ?? 0 };
  const opened = await openStatement(town.context(), noor.caller, noor.account, period);
  const told = (language: "fr" | "en") =>
    readText(textStream(statementTable(town.context(), opened, language)));
  const rows = (await told("fr")).trimEnd().split("\r\n");
  expect(rows[0]).toBe(
    "Date;Heure (UTC);Opération;Avec;Son compte;Pour;Catégorie;Référence;Montant;Solde;Identifiant",
  );
  const cells = rows.slice(1).map((row) => row.split(";"));
  expect(cells.map((row) => [row[3], row[5], row[8], row[9]])).toEqual([
    ["", "", "", "99,00"],
    ["Ada", "'=payment 2", "-2,00", "97,00"],
    ["Ada", "'=payment 3", "-3,00", "94,00"],
    ["", "", "", "94,00"],
  ]);
  expect(cells.map((row) => row[2]?.replace(/\d.*/, "")).slice(0, 3)).toEqual([
    "Solde avant le ",
    "Paiement",
    "Paiement",
  ]);
  expect((await told("en")).split("\r\n")[2]).toMatch(/,Payment,Ada,.*,-2\.00,97\.00,/);
});

test("a reserve's history shows the depositors opposite", async () => {
  const query = { limit: 1 };
  const { page } = await readEntries(town.context(), town.admin, "EUR:reserve", query, undefined);
  expect(page?.items[0]).toMatchObject({
    amount: "100.00",
    kind: "issue",
    counterparty: { account: "EUR:deposits", name: null },
  });
});

test("nobody else reads a history, and a period runs forward", async () => {
  const read = readEntries(town.context(), ada.caller, noor.account, { limit: 1 }, undefined);
  await expect(read).rejects.toMatchObject({ code: "forbidden" });
  const backward = { from: 2, to: 1 };
  await expect(readStatement(town.context(), noor.caller, noor.account, backward)).rejects.toMatchObject({
    code: "invalid_input",
  });
  await expect(entriesOf({ cursor: "bm90aGluZw" })).rejects.toMatchObject({ code: "invalid_input" });
});
