import { eq } from "drizzle-orm";
import nacl from "tweetnacl";
import { afterAll, beforeAll, expect, test } from "vitest";

import { transfer } from "@mereau/db/tenant/schema.ts";
import { dateOf, momentOf } from "@mereau/shared/calendar/date.ts";
import {
  batchConfirmation,
  type BatchLinesQuery,
  batchRequest,
} from "@mereau/shared/contracts/batchPayments.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { batchBytes } from "@mereau/shared/crypto/mandate.ts";
import { getAccount } from "#services/accounts/get.ts";
import { cancelBatch, confirmBatch } from "#services/batch-payments/confirm.ts";
import { draftBatch } from "#services/batch-payments/draft.ts";
import { getBatch, listLines } from "#services/batch-payments/read.ts";
import type { Caller } from "#services/context.ts";
import { setSignatureThreshold } from "#services/currencies/setSignatureThreshold.ts";
import { registerDeviceKey } from "#services/keys/registerDeviceKey.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

type Party = { caller: Caller; account: string; number: number };

const DAY = 86_400_000;
let town: TestCommunity;
let noor: Party;
let ada: Party;
let shop: Party;

beforeAll(async () => {
  town = await startCommunity();
  [noor, ada, shop] = [
    await town.join("Noor"),
    await town.join("Ada"),
    await town.join("Fournil", "provider"),
  ];
  await town.join("Jean");
  await town.join("Jean");
  await town.endow(noor.account, "1000");
});

afterAll(() => town.close());

const draft = (text: string, change: object = {}, caller = noor.caller) =>
  draftBatch(
    town.context(),
    caller,
    batchRequest.parse({
      id: newId(),
      currency: "MIEL",
      from: noor.account,
      name: "Novembre",
      mode: "each_alone",
      text,
      ...change,
    }),
  );

const confirm = (id: string, digest: string, caller = noor.caller) =>
  confirmBatch(town.context(), caller, id, batchConfirmation.parse({ digest }));

const read = (id: string) => getBatch(town.context(), noor.caller, id);

const linesOf = async (id: string, only?: BatchLinesQuery["only"]) =>
  (await listLines(town.context(), noor.caller, id, { limit: 200, only })).items;

const balanceOf = async ({ caller, account }: Party) =>
  Number((await getAccount(town.context(), caller, account)).balance);

const paidBy = (id: string) =>
  town.db
    .select()
    .from(transfer)
    .where(eq(transfer.reference, `batch-payments/${id}`));

test("pasted lines are understood, and what is wrong is told line by line", async () => {
  const text = `payee;amount;memo
${ada.account};12,50;Stand
${shop.number};3
fournil;1 000.5;"Farine ; son"
Jean;5
Personne;5
${noor.account};5
Ada;5,005
Ada;0
Ada;;`;
  const { id, lines, faults, total, state } = await draft(text);
  expect([lines, faults, total, state]).toEqual([9, 6, "1016.00", "draft"]);
  expect((await linesOf(id)).map((it) => [it.to, it.name, it.amount, it.memo, it.fault])).toEqual([
    [ada.account, "Ada", "12.50", "Stand", null],
    [shop.account, "Fournil", "3.00", null, null],
    [shop.account, "Fournil", "1000.50", "Farine ; son", null],
    [null, null, "5.00", null, "payee_ambiguous"],
    [null, null, "5.00", null, "payee_unknown"],
    [noor.account, "Noor", "5.00", null, "payee_is_payer"],
    [ada.account, "Ada", null, null, "amount_malformed"],
    [ada.account, "Ada", null, null, "amount_out_of_bounds"],
    [ada.account, "Ada", null, null, "amount_malformed"],
  ]);
  await expect(confirm(id, (await read(id)).digest)).rejects.toMatchObject({ code: "batch_has_faults" });
  await expect(draft("")).rejects.toMatchObject({ fields: [{ code: "too_many_lines" }] });
});

test("confirmed once or thrice, it is paid once, each line with its verdict", async () => {
  const [before, hers] = [await balanceOf(noor), await balanceOf(ada)];
  const { id, digest } = await draft(`Ada;10\nFournil;5000\nAda;2`);
  const stale = confirm(id, "0".repeat(64));
  await expect(stale).rejects.toMatchObject({ fields: [{ field: "digest", code: "digest_differs" }] });
  const confirmed = await Promise.all([1, 2, 3].map(() => confirm(id, digest)));
  for (const it of confirmed) expect(it.state).toBe("confirmed");
  await Promise.all([town.runDue(Date.now()), town.runDue(Date.now())]);
  expect(await read(id)).toMatchObject({ state: "done", paid: 2, paidTotal: "12.00", lines: 3 });
  expect((await linesOf(id)).map((it) => [it.verdict, it.refusalAmount])).toEqual([
    ["accepted", null],
    ["insufficient_funds", (before - 10).toFixed(2)],
    ["accepted", null],
  ]);
  expect((await linesOf(id, "refused")).map(({ line }) => line)).toEqual([2]);
  expect([await balanceOf(noor), await balanceOf(ada)]).toEqual([before - 12, hers + 12]);
  expect((await confirm(id, digest)).state).toBe("done");
  expect(await paidBy(id)).toHaveLength(3);
  await expect(cancelBatch(town.context(), noor.caller, id)).rejects.toMatchObject({ code: "batch_closed" });
});

test("a line whose payment was undone says by which transfer and why, and stays among those that were paid", async () => {
  const { id, digest } = await draft("Ada;1\nFournil;2\nAda;3");
  await confirm(id, digest);
  await town.runDue(Date.now());
  expect((await linesOf(id)).map(({ reversal }) => reversal)).toEqual([null, null, null]);
  const [, second] = await linesOf(id, "paid");
  const reversal = { id: newId(), reason: "Payé deux fois" };
  await reverseTransfer(town.context(), town.admin, second?.transfer ?? "", reversal);
  expect(await linesOf(id, "reversed")).toMatchObject([
    { line: 2, verdict: "accepted", reversal: { transfer: reversal.id, reason: "Payé deux fois" } },
  ]);
  expect((await linesOf(id, "paid")).map((it) => [it.line, it.reversal?.transfer ?? null])).toEqual([
    [1, null],
    [2, reversal.id],
    [3, null],
  ]);
  expect(await read(id)).toMatchObject({ paid: 3, paidTotal: "6.00" });
});

test("all or nothing: one line that cannot be paid leaves the others unpaid", async () => {
  const before = await balanceOf(noor);
  const { id, digest } = await draft(`Ada;10\nFournil;5000\nAda;2`, { mode: "all_or_nothing" });
  await confirm(id, digest);
  await town.runDue(Date.now());
  expect((await linesOf(id)).map(({ verdict }) => verdict)).toEqual([
    "linked_failed",
    "insufficient_funds",
    "linked_failed",
  ]);
  expect(await read(id)).toMatchObject({
    state: "failed",
    failure: "insufficient_funds",
    paid: 0,
    paidTotal: "0.00",
  });
  expect(await balanceOf(noor)).toBe(before);
});

test("a batch waits for its date, and can be taken back until then", async () => {
  const date = dateOf(Date.now() + 10 * DAY);
  const [first, second] = [await draft("Ada;1", { date }), await draft("Ada;2", { date })];
  const before = await balanceOf(ada);
  for (const { id, digest } of [first, second]) await confirm(id, digest);
  await cancelBatch(town.context(), noor.caller, second.id);
  await expect(confirm(second.id, second.digest)).rejects.toMatchObject({ code: "batch_closed" });
  await town.runDue(momentOf(date) - 1);
  expect(await balanceOf(ada)).toBe(before);
  await town.runDue(momentOf(date));
  expect(await balanceOf(ada)).toBe(before + 1);
  expect([(await read(first.id)).state, (await read(second.id)).state]).toEqual(["done", "cancelled"]);
});

test("a batch with a line above the threshold is signed, over what its lines pay", async () => {
  const pair = nacl.sign.keyPair();
  const key = { id: newId(), name: "Téléphone", publicKey: toBase64url(pair.publicKey) };
  await registerDeviceKey(town.context(), noor.caller, key);
  const caller = { ...noor.caller, deviceKeys: new Map([[key.id, key.publicKey]]) };
  await setSignatureThreshold(town.context(), town.admin, "MIEL", "4");
  const { id, digest, lines } = await draft("Ada;3\nFournil;4");
  await expect(confirm(id, digest)).rejects.toMatchObject({ code: "signature_required" });
  const sign = (total: number) => {
    const facts = {
      community: town.request.id,
      id,
      currency: "MIEL",
      from: noor.account,
      lines,
      total,
      digest,
    };
    const bytes = batchBytes({ ...facts, mode: "each_alone", date: null, keyId: key.id });
    const order = { keyId: key.id, signature: toBase64url(nacl.sign.detached(bytes, pair.secretKey)) };
    return confirmBatch(town.context(), caller, id, { digest, order });
  };
  await expect(sign(701)).rejects.toMatchObject({ code: "signature_invalid" });
  await sign(700);
  const unsigned = await draft("Ada;3");
  await confirm(unsigned.id, unsigned.digest);
  await setSignatureThreshold(town.context(), town.admin, "MIEL", "3");
  const later = Date.now() + 20 * DAY;
  await town.runDue(later);
  expect(await read(id)).toMatchObject({ state: "done", paid: 2 });
  expect(await read(unsigned.id)).toMatchObject({ state: "failed", failure: "signature_required", paid: 0 });
  await setSignatureThreshold(town.context(), town.admin, "MIEL", null);
});

test("a batch is no business of anybody else's", async () => {
  const { id } = await draft("Fournil;1");
  await expect(getBatch(town.context(), shop.caller, id)).rejects.toMatchObject({
    code: "unknown_batch_payment",
  });
  await expect(draft("Ada;1", {}, shop.caller)).rejects.toMatchObject({ code: "forbidden" });
});

test("eight thousand lines are drafted, confirmed and paid in one go", async () => {
  const before = await balanceOf(noor);
  const text = Array.from({ length: 8_000 }, (_, index) => `${index % 2 ? "Ada" : shop.number};0,01`).join(
    "\n",
  );
  const { id, digest, faults } = await draft(text);
  expect(faults).toBe(0);
  await confirm(id, digest);
  await town.runDue(Date.now() + 30 * DAY);
  expect(await read(id)).toMatchObject({ state: "done", lines: 8_000, paid: 8_000, paidTotal: "80.00" });
  expect(await balanceOf(noor)).toBeCloseTo(before - 80, 6);
  const tooMany = draft(`${text}\nAda;1`);
  await expect(tooMany).rejects.toMatchObject({ code: "invalid_input" });
}, 60_000);
