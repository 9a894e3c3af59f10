import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { bankLine } from "@mereau/db/tenant/schema.ts";
import { getBankLine } from "#services/bank-lines/get.ts";
import { ignoreBankLine } from "#services/bank-lines/ignore.ts";
import { matchBankLine, retryBankLine } from "#services/bank-lines/match.ts";
import { setLimits } from "#services/accounts/setLimits.ts";
import type { Caller } from "#services/context.ts";
import { issue } from "#services/currencies/issue.ts";
import { type BankTown, startBankTown, type TestLine } from "#testing/bankTown.ts";
import { newId } from "#testing/community.ts";

let town: BankTown;
let noor: { caller: Caller; account: string };

beforeAll(async () => {
  town = await startBankTown();
  noor = await town.join("Noor", "provider");
});

afterAll(() => town.close());

/** Imports one line alone, and gives its id. */
async function lineOf(line: TestLine): Promise<string> {
  const { id } = await town.bring([line]);
  const [row] = await town.db.select({ id: bankLine.id }).from(bankLine).where(eq(bankLine.statement, id));
  return row?.id ?? "";
}

/** One payment, as two formats tell it. */
const readTwice = async (amount: string) => [
  await lineOf({ label: `VIR NOOR ${newId()}`, amount }),
  await lineOf({ label: `VIREMENT SEPA RECU DE NOOR ${newId()}`, amount }),
];

const match = (
  line = "",
  target: { account?: string; deposit?: string; confirmAlike?: boolean; confirmExpected?: boolean } = {},
) =>
  matchBankLine(town.context(), town.admin, line, {
    deposit: null,
    account: target.deposit === undefined ? noor.account : null,
    confirmAlike: false,
    confirmExpected: false,
    ...target,
  });
const posted = async () => (await town.postedOn(noor.account)) ?? 0;

test("one payment read from two files is issued once, unless somebody confirms that they are two", async () => {
  const before = await posted();
  const [first, second] = await readTwice("11,00");
  await match(first);
  const announced = await town.announce(noor.caller, noor.account, "11");
  for (const target of [{}, { deposit: announced.id }])
    await expect(match(second, target)).rejects.toMatchObject({
      code: "bank_line_alike",
      detail: { bankLine: first },
    });
  expect((await posted()) - before).toBe(1100);
  expect(await match(first)).toMatchObject({ state: "issued" });
  const confirmed = { confirmAlike: true, confirmExpected: true };
  expect(await match(second, confirmed)).toMatchObject({ state: "issued", issued: "11.00" });
  expect((await posted()) - before).toBe(2200);
});

test("of two lines of one payment that are matched at once, one is", async () => {
  const before = await posted();
  const lines = await readTwice("12,00");
  const answers = await Promise.allSettled(lines.map((line) => match(line)));
  const refused = answers.flatMap((answer) => (answer.status === "rejected" ? [answer.reason.code] : []));
  expect(refused).toEqual(["bank_line_alike"]);
  expect((await posted()) - before).toBe(1200);
});

test("a line that was set aside, of another day or of the same file stands in nobody’s way", async () => {
  const [aside, kept] = await readTwice("13,00");
  await ignoreBankLine(town.context(), town.admin, aside ?? "", { reason: "Lu deux fois" });
  expect(await match(kept)).toMatchObject({ state: "issued" });
  expect(await match(await lineOf({ label: "VIR", amount: "13,00", day: 21 }))).toMatchObject({
    state: "issued",
  });
  const { id } = await town.bring(["A", "B"].map((label) => ({ label, amount: "14,00" })));
  for (const line of (await town.lines()).filter(({ statement }) => statement === id))
    expect(await match(line.id)).toMatchObject({ state: "issued" });
});

test("what the ledger refused is not tried again once the same payment was issued for from another file", async () => {
  const [first, second] = await readTwice("15,00");
  const ada = await town.join("Ada", "provider");
  const limits = { creditLimit: "0", balanceCap: "10", reason: "Essai" };
  await setLimits(town.context(), town.admin, ada.account, limits);
  expect(await match(first, { account: ada.account })).toMatchObject({ state: "refused" });
  expect(await match(second)).toMatchObject({ state: "issued" });
  await setLimits(town.context(), town.admin, ada.account, { ...limits, balanceCap: null });
  await expect(retryBankLine(town.context(), town.admin, first ?? "")).rejects.toMatchObject({
    code: "bank_line_alike",
    detail: { bankLine: second },
  });
});

test("euros that a teller issued under the bank’s reference are not issued again for the bank’s line", async () => {
  const issued = {
    id: newId(),
    to: noor.account,
    amount: "16",
    memo: null,
    category: null,
    confirmExpected: false,
  };
  await issue(town.context(), town.admin, "MIEL", { ...issued, reference: "B-16" });
  const line = await lineOf({ label: "VIR", amount: "16,00", bankReference: "B-16" });
  await expect(match(line)).rejects.toMatchObject({
    code: "bank_line_alike",
    detail: { transfer: issued.id },
  });
});

test("a line that names a deposit which has its euros already is issued to no account unless it is confirmed", async () => {
  const before = await posted();
  const [paid, brought, expected] = [
    await town.announce(noor.caller, noor.account, "44.44"),
    await town.announce(noor.caller, noor.account, "45.45"),
    await town.announce(noor.caller, noor.account, "46.46"),
  ];
  const atDesk = {
    id: newId(),
    to: noor.account,
    amount: "44.44",
    memo: null,
    category: null,
    confirmExpected: false,
  };
  await issue(town.context(), town.admin, "MIEL", { ...atDesk, reference: paid.reference });
  await town.bring([{ label: brought.reference, amount: "45,45", day: 3 }]);
  const again: [string, string, string][] = [
    [paid.reference, "44,44", paid.id],
    [`VIR ${brought.reference.toLowerCase()}`, "45,45", brought.id],
    // Of another amount, and beside one that is still expected
    [brought.reference, "45,00", brought.id],
    [`${expected.reference} ${paid.reference}`, "90,90", paid.id],
  ];
  const lines = [];
  for (const [label, amount, named] of again) {
    const line = await lineOf({ label, amount, day: 10 });
    await expect(match(line)).rejects.toMatchObject({
      code: "bank_line_alike",
      detail: { deposit: named },
    });
    lines.push(line);
  }
  expect((await posted()) - before).toBe(8989);
  await expect(match(lines[0], { deposit: paid.id, confirmAlike: true })).rejects.toMatchObject({
    code: "deposit_settled",
  });
  expect(await match(lines[0], { confirmAlike: true })).toMatchObject({ state: "issued", issued: "44.44" });
});

test("one payer’s lines of one amount, at most three days apart in two files, are taken for one payment", async () => {
  const told = { label: "VIR SEPA NOOR HADDAD", amount: "17,00", day: 12 };
  const first = await lineOf(told);
  await match(first);
  await lineOf({ label: "VIR", amount: "17,00", day: 13 });
  const named = async (day: number, counterparty: string) => {
    const id = await lineOf({ label: `VIR ${newId()}`, amount: "17,00", day });
    await town.db.update(bankLine).set({ counterparty }).where(eq(bankLine.id, id));
    return id;
  };
  const [near, far, stranger] = [
    await named(15, "Noor Haddad"),
    await named(16, "Noor Haddad"),
    await named(14, "Ada Martin"),
  ];
  expect(await getBankLine(town.context(), town.admin, near)).toMatchObject({ alike: 2 });
  await expect(match(near)).rejects.toMatchObject({
    code: "bank_line_alike",
    detail: { bankLine: first },
  });
  expect(await match(stranger)).toMatchObject({ state: "issued" });
  expect(await match(far)).toMatchObject({ state: "issued" });
  expect(await match(near, { confirmAlike: true })).toMatchObject({ state: "issued" });
});
