import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { deposit } from "@mereau/db/tenant/schema.ts";
import type { Deposit } from "@mereau/shared/contracts/deposits.ts";
import { openAccount } from "#services/accounts/open.ts";
import { setLimits } from "#services/accounts/setLimits.ts";
import { issue } from "#services/currencies/issue.ts";
import { cancelDeposit } from "#services/deposits/cancel.ts";
import { settleDeskDeposits } from "#services/deposits/atDesk.ts";
import { getDeposit } from "#services/deposits/get.ts";
import type { Caller } from "#services/context.ts";
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

const told = { memo: null, category: null, confirmExpected: false };

/** A teller issues 5 to Noor, unless said otherwise. */
const atDesk = (
  reference: string,
  change: { id?: string; to?: string; amount?: string; confirmExpected?: boolean } = {},
) =>
  issue(town.context(), town.admin, "MIEL", {
    id: newId(),
    to: noor.account,
    amount: "5",
    reference,
    ...told,
    ...change,
  });

const announce = () => town.announce(noor.caller, noor.account, "5");
const now = ({ id }: Deposit) => getDeposit(town.context(), noor.caller, id);
const posted = async ({ account }: Person) => (await town.postedOn(account)) ?? 0;
const codeOf = async (asked: Promise<unknown>): Promise<string | null> =>
  asked.then(
    () => null,
    (error: { code: string }) => error.code,
  );

test("euros brought to the desk settle their deposit, and the bank’s line for them issues nothing more", async () => {
  const before = await posted(noor);
  const announced = await announce();
  const id = newId();
  for (let asked = 0; asked < 2; asked += 1)
    expect(await atDesk(announced.reference.toLowerCase(), { id })).toMatchObject({
      id,
      reference: announced.reference,
    });
  expect(await now(announced)).toMatchObject({
    state: "issued",
    received: "5.00",
    issued: "5.00",
    transfer: id,
  });
  await town.bring([{ label: announced.reference, amount: "5,00" }]);
  const [line] = (await town.lines()).filter(({ label }) => label === announced.reference);
  expect(line).toMatchObject({ state: "unmatched", note: "deposit_used" });
  expect((await posted(noor)) - before).toBe(500);
});

test("a deposit that the bank brought, that was cancelled or issued at the desk is not issued there once more", async () => {
  const before = await posted(noor);
  const [brought, cancelled, paid] = [await announce(), await announce(), await announce()];
  await town.bring([{ label: brought.reference, amount: "5,00" }]);
  await cancelDeposit(town.context(), noor.caller, cancelled.id);
  await atDesk(paid.reference);
  for (const { reference } of [brought, cancelled, paid])
    await expect(atDesk(`virement ${reference}`)).rejects.toMatchObject({ code: "deposit_settled" });
  expect((await posted(noor)) - before).toBe(1000);
});

test("whoever comes first, desks or import, a deposit is issued once", async () => {
  for (let round = 0; round < 8; round += 1) {
    const before = await posted(noor);
    const announced = await announce();
    const [, ...desks] = await Promise.all([
      town.bring([{ label: announced.reference, amount: "5,00" }]),
      codeOf(atDesk(announced.reference)),
      codeOf(atDesk(announced.reference)),
    ]);
    expect((await posted(noor)) - before).toBe(500);
    const issued = desks.filter((code) => code === null).length;
    expect(issued).toBeLessThan(2);
    expect(desks.filter((code) => code === "deposit_settled")).toHaveLength(2 - issued);
    expect(await now(announced)).toMatchObject({ state: "issued", issued: "5.00" });
  }
});

test("a deposit is settled by its own amount on its own account, and a mistyped one by nothing", async () => {
  const announced = await announce();
  const other = await announce();
  const body = announced.reference.slice(0, -1);
  const mistyped = announced.reference.endsWith("K") ? `${body}J` : `${body}K`;
  const code = "deposit_differs";
  const owed = { account: { fr: noor.account }, euros: { fr: "5,00\u00A0€", en: "5.00\u00A0€" } };
  const differs = { code, detail: { account: noor.account, euros: "5.00" }, figures: owed };
  const named = expect.stringMatching(new RegExp(`^(?=.*${announced.reference}).*${other.reference}`));
  const attempts: [string, { to?: string; amount?: string }, object][] = [
    [announced.reference, { amount: "4,99" }, differs],
    [announced.reference, { to: ada.account }, differs],
    [
      `${announced.reference} ${other.reference}`,
      {},
      { code, figures: { references: { fr: named, en: named } } },
    ],
    [mistyped, {}, { code: "unknown_deposit" }],
  ];
  const before = (await posted(noor)) + (await posted(ada));
  for (const [reference, change, refusal] of attempts)
    await expect(atDesk(reference, change)).rejects.toMatchObject(refusal);
  expect((await posted(noor)) + (await posted(ada)) - before).toBe(0);
  expect((await now(announced)).state).toBe("expected");
});

test("a free text may be written as often as one likes; the bank’s own reference of a line may not", async () => {
  const to = ada.account;
  const before = await posted(ada);
  for (let asked = 0; asked < 3; asked += 1) await atDesk("espèces", { to });
  const id = newId();
  await atDesk("B-771", { id, to });
  await town.bring([{ label: "VIR", amount: "5,00", bankReference: "B-771" }]);
  await expect(atDesk("B-771", { to })).rejects.toMatchObject({ code: "bank_reference_used" });
  expect(await atDesk("B-771", { id, to })).toMatchObject({ id, verdict: "accepted" });
  expect((await posted(ada)) - before).toBe(2000);
});

test("what names no deposit is not issued beside one of just this amount, unless it is confirmed", async () => {
  const lena = await town.join("Léna", "provider");
  const to = lena.account;
  const announced = await town.announce(lena.caller, to, "5");
  const id = newId();
  const { member } = lena.caller;
  const shop = await openAccount(town.context(), town.admin, { member, currency: "MIEL", ordinal: 2 });
  for (const where of [to, shop.id])
    await expect(atDesk("vu à la banque", { id, to: where })).rejects.toMatchObject({
      code: "deposit_expected",
      detail: { deposit: announced.id, reference: announced.reference, account: to, expected: 1 },
      figures: { reference: { fr: announced.reference }, account: { fr: to } },
    });
  expect(await posted(lena)).toBe(0);
  await atDesk("espèces", { to, amount: "5,01" });
  await atDesk("espèces", { id, to, confirmExpected: true });
  // Asked again, it was confirmed already
  expect(await atDesk("espèces", { id, to })).toMatchObject({ id, verdict: "accepted" });
  await town.bring([{ label: announced.reference, amount: "5,00" }]);
  expect(await posted(lena)).toBe(1501);
});

test("a deposit whose issue the ledger refused is expected again", async () => {
  const kofi = await town.join("Kofi", "provider");
  const announced = await town.announce(kofi.caller, kofi.account, "5");
  const limits = { creditLimit: "0", balanceCap: "4", reason: "Essai" };
  await setLimits(town.context(), town.admin, kofi.account, limits);
  await expect(atDesk(announced.reference, { to: kofi.account })).rejects.toMatchObject({
    code: "balance_cap_exceeded",
  });
  expect(await getDeposit(town.context(), kofi.caller, announced.id)).toMatchObject({
    state: "expected",
    received: null,
  });
  await setLimits(town.context(), town.admin, kofi.account, { ...limits, balanceCap: null });
  await atDesk(announced.reference, { to: kofi.account });
  expect(await posted(kofi)).toBe(500);
});

test("an issue that was broken off keeps its deposit for an hour, or until it is asked again", async () => {
  const announced = await announce();
  const id = newId();
  const brokenOff = { state: "received", line: id, changedAt: town.context().now } as const;
  await town.db.update(deposit).set(brokenOff).where(eq(deposit.id, announced.id));
  const later = (minutes: number) => town.context({ now: Date.now() + minutes * 60_000 });
  await settleDeskDeposits(later(59));
  expect(await now(announced)).toMatchObject({ state: "received", received: "5.00", issued: null });
  await expect(atDesk(announced.reference)).rejects.toMatchObject({ code: "deposit_settled" });
  await settleDeskDeposits(later(61));
  expect((await now(announced)).state).toBe("expected");
  expect(await atDesk(announced.reference, { id })).toMatchObject({ id });
  expect(await now(announced)).toMatchObject({ state: "issued", transfer: id });
});

test("the id of an issue stands for one deposit, and for what was asked with it", async () => {
  const [one, other] = [await announce(), await announce()];
  const id = newId();
  await atDesk(one.reference, { id });
  await expect(atDesk(other.reference, { id })).rejects.toMatchObject({ code: "id_reused" });
  const cash = newId();
  await atDesk("espèces", { id: cash, confirmExpected: true });
  await expect(atDesk(other.reference, { id: cash })).rejects.toMatchObject({ code: "id_reused" });
  expect((await now(other)).state).toBe("expected");
});
