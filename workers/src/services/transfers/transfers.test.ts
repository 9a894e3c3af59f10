import { afterAll, beforeAll, expect, test } from "vitest";

import { getAccount } from "#services/accounts/get.ts";
import type { Caller } from "#services/context.ts";
import { createTransfers } from "#services/transfers/createBulk.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { getTransfer } from "#services/transfers/get.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let noor: { caller: Caller; account: string };
let ada: { caller: Caller; account: string };

beforeAll(async () => {
  town = await startCommunity();
  noor = await town.join("Noor");
  ada = await town.join("Ada");
  await town.endow(noor.account, "100");
});

afterAll(() => town.close());

const asked = (amount: string) => paymentOf(noor.account, ada.account, amount);

const one = (amount: string, linked = false) => ({ ...asked(amount), linked });

const balanceOf = async ({ caller, account }: { caller: Caller; account: string }) =>
  (await getAccount(town.context(), caller, account)).balance;

test("a payment asked three times at once is one payment, with one answer", async () => {
  const request = asked("12,50");
  const answers = await Promise.all(
    [1, 2, 3].map(() => createTransfer(town.context(), noor.caller, request)),
  );
  expect(answers[0]).toMatchObject({ id: request.id, kind: "payment", verdict: "accepted", amount: "12.50" });
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  expect([await balanceOf(noor), await balanceOf(ada)]).toEqual(["87.50", "12.50"]);
  expect(await createTransfer(town.context(), noor.caller, { ...request, amount: "12.5" })).toEqual(
    answers[0],
  );
  await expect(
    createTransfer(town.context(), noor.caller, { ...request, amount: "12.51" }),
  ).rejects.toMatchObject({ code: "id_reused" });
});

test("a refusal is kept: asked again it stays refused, though there is money by then", async () => {
  const request = asked("87.51");
  const refused = {
    code: "insufficient_funds",
    detail: { amount: "87.50", currency: "MIEL" },
    figures: { amount: { fr: "87,50\u00A0M", en: "87.50\u00A0M" } },
  };
  await expect(createTransfer(town.context(), noor.caller, request)).rejects.toMatchObject(refused);
  await town.endow(noor.account, "12.50");
  await expect(createTransfer(town.context(), noor.caller, request)).rejects.toMatchObject(refused);
  expect(await getTransfer(town.context(), ada.caller, request.id)).toMatchObject({
    verdict: "insufficient_funds",
    refusalAmount: "87.50",
    amount: "87.51",
  });
  expect(await balanceOf(noor)).toBe("100.00");
});

test("once everything is known in this isolate, a payment reads nothing from the database", async () => {
  await createTransfer(town.context(), noor.caller, asked("1"));
  const unreachable = new Proxy(town.db, {
    get: () => {
      throw new Error("the database was asked");
    },
  });
  const paid = await createTransfer(town.context({ db: unreachable }), noor.caller, asked("1"));
  expect(paid).toMatchObject({ verdict: "accepted", amount: "1.00" });
});

test.each([
  [{ amount: "1.005" }, "invalid_input"],
  [{ amount: "0" }, "amount_out_of_bounds"],
  [{ amount: "99999999999999" }, "amount_out_of_bounds"],
  [{ currency: "NONE" }, "unknown_currency"],
  [{ to: "MIEL:99999" }, "unknown_account"],
  [{ to: "MIEL:issuance" }, "system_account"],
  [{ from: "MIEL:1001" }, "forbidden"],
  [{ from: "MIEL:issuance" }, "forbidden"],
  [{ from: "MIEL:99999" }, "unknown_account"],
])("a payment with %o is refused with %s", async (change, code) => {
  await expect(
    createTransfer(town.context(), noor.caller, { ...asked("1"), ...change }),
  ).rejects.toMatchObject({ code });
});

test("a teller pays in the name of the owner, and the record says so", async () => {
  const teller = await town.join("Tim", "individual", "teller");
  const paid = await createTransfer(town.context(), teller.caller, asked("2"));
  expect(paid.actor).toEqual({ member: teller.caller.member, onBehalfOf: noor.caller.member });
});

test("in a bulk each has its own verdict, and linked ones stand or fall together", async () => {
  const before = Number(await balanceOf(noor));
  const back = { ...one("5"), from: ada.account, to: noor.account };
  const transfers = [one("1"), one("9999"), one("2", true), one("9999"), one("3", true), one("4")];
  const results = await createTransfers(town.context(), noor.caller, { transfers });
  expect(results.map(({ verdict, amount }) => [verdict, amount])).toEqual([
    ["accepted", null],
    ["insufficient_funds", (before - 1).toFixed(2)],
    ["linked_failed", null],
    ["insufficient_funds", (before - 3).toFixed(2)],
    ["accepted", null],
    ["accepted", null],
  ]);
  expect(results.map(({ id }) => id)).toEqual(transfers.map(({ id }) => id));
  expect(await createTransfers(town.context(), noor.caller, { transfers })).toEqual(results);
  expect(Number(await balanceOf(noor))).toBe(before - 8);

  const theft = createTransfers(town.context(), noor.caller, { transfers: [one("1"), back] });
  await expect(theft).rejects.toMatchObject({ code: "forbidden" });
  const malformed = createTransfers(town.context(), noor.caller, { transfers: [one("1"), one("1.001")] });
  await expect(malformed).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ field: "transfers.1.amount" }],
  });
  expect(Number(await balanceOf(noor))).toBe(before - 8);
});

test("a transfer is reversed once, by a manager, and nobody else sees it", async () => {
  const stranger = await town.join("Sam");
  const before = await balanceOf(noor);
  const paid = await createTransfer(town.context(), noor.caller, asked("7"));
  await expect(getTransfer(town.context(), stranger.caller, paid.id)).rejects.toMatchObject({
    code: "unknown_transfer",
  });
  const undo = { id: newId(), reason: "Encaissé deux fois" };
  await expect(reverseTransfer(town.context(), ada.caller, paid.id, undo)).rejects.toMatchObject({
    code: "forbidden",
  });
  const reversal = await reverseTransfer(town.context(), town.admin, paid.id, undo);
  expect(reversal).toMatchObject({ kind: "reversal", related: paid.id, from: ada.account, to: noor.account });
  expect(await balanceOf(noor)).toBe(before);
  await expect(
    reverseTransfer(town.context(), town.admin, paid.id, { ...undo, id: newId() }),
  ).rejects.toMatchObject({ code: "already_reversed" });
  const told = { transfer: reversal.id, at: reversal.at, reason: undo.reason };
  expect((await getTransfer(town.context(), ada.caller, paid.id)).reversal).toEqual(told);
  expect((await getTransfer(town.context(), ada.caller, reversal.id)).reversal).toBeNull();
});
