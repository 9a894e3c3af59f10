import * as z from "zod";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";

import { chainHash } from "@mereau/shared/crypto/chain.ts";
import type { LedgerAnswer } from "@mereau/shared/ledger/binding.ts";
import { newId, pay, startTestLedger, townCommands } from "#testing/ledger.ts";
import { startLocalServer } from "#testing/localServer.ts";

let server: Awaited<ReturnType<typeof startLocalServer>>;
let ledger: Awaited<ReturnType<typeof startTestLedger>>;

beforeAll(async () => {
  server = await startLocalServer();
});

afterAll(() => server.close());

beforeEach(async () => {
  ledger = await startTestLedger(server);
});

afterEach(() => ledger.close());

const codes = (answer: LedgerAnswer) =>
  answer.ok ? answer.verdicts.map((verdict) => (verdict.ok ? "accepted" : verdict.code)) : [answer.code];

const numbers = async (sql: string) => {
  const { rows } = await ledger.connection.execute(sql);
  return rows.map((row) => Object.values(row).map(Number));
};

test("two hundred spends of one balance at once never overdraw it, and go in few batches", async () => {
  const { lane } = await ledger.open();
  await lane.submit(townCommands(2, 50));
  const answers = await Promise.all(Array.from({ length: 200 }, () => lane.submit([pay(1, 2, 1)])));
  const verdicts = answers.flatMap(codes);
  expect(verdicts.filter((code) => code === "accepted")).toHaveLength(50);
  expect(verdicts.filter((code) => code === "insufficient_funds")).toHaveLength(150);
  expect(await numbers("SELECT posted FROM account WHERE id IN ('PIN:1', 'PIN:2') ORDER BY id")).toEqual([
    [0],
    [100],
  ]);
  const [[batches = 0] = []] = await numbers("SELECT count(*) FROM batch");
  expect(batches).toBeLessThan(10);
});

test("the tables repeat the batch, transfer by transfer and posting by posting", async () => {
  const { lane } = await ledger.open();
  await lane.submit(townCommands(3, 100));
  const paid = pay(1, 2, 40);
  await lane.submit([{ ...paid, memo: 'pain "noir"\nœuf', category: "food" }, pay(2, 3, 500)]);
  const { rows } = await ledger.connection.execute({
    sql: "SELECT memo, verdict, batch, seq, actor FROM transfer WHERE id = ?",
    args: [paid.id],
  });
  expect(rows.map((row) => ({ ...row }))).toMatchObject([
    { memo: 'pain "noir"\nœuf', verdict: "accepted", batch: 2, seq: 4, actor: "camille" },
  ]);
  expect(
    await numbers("SELECT seq, amount, posted FROM posting WHERE account = 'PIN:1' ORDER BY seq"),
  ).toEqual([
    [2, 100, 100],
    [7, -40, 60],
  ]);
  expect(await numbers("SELECT refusal_amount FROM transfer WHERE verdict = 'insufficient_funds'")).toEqual([
    [140],
  ]);
});

test("each batch's hash covers its content and the hash before it", async () => {
  const { lane } = await ledger.open();
  await lane.submit(townCommands(2, 100));
  await lane.submit([pay(1, 2, 1)]);
  const { rows } = await ledger.connection.execute("SELECT content, hash FROM batch ORDER BY seq");
  const batches = z.array(z.object({ content: z.string(), hash: z.string() })).parse(rows);
  let previous = "0".repeat(64);
  for (const batch of batches) {
    previous = await chainHash(previous, batch.content);
    expect(batch.hash).toBe(previous);
  }
  expect(lane.head).toMatchObject({ seq: 2, hash: previous, lastTransfer: 3, lastPosting: 6 });
});

test("the ledger's time moves forward even when the clock goes back", async () => {
  let clock = 2_000_000_000_000;
  const { lane } = await ledger.open({ now: () => clock });
  await lane.submit(townCommands(2, 100));
  clock -= 1_000_000;
  await lane.submit([pay(1, 2, 1)]);
  expect(await numbers("SELECT at FROM batch ORDER BY seq")).toEqual([
    [2_000_000_000_000],
    [2_000_000_000_001],
  ]);
});

test("a later instance gives the answers of the earlier one, and can reverse its transfers", async () => {
  const { lane } = await ledger.open();
  await lane.submit(townCommands(2, 100));
  const [spent, refused] = [pay(1, 2, 60), pay(1, 2, 60)];
  const first = await lane.submit([spent, refused]);
  const { lane: later } = await ledger.open();
  expect(await later.submit([spent, refused])).toEqual(first);
  expect(codes(await later.submit([{ ...spent, amount: 61 }]))).toEqual(["id_reused"]);
  const actor = { member: "camille", onBehalfOf: null };
  const reversal = { kind: "reversal" as const, id: newId(), actor, transfer: spent.id, reason: "mistake" };
  expect(codes(await later.submit([reversal]))).toEqual(["accepted"]);
  expect(await numbers("SELECT posted FROM account WHERE id IN ('PIN:1', 'PIN:2') ORDER BY id")).toEqual([
    [100],
    [100],
  ]);
  const { lane: last } = await ledger.open();
  expect(codes(await last.submit([{ ...reversal, id: newId() }]))).toEqual(["already_reversed"]);
});

test("a hold placed before one instance ended is captured under the next", async () => {
  const { lane } = await ledger.open();
  await lane.submit(townCommands(2, 100));
  const hold = { ...pay(1, 2, 70), kind: "hold" as const, expiresAt: Date.now() + 60_000 };
  expect(codes(await lane.submit([hold]))).toEqual(["accepted"]);
  const { lane: later } = await ledger.open();
  expect(codes(await later.submit([pay(1, 2, 31)]))).toEqual(["insufficient_funds"]);
  const capture = { kind: "capture" as const, id: newId(), actor: hold.actor, hold: hold.id, amount: 30 };
  expect(codes(await later.submit([capture]))).toEqual(["accepted"]);
  expect(await numbers("SELECT posted, held FROM account WHERE id = 'PIN:1'")).toEqual([[70, 40]]);
});

test("a memory of almost nothing gives the same answers as a large one", async () => {
  const { lane } = await ledger.open({ limits: { accounts: 1, holds: 1, records: 2 } });
  await lane.submit(townCommands(4, 100));
  const payments = Array.from({ length: 12 }, (_, index) =>
    pay((index % 4) + 1, ((index + 1) % 4) + 1, 10 + index),
  );
  const first: LedgerAnswer[] = [];
  for (const payment of payments) first.push(await lane.submit([payment]));
  for (const [index, payment] of payments.entries())
    expect(await lane.submit([payment])).toEqual(first[index]);
  expect(await numbers("SELECT count(*) FROM transfer")).toEqual([[16]]);
});
