import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { bankLine } from "@mereau/db/tenant/schema.ts";
import type { BankLineState } from "@mereau/shared/contracts/bankLines.ts";
import { getBankLine } from "#services/bank-lines/get.ts";
import { ignoreBankLine, restoreBankLine } from "#services/bank-lines/ignore.ts";
import { listBankLines } from "#services/bank-lines/list.ts";
import { matchBankLine, retryBankLine } from "#services/bank-lines/match.ts";
import { findStatement } from "#services/bank-statements/find.ts";
import type { Caller } from "#services/context.ts";
import { issue } from "#services/currencies/issue.ts";
import { getDeposit } from "#services/deposits/get.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { type BankTown, startBankTown, type TestLine } from "#testing/bankTown.ts";
import { newId } from "#testing/community.ts";
import { runAndKill } from "#testing/world.ts";

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
async function lineOf(line: TestLine): Promise<string> {
  const { id } = await town.bring([line]);
  const [row] = await town.db.select({ id: bankLine.id }).from(bankLine).where(eq(bankLine.statement, id));
  return row?.id ?? "";
}

type Wanted = { account?: string; deposit?: string; insteadOf?: string };

const match = (line: string, wanted: Wanted) =>
  matchBankLine(town.context(), town.admin, line, {
    deposit: null,
    account: null,
    confirmAlike: false,
    confirmExpected: true,
    ...wanted,
  });

/** Undoes the issue of a line, and gives the id of that issue. */
async function undo(line: string): Promise<string> {
  const { transfer } = await getBankLine(town.context(), town.admin, line);
  await reverseTransfer(town.context(), town.admin, transfer ?? "", {
    id: newId(),
    reason: "Mauvais compte",
  });
  return transfer ?? "";
}

/** A line that was issued to Noor, and the issue reversed: the line, and that issue. */
async function reversedLine(amount: string, more: Partial<TestLine> = {}): Promise<[string, string]> {
  const line = await lineOf({ label: `VIR ${newId()}`, amount, ...more });
  await match(line, { account: noor.account });
  return [line, await undo(line)];
}

const listed = async (state: BankLineState) =>
  (await listBankLines(town.context(), town.admin, { state, limit: 99 })).items.map(({ id }) => id);
const posted = async () => [await town.postedOn(noor.account), await town.postedOn(ada.account)];
const since = async (before: readonly (number | undefined)[]) =>
  (await posted()).map((now, index) => (now ?? 0) - (before[index] ?? 0));

test("a line whose issue was reversed is listed as such, and issued once to the account that it was meant for", async () => {
  const before = await posted();
  const [line, undone] = await reversedLine("12,00");
  const shown = await getBankLine(town.context(), town.admin, line);
  expect(shown).toMatchObject({
    state: "reversed",
    transfer: undone,
    undoneBy: { reason: "Mauvais compte" },
  });
  expect(await listed("reversed")).toEqual([line]);
  expect(await listed("issued")).not.toContain(line);
  const { states } = await findStatement(town.context(), shown.statement);
  expect(states).toMatchObject({ issued: 0, reversed: 1 });

  const answers = await Promise.all([1, 2, 3].map(() => match(line, { account: ada.account })));
  const again = await match(line, { account: ada.account });
  expect(again).toMatchObject({ state: "issued", account: ada.account, undoneBy: null });
  expect(again.transfer).not.toBe(undone);
  for (const { transfer } of answers) expect(transfer).toBe(again.transfer);
  expect(await since(before)).toEqual([0, 1200]);
  expect(await listed("reversed")).toEqual([]);
});

test("of two people who match a reversed line at once to two accounts, one does", async () => {
  const before = await posted();
  const [line, insteadOf] = await reversedLine("3,00");
  const answers = await Promise.allSettled([
    match(line, { account: noor.account, insteadOf }),
    match(line, { account: ada.account, insteadOf }),
  ]);
  const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason.code] : []));
  expect(refused).toEqual(["bank_line_settled"]);
  const [one = 0, other = 0] = await since(before);
  expect(one + other).toBe(300);
});

test("a request that is sent again undoes no reversal: issuing to the same account names what was reversed", async () => {
  const before = await posted();
  const [line, undone] = await reversedLine("4,00");
  const refusal = { code: "bank_line_reversed", detail: { transfer: undone } };
  await expect(match(line, { account: noor.account })).rejects.toMatchObject(refusal);
  await expect(retryBankLine(town.context(), town.admin, line)).rejects.toMatchObject(refusal);
  const settled = { code: "bank_line_settled" };
  await expect(match(line, { account: noor.account, insteadOf: newId() })).rejects.toMatchObject(settled);
  for (let asked = 0; asked < 2; asked += 1)
    expect(await match(line, { account: noor.account, insteadOf: undone })).toMatchObject({
      state: "issued",
    });
  expect(await since(before)).toEqual([400, 0]);
  await undo(line);
  await expect(match(line, { account: noor.account, insteadOf: undone })).rejects.toMatchObject(settled);
  expect(await since(before)).toEqual([0, 0]);
});

test("the deposit of a reversed line is issued again, or comes to nothing once the line is another’s", async () => {
  const before = await posted();
  const [first, second] = [
    await town.announce(noor.caller, noor.account, "20"),
    await town.announce(ada.caller, ada.account, "20.50"),
  ];
  const stateOf = async ({ id }: { id: string }) => (await getDeposit(town.context(), town.admin, id)).state;
  const line = await lineOf({ label: first.reference, amount: "20,00" });
  const undone = await undo(line);
  expect([await stateOf(first), (await getBankLine(town.context(), town.admin, line)).state]).toEqual([
    "reversed",
    "reversed",
  ]);
  await expect(match(line, { deposit: first.id })).rejects.toMatchObject({ code: "bank_line_reversed" });
  expect(await match(line, { deposit: first.id, insteadOf: undone })).toMatchObject({ state: "issued" });
  expect(await stateOf(first)).toBe("issued");
  expect(await since(before)).toEqual([2000, 0]);
  await undo(line);
  expect(await match(line, { deposit: second.id })).toMatchObject({ state: "issued", account: ada.account });
  expect([await stateOf(first), await stateOf(second)]).toEqual(["cancelled", "issued"]);
  expect(await since(before)).toEqual([0, 2000]);
});

test("a deposit whose issue was reversed takes the euros of another line, once", async () => {
  const before = await posted();
  const deposit = await town.announce(noor.caller, noor.account, "21");
  const first = await lineOf({ label: deposit.reference, amount: "21,00", day: 3 });
  const insteadOf = await undo(first);
  const second = await lineOf({ label: deposit.reference, amount: "21,00", day: 13 });
  expect(await match(second, { deposit: deposit.id })).toMatchObject({ state: "issued" });
  await expect(match(first, { deposit: deposit.id, insteadOf })).rejects.toMatchObject({
    code: "deposit_settled",
  });
  expect(await since(before)).toEqual([2100, 0]);
});

test("what was reversed stands in nobody’s way: neither another line, nor the desk, nor a deposit that it names", async () => {
  const before = await posted();
  const [line] = await reversedLine("31,00", { bankReference: "B-31" });
  const desk = { id: newId(), to: ada.account, amount: "31", memo: null, category: null };
  const atDesk = { ...desk, reference: "B-31", confirmExpected: true };
  // Its euros are still a line of the bank, which waits for a person
  await expect(issue(town.context(), town.admin, "MIEL", atDesk)).rejects.toMatchObject({
    code: "bank_reference_used",
    detail: { bankLine: line },
  });
  const alike = await lineOf({ label: "VIR SEPA RECU", amount: "31,00" });
  expect(await match(alike, { account: ada.account })).toMatchObject({ state: "issued" });
  await expect(match(line, { account: ada.account })).rejects.toMatchObject({
    code: "bank_line_alike",
    detail: { bankLine: alike },
  });
  expect(await since(before)).toEqual([0, 3100]);

  const sold = { ...atDesk, id: newId(), reference: "B-32", amount: "32" };
  await issue(town.context(), town.admin, "MIEL", sold);
  await reverseTransfer(town.context(), town.admin, sold.id, { id: newId(), reason: "Double" });
  const told = await lineOf({ label: "VIR", amount: "32,00", bankReference: "B-32" });
  expect(await match(told, { account: ada.account })).toMatchObject({ state: "issued" });

  const deposit = await town.announce(ada.caller, ada.account, "33");
  await undo(await lineOf({ label: deposit.reference, amount: "33,00", day: 3 }));
  const named = await lineOf({ label: deposit.reference, amount: "33,00", day: 13 });
  expect(await match(named, { account: ada.account })).toMatchObject({ state: "issued" });
  expect(await since(before)).toEqual([0, 9600]);
});

test("a reversed line is set aside with a reason, and taken up again", async () => {
  const [line, undone] = await reversedLine("5,00");
  const reason = "Euros renvoyés";
  expect(await ignoreBankLine(town.context(), town.admin, line, { reason })).toMatchObject({
    state: "ignored",
    transfer: undone,
  });
  expect(await listed("reversed")).not.toContain(line);
  await expect(match(line, { account: ada.account })).rejects.toMatchObject({ code: "bank_line_settled" });
  expect(await restoreBankLine(town.context(), town.admin, line)).toMatchObject({ state: "reversed" });
});

test("killed at any request, and asked again, a match of a reversed line issues once", async () => {
  const before = await posted();
  let matched = 0;
  for (const sends of [false, true])
    for (let at = 0, died = true; died; at += 1) {
      const [line] = await reversedLine(`6,${10 + matched}`);
      died = await runAndKill(() => match(line, { account: ada.account }), { at, sends });
      town.restart();
      expect(await match(line, { account: ada.account })).toMatchObject({ state: "issued" });
      matched += 1;
    }
  expect(matched).toBeGreaterThan(8);
  const cents = Array.from({ length: matched }, (_, index) => 610 + index);
  expect(await since(before)).toEqual([0, cents.reduce((sum, one) => sum + one, 0)]);
}, 120_000);
