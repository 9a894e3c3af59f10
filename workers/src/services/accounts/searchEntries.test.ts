import { sql, type SQL } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as z from "zod";

import { readEntries } from "#services/accounts/readEntries.ts";
import { searchQueries } from "#services/accounts/searchEntries.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let noor: Awaited<ReturnType<TestCommunity["join"]>>;
let zoe: Awaited<ReturnType<TestCommunity["join"]>>;

/** An account with more behind it than one request looks through: 45 000 postings, written where the ledger would. */
const BUSY = "MIEL:9000";
const BUSY_ENTRIES = 45_000;
const numbers = sql`with recursive number(n) as (select 1 union all select n + 1 from number where n < ${BUSY_ENTRIES})`;

beforeAll(async () => {
  town = await startCommunity();
  noor = await town.join("Noor");
  zoe = await town.join("Épicerie de Zoé");
  const bees = await town.join("Cœur d’abeille");
  await town.endow(noor.account, "100");
  const pay = (to: string, amount: string, more: object) =>
    createTransfer(town.context(), noor.caller, { ...paymentOf(noor.account, to, amount), ...more });
  await pay(zoe.account, "12.50", { memo: "Deux pains", category: "food", reference: "FAC-2026-7" });
  await pay(bees.account, "3", { memo: "50 % *miel* [crème]", category: "food" });
  const wrong = await pay(bees.account, "20", { memo: "Loyer de mai", category: "rent" });
  await reverseTransfer(town.context(), town.admin, wrong.id, { id: newId(), reason: "mistake" });
  await town.db
    .run(sql`insert into "transfer" (id, seq, batch, at, kind, verdict, currency, from_account, to_account, amount, memo)
    ${numbers} select 'busy-' || n, 1000000 + n, 1, n * 1000, 'payment', 'accepted', 'MIEL', ${noor.account}, ${BUSY}, n,
    case n when 3 then 'aiguille' else 'foin' end from number`);
  await town.db.run(sql`insert into posting (account, seq, "transfer", at, amount, posted)
    ${numbers} select ${BUSY}, 1000000 + n, 'busy-' || n, n * 1000, n, n from number`);
});

afterAll(() => town.close());

type Asked = Partial<Parameters<typeof readEntries>[3]>;

async function search(asked: Asked, account = noor.account) {
  const query = { limit: 50, ...asked };
  const { page, tag } = await readEntries(town.context(), town.admin, account, query, undefined);
  if (page === null) throw new Error("Nothing is kept here");
  return { ...page, tag, amounts: page.items.map(({ amount }) => amount) };
}

test("a text is found in memos, references, names and numbers, whatever its case and accents", async () => {
  expect((await search({ q: "PAIN" })).amounts).toEqual(["-12.50"]);
  expect((await search({ q: "2026-7" })).amounts).toEqual(["-12.50"]);
  expect((await search({ q: "epicerie de zoe" })).amounts).toEqual(["-12.50"]);
  expect((await search({ q: "ÉPICÉRIE" })).amounts).toEqual(["-12.50"]);
  expect((await search({ q: "coeur" })).amounts).toEqual(["20.00", "-20.00", "-3.00"]);
  expect((await search({ q: String(zoe.number) })).amounts).toEqual(["-12.50"]);
  expect((await search({ q: "MIEL:" })).amounts).toEqual([]);
});

test("what a pattern would read as a joker stands for itself", async () => {
  for (const q of ["50 % *", "*miel*", "[creme]"]) expect((await search({ q })).amounts).toEqual(["-3.00"]);
  for (const q of ["*", "[", "%"]) expect((await search({ q })).amounts).toEqual(["-3.00"]);
  for (const q of ["d?ux", "[a-z]", "'"]) expect((await search({ q })).amounts).toEqual([]);
});

test("direction, counterparty, category, kind and size narrow a history, alone and together", async () => {
  expect((await search({ direction: "in" })).amounts).toEqual(["20.00", "100.00"]);
  expect((await search({ direction: "out", min: "12,50" })).amounts).toEqual(["-20.00", "-12.50"]);
  expect((await search({ min: "12.5", max: "20" })).amounts).toEqual(["20.00", "-20.00", "-12.50"]);
  expect((await search({ counterparty: zoe.account })).amounts).toEqual(["-12.50"]);
  expect((await search({ category: "food", max: "5" })).amounts).toEqual(["-3.00"]);
  expect((await search({ kind: "reversal" })).amounts).toEqual(["20.00"]);
  expect((await search({ kind: "payment", q: "loyer", direction: "in" })).amounts).toEqual([]);
  await expect(search({ min: "1.005" })).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ field: "min", code: "amount_malformed" }],
  });
});

test("a search is told in pages like the whole history, and is not sent again where nothing happened", async () => {
  const first = await search({ category: "food", limit: 1 });
  const second = await search({
    category: "food",
    limit: 1,
    ...(first.next !== null && { cursor: first.next }),
  });
  expect([first.amounts, second.amounts, second.next]).toEqual([["-3.00"], ["-12.50"], null]);
  expect((await search({ category: "rent", limit: 1 })).tag).not.toBe(first.tag);
  const again = { category: "food", limit: 1 };
  expect((await readEntries(town.context(), town.admin, noor.account, again, first.tag)).page).toBeNull();
});

/** Follows `next` to the end: what was found, and how many entries lay between the places where it stopped. */
async function follow(asked: Asked) {
  const found: string[] = [];
  const stops: (number | null)[] = [];
  for (let cursor: string | null = null; stops.length === 0 || cursor !== null;) {
    const page = await search({ ...asked, ...(cursor !== null && { cursor }) }, BUSY);
    found.push(...page.amounts);
    stops.push(page.searchedTo);
    cursor = page.next;
    if (stops.length > 20) throw new Error("A search comes to its end");
  }
  return { found, stops: stops.map((stop) => stop && stop / 1000) };
}

test("a request looks through 5 000 entries for a text, 20 000 for anything else, and says where to go on", async () => {
  expect(await follow({ q: "aiguille" })).toEqual({
    found: ["0.03"],
    stops: [40_000, 35_000, 30_000, 25_000, 20_000, 15_000, 10_000, 5000, null],
  });
  expect(await follow({ max: "0.03" })).toEqual({
    found: ["0.03", "0.02", "0.01"],
    stops: [25_000, 5000, null],
  });
  expect(await follow({ max: "0.03", limit: 2 })).toMatchObject({ found: ["0.03", "0.02", "0.01"] });
});

test("a search is looked up between two places of the history, and needs no sorting", async () => {
  const [stop, found] = searchQueries(town.context(), BUSY, {
    search: { q: "foin", min: "1", counterparty: noor.account },
    within: undefined,
    scale: 2,
    limit: 50,
  });
  const explain = async (query: SQL) => {
    const steps = await town.db.all(sql`explain query plan ${query}`);
    return z
      .array(z.object({ detail: z.string() }))
      .parse(steps)
      .map(({ detail }) => detail);
  };
  expect(await explain(stop.getSQL())).toEqual(["SEARCH posting USING PRIMARY KEY (account=?)"]);
  const plan = await explain(found.getSQL());
  expect(plan[0]).toBe("SEARCH posting USING PRIMARY KEY (account=? AND seq>?)");
  expect(plan.filter((detail) => /SCAN (?!stop)|TEMP B-TREE/.test(detail))).toEqual([]);
});
