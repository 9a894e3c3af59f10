import { afterAll, beforeAll, expect, test } from "vitest";

import { bankDetails } from "@mereau/shared/contracts/bankDetails.ts";
import type { Deposit } from "@mereau/shared/contracts/deposits.ts";
import { listAudit } from "#services/audit/list.ts";
import { changeBankDetails } from "#services/bank-details/change.ts";
import { openAccount } from "#services/accounts/open.ts";
import type { Caller } from "#services/context.ts";
import { createCurrency } from "#services/currencies/create.ts";
import { cancelDeposit } from "#services/deposits/cancel.ts";
import { createDeposit } from "#services/deposits/create.ts";
import { getDeposit } from "#services/deposits/get.ts";
import { listDeposits } from "#services/deposits/list.ts";
import { type BankTown, IBAN, startBankTown } from "#testing/bankTown.ts";
import { newId, startCommunity } from "#testing/community.ts";
import { foundingOf } from "#testing/founding.ts";

let town: BankTown;
let noor: { caller: Caller; account: string };

beforeAll(async () => {
  town = await startBankTown();
  noor = await town.join("Noor");
});

afterAll(() => town.close());

const query = { limit: 50, all: false };

test("an announced deposit says its reference and where to send the euros, and is made once", async () => {
  const request = { id: newId(), account: noor.account, amount: "50,00" };
  const deposit = await createDeposit(town.context(), noor.caller, request);
  expect(deposit).toMatchObject({
    id: request.id,
    state: "expected",
    member: noor.caller.member,
    account: noor.account,
    currency: "MIEL",
    amount: "50.00",
    payTo: { holder: "Association Essai", iban: IBAN, bic: "AGRIFRPP" },
  });
  expect(deposit.reference).toMatch(/^MIEL-[2-9A-Y]{5}-[2-9A-Y]$/);
  expect(await createDeposit(town.context(), noor.caller, request)).toEqual(deposit);
  await expect(
    createDeposit(town.context(), noor.caller, { ...request, amount: "51" }),
  ).rejects.toMatchObject({
    code: "id_reused",
  });
});

test("a member sees their own deposits, page by page; those who oversee see all", async () => {
  const [kofi, tim] = [await town.join("Kofi"), await town.join("Tim", "individual", "teller")];
  const made: Deposit[] = [];
  for (const amount of ["1", "2", "3"]) made.push(await town.announce(kofi.caller, kofi.account, amount));
  await cancelDeposit(town.context(), kofi.caller, made[1]?.id ?? "");
  const seen: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await listDeposits(town.context(), kofi.caller, {
      ...query,
      limit: 2,
      ...(cursor && { cursor }),
    });
    seen.push(...page.items.map(({ amount, state }) => `${amount} ${state}`));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(seen).toEqual(["3.00 expected", "2.00 cancelled", "1.00 expected"]);
  const expected = await listDeposits(town.context(), kofi.caller, { ...query, state: "expected" });
  expect(expected.items).toHaveLength(2);

  const own = await listDeposits(town.context(), tim.caller, query);
  const all = await listDeposits(town.context(), tim.caller, { ...query, all: true, account: kofi.account });
  expect([own.items.length, all.items.length]).toEqual([0, 3]);
  await expect(listDeposits(town.context(), noor.caller, { ...query, all: true })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(getDeposit(town.context(), noor.caller, made[0]?.id ?? "")).rejects.toMatchObject({
    code: "unknown_deposit",
  });
});

test("a teller announces and cancels in a member’s name, and the audit says both names", async () => {
  const tim = await town.join("Tina", "individual", "teller");
  const deposit = await town.announce(tim.caller, noor.account, "5");
  expect(deposit.member).toBe(noor.caller.member);
  expect((await getDeposit(town.context(), noor.caller, deposit.id)).amount).toBe("5.00");
  for (let asked = 0; asked < 2; asked += 1)
    expect((await cancelDeposit(town.context(), tim.caller, deposit.id)).state).toBe("cancelled");
  const { items } = await listAudit(town.context(), town.admin, { limit: 50, subject: deposit.id });
  expect(
    items.map(({ action, actor, onBehalfOf }) => `${action} ${actor?.name} ${onBehalfOf?.name}`).toSorted(),
  ).toEqual(["deposit.cancel Tina Noor", "deposit.create Tina Noor"]);
});

test("a deposit whose euros are there is not cancelled any more", async () => {
  const deposit = await town.announce(noor.caller, noor.account, "8");
  await town.bring([{ label: deposit.reference, amount: "8,00" }]);
  await expect(cancelDeposit(town.context(), noor.caller, deposit.id)).rejects.toMatchObject({
    code: "deposit_settled",
  });
});

test.each([
  ["MIEL:9999", "unknown_account"],
  ["EUR:reserve", "forbidden"],
  ["MIEL:1001", "forbidden"],
])("a member announces nothing for %s, which is not theirs: %s", async (account, code) => {
  await expect(town.announce(noor.caller, account, "5")).rejects.toMatchObject({ code });
});

test.each([
  ["0", "amount_out_of_bounds"],
  ["5,005", "invalid_input"],
])("nobody announces %s euros: %s", async (amount, code) => {
  await expect(town.announce(noor.caller, noor.account, amount)).rejects.toMatchObject({ code });
});

test("one account expects fifty deposits at most", async () => {
  const ida = await town.join("Ida");
  for (let made = 0; made < 50; made += 1) await town.announce(ida.caller, ida.account, "1");
  await expect(town.announce(ida.caller, ida.account, "1")).rejects.toMatchObject({
    code: "too_many_deposits",
  });
});

test("no deposit is announced before the community has said where to send it", async () => {
  const bare = await startCommunity();
  try {
    const { caller, account } = await bare.join("Noor");
    const request = { id: newId(), account, amount: "5" };
    await expect(createDeposit(bare.context(), caller, request)).rejects.toMatchObject({
      code: "bank_details_missing",
    });
  } finally {
    await bare.close();
  }
});

test("a currency without decimals is bought for whole euros alone", async () => {
  const currencies = foundingOf().currencies.map((one) => ({
    ...one,
    scale: 0,
    defaults: { creditLimit: "0", balanceCap: "3000" },
  }));
  const round = await startBankTown({ currencies });
  try {
    const { caller, account } = await round.join("Noor");
    await expect(round.announce(caller, account, "5,50")).rejects.toMatchObject({
      code: "amount_indivisible",
      detail: { lower: "5.00", higher: "6.00" },
    });
    const deposit = await round.announce(caller, account, "5");
    await round.bring([{ label: deposit.reference, amount: "5,00" }]);
    expect([await round.postedOn(account), await round.postedOn("EUR:reserve")]).toEqual([5, 5]);
  } finally {
    await round.close();
  }
});

test("a currency that something else than euros stands behind takes no euros", async () => {
  const shared = { symbol: "L", scale: 2, signatureFrom: null };
  for (const one of [
    { ...shared, code: "CHF", name: "Francs", kind: "reserve", backing: null },
    { ...shared, code: "LEMAN", name: "Léman", kind: "backed", backing: "CHF" },
  ] as const)
    await createCurrency(town.context(), town.admin, one);
  const account = await openAccount(town.context(), town.admin, {
    member: noor.caller.member,
    currency: "LEMAN",
    ordinal: 1,
    name: "Noor",
  });
  await expect(town.announce(noor.caller, account.id, "5")).rejects.toMatchObject({
    code: "currency_mismatch",
  });
});

test("bank details are the administrators’, and prices are for what is prepaid", async () => {
  const details = bankDetails.parse({
    holder: "X",
    iban: IBAN,
    prices: [{ currency: "MIEL", perEuro: "1" }],
  });
  await expect(changeBankDetails(town.context(), town.admin, details)).rejects.toMatchObject({
    code: "currency_mismatch",
  });
  const manager = await town.join("Maya", "individual", "manager");
  await expect(
    changeBankDetails(town.context(), manager.caller, { ...details, prices: [] }),
  ).rejects.toMatchObject({ code: "forbidden" });
});
