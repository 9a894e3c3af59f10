import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { beforeAll, expect, test, vi } from "vitest";

import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { isReceiptValid } from "@mereau/shared/crypto/receipt.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { LedgerAnswer } from "@mereau/shared/ledger/binding.ts";
import type { Command, HoldCommand, PaymentCommand } from "@mereau/shared/ledger/command.ts";
import { foundHere } from "#testing/foundHere.ts";

const newId = () => uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
const actor = { member: "camille", onBehalfOf: null };

let community: string;
let ledger: Awaited<ReturnType<typeof foundHere>>["ledger"];

const pay = (amount: number): PaymentCommand => ({
  kind: "payment",
  id: newId(),
  actor,
  currency: "MIEL",
  from: "MIEL:2001",
  to: "MIEL:2002",
  amount,
});

const codes = (answer: LedgerAnswer) =>
  answer.ok ? answer.verdicts.map((verdict) => (verdict.ok ? "accepted" : verdict.code)) : [answer.code];

const open = (account: string): Command => ({
  kind: "open_account",
  account,
  currency: "MIEL",
  creditLimit: 0,
  balanceCap: 1_000_000,
});

beforeAll(async () => {
  const founded = await foundHere();
  community = founded.request.id;
  ledger = founded.ledger;
  const issue: Command = {
    kind: "issue",
    id: newId(),
    actor,
    currency: "MIEL",
    to: "MIEL:2001",
    amount: 10_000,
  };
  await ledger().submit(community, [open("MIEL:2001"), open("MIEL:2002"), issue]);
});

test("payments sent at once go through the object in a few batches, and never overdraw", async () => {
  const before = await ledger().head(community);
  const answers = await Promise.all(Array.from({ length: 60 }, () => ledger().submit(community, [pay(300)])));
  const accepted = answers.flatMap(codes).filter((code) => code === "accepted");
  expect(accepted).toHaveLength(33);
  const after = await ledger().head(community);
  const batches = (after.ok ? after.head.seq : 0) - (before.ok ? before.head.seq : 0);
  expect(batches).toBeGreaterThan(0);
  expect(batches).toBeLessThan(20);
});

test("an object that was evicted comes back under a later epoch, with the same answers", async () => {
  const payment = pay(10);
  const first = await ledger().submit(community, [payment]);
  const before = await ledger().head(community);
  await evictDurableObject(ledger());
  expect(await ledger().submit(community, [payment])).toEqual(first);
  const after = await ledger().head(community);
  expect(after.ok && before.ok && after.head.epoch - before.head.epoch).toBe(1);
  expect(after.ok && after.head.seq).toBe(before.ok && before.head.seq);
});

test("a hold lapses by the object's alarm, and a second alarm finds nothing to do", async () => {
  const issue: Command = {
    kind: "issue",
    id: newId(),
    actor,
    currency: "MIEL",
    to: "MIEL:2002",
    amount: 500,
  };
  const expiresAt = Date.now() + 1_500;
  const hold: HoldCommand = { ...pay(500), kind: "hold", from: "MIEL:2002", to: "MIEL:2001", expiresAt };
  expect(codes(await ledger().submit(community, [issue, hold]))).toEqual(["accepted", "accepted"]);
  const alarm = await runInDurableObject(ledger(), (_, state) => state.storage.getAlarm());
  expect(alarm).toBe(expiresAt);
  await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(expiresAt), { timeout: 3_000 });
  await runDurableObjectAlarm(ledger());
  await runDurableObjectAlarm(ledger());
  const capture: Command = { kind: "capture", id: newId(), actor, hold: hold.id, amount: null };
  expect(codes(await ledger().submit(community, [capture]))).toEqual(["hold_expired"]);
  const spend: Command = { ...pay(500), from: "MIEL:2002", to: "MIEL:2001" };
  expect(codes(await ledger().submit(community, [spend]))).toEqual(["accepted"]);
});

test("a receipt checks offline against the community's key, and against no other", async () => {
  const payment = pay(1);
  await ledger().submit(community, [payment]);
  const answer = await ledger().receipt(community, payment.id);
  const head = await ledger().head(community);
  if (!answer.ok || !answer.receipt || !head.ok) throw new Error("there is no receipt");
  const { receipt } = answer;
  expect(receipt.transfer).toMatchObject({ id: payment.id, amount: 1, verdict: "accepted" });
  expect(await isReceiptValid(receipt, head.head.publicKey)).toBe(true);
  const raised = { ...receipt, transfer: { ...receipt.transfer, amount: 2 } };
  expect(await isReceiptValid(raised, head.head.publicKey)).toBe(false);
  expect(await isReceiptValid(receipt, toBase64url(new Uint8Array(32).fill(5)))).toBe(false);
  expect(await ledger().receipt(community, newId())).toEqual({ ok: true, receipt: null });
});

test("history is played for a demonstration alone", async () => {
  const at = Date.UTC(2025, 0, 1);
  const answers = await ledger().replay(community, [{ at, commands: [pay(1)] }]);
  expect(answers.flatMap(codes)).toEqual(["unavailable"]);
});
