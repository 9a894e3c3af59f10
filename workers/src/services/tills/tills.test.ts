import { afterAll, beforeAll, expect, test } from "vitest";

import type { Caller } from "#services/context.ts";
import { issue } from "#services/currencies/issue.ts";
import { printCounterReceipt } from "#services/papers/counterReceipt/print.ts";
import { closeTill } from "#services/tills/close.ts";
import { readTill } from "#services/tills/find.ts";
import { listTillMovements, listTills } from "#services/tills/list.ts";
import { moveAtTill } from "#services/tills/move.ts";
import { openTill } from "#services/tills/open.ts";
import { readCounterReceipt } from "#services/tills/receipt.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";
import { readPdf } from "#testing/readPdf.ts";

let town: TestCommunity;
let alice: string;

beforeAll(async () => {
  town = await startCommunity();
  alice = (await town.join("Alice")).account;
});

afterAll(() => town.close());

const asked = { reference: null, memo: null, category: null, confirmExpected: false } as const;

type Sale = { id: string; means: "cash" | "card"; to: string; by: Caller };

async function startTill(name: string, float = "100") {
  const { caller } = await town.join(name, "individual", "teller");
  const till = await openTill(town.context(), caller, { id: newId(), float, place: null });
  const sell = (
    amount: string,
    { id = newId(), means = "cash", to = alice, by = caller }: Partial<Sale> = {},
  ) => issue(town.context(), by, "MIEL", { id, to, amount, ...asked, counter: { till: till.id, means } });
  const close = (counted: string, note: string | null = null, by: Caller = caller) =>
    closeTill(town.context(), by, till.id, { counted, note });
  const give = (euros: string, id = newId()) =>
    moveAtTill(town.context(), caller, till.id, {
      id,
      direction: "out",
      means: "cash",
      euros,
      note: "Banque",
    });
  const now = () => readTill(town.context(), caller, till.id);
  return { caller, till, sell, close, give, now };
}

test("a teller has one till open, and the same request again is the same till", async () => {
  const { caller, till } = await startTill("Noor");
  const again = { id: till.id, float: "100", place: null };
  expect((await openTill(town.context(), caller, again)).number).toBe(till.number);
  await expect(openTill(town.context(), caller, { ...again, float: "90" })).rejects.toMatchObject({
    code: "id_reused",
  });
  await expect(openTill(town.context(), caller, { ...again, id: newId() })).rejects.toMatchObject({
    code: "till_already_open",
  });
});

test("an issue at the counter is one movement of its till, however often it is asked", async () => {
  const { caller, till, sell, now } = await startTill("Ines");
  const id = newId();
  for (let time = 0; time < 3; time += 1) expect((await sell("40", { id })).id).toBe(id);
  await sell("15.50", { means: "card" });
  expect(await now()).toMatchObject({
    expected: "140.00",
    movements: 2,
    pending: 0,
    totals: [
      { means: "cash", taken: "40.00", given: "0.00" },
      { means: "card", taken: "15.50", given: "0.00" },
      { means: "transfer", taken: "0.00", given: "0.00" },
    ],
  });
  await expect(sell("40", { id, means: "card" })).rejects.toMatchObject({ code: "id_reused" });
  const { items } = await listTillMovements(town.context(), caller, till.id, { limit: 9 });
  expect(items.map(({ number, euros, issue: done }) => [number, euros, done?.state])).toEqual([
    [2, "15.50", "done"],
    [1, "40.00", "done"],
  ]);
  const receipt = await readCounterReceipt(town.context(), caller, { id: till.id, movement: id });
  expect(receipt).toMatchObject({ number: `${till.number}-1`, member: { name: "Alice" }, teller: "Ines" });
  const [page, ...more] = await readPdf(await printCounterReceipt(town.context(), receipt, "fr"), 1);
  expect(more).toEqual([]);
  for (const told of [`Reçu n° ${till.number}-1`, "Alice", "40,00 €, espèces", "Reçu par Ines", id])
    expect(page?.text.replaceAll(/\s+/g, " ")).toContain(told);
});

test("what the ledger refuses is told as refused and not counted; what never reached it leaves nothing", async () => {
  const { caller, till, sell, now } = await startTill("Omar");
  await expect(sell("10", { to: "MIEL:9999" })).rejects.toMatchObject({ code: "unknown_account" });
  await expect(sell("0")).rejects.toMatchObject({ code: "amount_out_of_bounds" });
  const { items } = await listTillMovements(town.context(), caller, till.id, { limit: 9 });
  expect(items.map(({ issue: refused }) => [refused?.state, refused?.refusal])).toEqual([
    ["refused", "unknown_account"],
  ]);
  expect(await now()).toMatchObject({ expected: "100.00", movements: 1, pending: 0 });
});

test("what was issued without a till does not come to be of one", async () => {
  const { caller, sell, now } = await startTill("Lise");
  const id = newId();
  await issue(town.context(), caller, "MIEL", { id, to: alice, amount: "5", ...asked, reference: "D-5" });
  await expect(sell("5", { id })).rejects.toMatchObject({ code: "id_reused" });
  expect((await now()).movements).toBe(0);
});

test("cash is given up to what is there, once", async () => {
  const { give, now } = await startTill("Paul", "30");
  const id = newId();
  for (let time = 0; time < 2; time += 1) await give("20", id);
  expect((await now()).expected).toBe("10.00");
  await expect(give("10.01")).rejects.toMatchObject({ code: "till_short" });
});

test("a till is closed with its count, and a difference needs a note; nothing is done at it after", async () => {
  const { till, sell, close, give } = await startTill("Rita");
  const id = newId();
  await sell("40", { id });
  await expect(close("138")).rejects.toMatchObject({ code: "till_difference_unexplained" });
  for (let time = 0; time < 2; time += 1)
    expect(await close("138", "Erreur de rendu")).toMatchObject({
      id: till.id,
      expected: "140.00",
      closing: { counted: "138.00", difference: "-2.00", note: "Erreur de rendu" },
    });
  await expect(close("140")).rejects.toMatchObject({ code: "till_closed" });
  await expect(sell("1")).rejects.toMatchObject({ code: "till_closed" });
  await expect(give("1")).rejects.toMatchObject({ code: "till_closed" });
  // Asked again after, what was done stays done
  expect((await sell("40", { id })).id).toBe(id);
});

test("tellers see and use their own till alone; managers see all, and use none but their own", async () => {
  const [one, other] = [await startTill("Sam"), await startTill("Tom")];
  await expect(readTill(town.context(), other.caller, one.till.id)).rejects.toMatchObject({
    code: "till_of_another",
  });
  for (const by of [other.caller, town.admin])
    await expect(one.sell("1", { by })).rejects.toMatchObject({ code: "till_of_another" });
  const seen = async (caller: Caller) =>
    (await listTills(town.context(), caller, { state: "open", limit: 50 })).items.map(({ id }) => id);
  expect(await seen(one.caller)).toEqual([one.till.id]);
  expect(await seen(town.admin)).toEqual(expect.arrayContaining([one.till.id, other.till.id]));
  await one.close("100", null, town.admin);
  expect(await seen(one.caller)).toEqual([]);
});
