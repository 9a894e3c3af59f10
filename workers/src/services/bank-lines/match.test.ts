import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { bankLine } from "@mereau/db/tenant/schema.ts";
import type { Deposit } from "@mereau/shared/contracts/deposits.ts";
import { openAccount } from "#services/accounts/open.ts";
import { setStatus } from "#services/accounts/setStatus.ts";
import { listAudit } from "#services/audit/list.ts";
import { getBankLine } from "#services/bank-lines/get.ts";
import { ignoreBankLine, restoreBankLine } from "#services/bank-lines/ignore.ts";
import { matchBankLine, retryBankLine } from "#services/bank-lines/match.ts";
import type { Caller } from "#services/context.ts";
import { cancelDeposit } from "#services/deposits/cancel.ts";
import { getDeposit } from "#services/deposits/get.ts";
import { type BankTown, startBankTown } from "#testing/bankTown.ts";
import { newId } from "#testing/community.ts";

type Person = { caller: Caller; account: string };

let town: BankTown;
let noor: Person;
let ada: Person;

beforeAll(async () => {
  town = await startBankTown();
  noor = await town.join("Noor", "provider");
  ada = await town.join("Ada", "provider");
});

afterAll(() => town.close());

/** Imports one line, and gives its id. */
async function lineOf(label: string, amount: string): Promise<string> {
  const { id } = await town.bring([{ label: `${label} ${newId()}`, amount }]);
  const [line] = await town.db.select({ id: bankLine.id }).from(bankLine).where(eq(bankLine.statement, id));
  return line?.id ?? "";
}

const match = (
  line: string,
  target: { deposit?: string; account?: string; confirmExpected?: boolean },
  caller = town.admin,
) =>
  matchBankLine(town.context(), caller, line, {
    deposit: null,
    account: null,
    confirmAlike: false,
    confirmExpected: false,
    ...target,
  });
const depositNow = ({ id }: Deposit) => getDeposit(town.context(), town.admin, id);
const issued = async ({ account }: Person) => (await town.postedOn(account)) ?? 0;

test("a deposit of another amount is matched by hand, and what came is issued", async () => {
  const before = await issued(noor);
  const deposit = await town.announce(noor.caller, noor.account, "50");
  const line = await lineOf(deposit.reference, "45,00");
  expect(await getBankLine(town.context(), town.admin, line)).toMatchObject({
    state: "amount_differs",
    deposit: deposit.id,
  });
  for (let asked = 0; asked < 2; asked += 1)
    expect(await match(line, { deposit: deposit.id })).toMatchObject({ state: "issued", issued: "45.00" });
  expect((await issued(noor)) - before).toBe(4500);
  expect(await depositNow(deposit)).toMatchObject({ state: "issued", amount: "50.00", received: "45.00" });
  const { items } = await listAudit(town.context(), town.admin, { limit: 9, subject: line });
  expect(items).toMatchObject([
    {
      action: "bank_line.match",
      detail: { deposit: deposit.id, account: noor.account, cents: 4500, amount: 4500 },
    },
  ]);
});

test("a line that names nothing is matched to an account, or to a deposit that was cancelled", async () => {
  const before = await issued(noor);
  expect(await match(await lineOf("VIR NOOR", "7,00"), { account: noor.account })).toMatchObject({
    state: "issued",
    deposit: null,
    account: noor.account,
  });
  const deposit = await town.announce(noor.caller, noor.account, "8");
  await cancelDeposit(town.context(), noor.caller, deposit.id);
  await match(await lineOf(deposit.reference, "8,00"), { deposit: deposit.id });
  expect((await issued(noor)) - before).toBe(1500);
  expect((await depositNow(deposit)).state).toBe("issued");
});

test("a line is not issued past a deposit of as much that its account expects, unless it is confirmed", async () => {
  const lena = await town.join("Léna", "provider");
  const [deposit, other] = [
    await town.announce(lena.caller, lena.account, "10"),
    await town.announce(lena.caller, lena.account, "12"),
  ];
  const line = await lineOf("VIR LENA", "10,00");
  const { member } = lena.caller;
  const shop = await openAccount(town.context(), town.admin, { member, currency: "MIEL", ordinal: 2 });
  for (const account of [lena.account, shop.id])
    await expect(match(line, { account })).rejects.toMatchObject({
      code: "deposit_expected",
      detail: { deposit: deposit.id, reference: deposit.reference, account: lena.account, expected: 1 },
    });
  expect(await getBankLine(town.context(), town.admin, line)).toMatchObject({ state: "unmatched" });
  expect(await match(line, { deposit: deposit.id })).toMatchObject({ state: "issued" });
  // The same payment as another file tells it, with its reference
  await lineOf(deposit.reference, "10,00");
  expect(await issued(lena)).toBe(1000);
  const gift = await lineOf("VIR DE SA GRAND-MERE", "12,00");
  expect(await match(gift, { account: lena.account, confirmExpected: true })).toMatchObject({
    state: "issued",
    deposit: null,
  });
  expect(await depositNow(other)).toMatchObject({ state: "expected" });
  expect(await issued(lena)).toBe(2200);
});

test("of two people who match one line at once to two accounts, one does", async () => {
  const before = (await issued(noor)) + (await issued(ada));
  const line = await lineOf("VIR", "3,00");
  const answers = await Promise.allSettled([
    match(line, { account: noor.account }),
    match(line, { account: ada.account }),
    match(line, { account: noor.account }),
  ]);
  const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason.code] : []));
  expect(new Set(refused)).toEqual(new Set(["bank_line_settled"]));
  expect((await issued(noor)) + (await issued(ada)) - before).toBe(300);
});

test("of two lines matched at once to one deposit, one is", async () => {
  const before = await issued(noor);
  const deposit = await town.announce(noor.caller, noor.account, "4");
  const lines = [await lineOf("VIR", "4,00"), await lineOf("VIR", "4,00")];
  const answers = await Promise.allSettled(lines.map((line) => match(line, { deposit: deposit.id })));
  const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason.code] : []));
  expect(refused).toEqual(["deposit_settled"]);
  expect((await issued(noor)) - before).toBe(400);
});

test("a deposit that is cancelled while its line is imported is either cancelled or issued", async () => {
  for (let round = 0; round < 6; round += 1) {
    const before = await issued(ada);
    const deposit = await town.announce(ada.caller, ada.account, "2");
    const [line, cancelled] = await Promise.all([
      lineOf(deposit.reference, "2,00"),
      cancelDeposit(town.context(), ada.caller, deposit.id).catch(() => null),
    ]);
    const { state } = await getBankLine(town.context(), town.admin, line);
    const outcome = [
      cancelled === null,
      state,
      (await depositNow(deposit)).state,
      (await issued(ada)) - before,
    ];
    expect([
      [true, "issued", "issued", 200],
      [false, "unmatched", "cancelled", 0],
    ]).toContainEqual(outcome);
  }
});

test("a refused line goes to another account, and the deposit that it was refused for comes to nothing", async () => {
  const kofi = await town.join("Kofi", "provider");
  const deposit = await town.announce(kofi.caller, kofi.account, "6");
  await setStatus(town.context(), town.admin, kofi.account, "closed");
  const line = await lineOf(deposit.reference, "6,00");
  expect(await getBankLine(town.context(), town.admin, line)).toMatchObject({
    state: "refused",
    refusal: "account_closed",
  });
  const before = await issued(ada);
  expect(await match(line, { account: ada.account })).toMatchObject({ state: "issued", refusal: null });
  expect((await issued(ada)) - before).toBe(600);
  expect(await depositNow(deposit)).toMatchObject({ state: "cancelled", received: null, issued: null });
});

test("a line is set aside with a reason and taken up again, until something is issued for it", async () => {
  const line = await lineOf("COTISATION", "9,00");
  const ignore = () => ignoreBankLine(town.context(), town.admin, line, { reason: "Cotisation" });
  const restore = () => restoreBankLine(town.context(), town.admin, line);
  for (let asked = 0; asked < 2; asked += 1)
    expect(await ignore()).toMatchObject({ state: "ignored", reason: "Cotisation" });
  await expect(match(line, { account: noor.account })).rejects.toMatchObject({ code: "bank_line_settled" });
  for (let asked = 0; asked < 2; asked += 1)
    expect(await restore()).toMatchObject({ state: "unmatched", note: "no_reference", reason: null });
  await match(line, { account: noor.account });
  await expect(ignore()).rejects.toMatchObject({ code: "bank_line_settled" });
  const { items } = await listAudit(town.context(), town.admin, { limit: 9, subject: line });
  expect(items.map(({ action }) => action).toSorted()).toEqual([
    "bank_line.ignore",
    "bank_line.match",
    "bank_line.restore",
  ]);
});

test("what went out is never issued for", async () => {
  const debit = await lineOf("PRLV", "-9,00");
  await expect(match(debit, { account: noor.account })).rejects.toMatchObject({ code: "bank_line_settled" });
  await expect(retryBankLine(town.context(), town.admin, debit)).rejects.toMatchObject({
    code: "bank_line_settled",
  });
});

test("a line is matched to nothing that does not exist, and by nobody who does not serve members", async () => {
  const line = await lineOf("VIR", "1,00");
  const attempts: [{ deposit?: string; account?: string }, string][] = [
    [{ account: "MIEL:9999" }, "unknown_account"],
    [{ account: "MIEL:issuance" }, "system_account"],
    [{ deposit: newId() }, "unknown_deposit"],
  ];
  for (const [target, code] of attempts) await expect(match(line, target)).rejects.toMatchObject({ code });
  await expect(match(line, { account: noor.account }, noor.caller)).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(match(newId(), { account: noor.account })).rejects.toMatchObject({
    code: "unknown_bank_line",
  });
});
