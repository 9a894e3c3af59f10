import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { deposit as announced, mail, topUp as sale } from "@mereau/db/tenant/schema.ts";
import { momentOf } from "@mereau/shared/calendar/date.ts";
import { bankDetails } from "@mereau/shared/contracts/bankDetails.ts";
import { foundingRequest } from "@mereau/shared/contracts/communities.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import { changeBankDetails } from "#services/bank-details/change.ts";
import { matchBankLine } from "#services/bank-lines/match.ts";
import { importStatement } from "#services/bank-statements/import.ts";
import type { Caller } from "#services/context.ts";
import { getDeposit } from "#services/deposits/get.ts";
import { createTopUp } from "#services/top-ups/create.ts";
import { listTopUps } from "#services/top-ups/list.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { type BankTown, fileOf, IBAN, startBankTown } from "#testing/bankTown.ts";
import { newId } from "#testing/community.ts";
import { foundingOf } from "#testing/founding.ts";
import { runAndKill } from "#testing/world.ts";

const priced = (perEuro: string) =>
  bankDetails.parse({ holder: "La Matrice", iban: IBAN, prices: [{ currency: "POKOU", perEuro }] });

const coworking = () => {
  const preset = presets["coworking"]({ code: "POKOU", name: "Pokoù", symbol: "p" }, "fr");
  return foundingRequest.parse({ ...foundingOf(), ...preset });
};

let cowork: BankTown;
let soazig: { caller: Caller; account: string };

beforeAll(async () => {
  const { currencies, memberTypes } = coworking();
  cowork = await startBankTown({ currencies, memberTypes });
  const { caller, number } = await cowork.join("Soazig", "coworker");
  soazig = { caller, account: `POKOU:${number}` };
  await changeBankDetails(cowork.context(), cowork.admin, priced("3"));
});

afterAll(() => cowork.close());

const posted = async () => (await cowork.postedOn(soazig.account)) ?? 0;

/** Sells tokens to Soazig for a bank transfer. */
const topUp = (euros: string, reference: string | null, id = newId()) =>
  createTopUp(cowork.context(), cowork.admin, "POKOU", {
    id,
    account: soazig.account,
    euros,
    means: "transfer",
    reference,
    confirmExpected: false,
  });

/** What was sold to Soazig, the last first. */
const sales = async () => {
  const asked = { account: soazig.account, limit: 100 };
  return (await listTopUps(cowork.context(), cowork.admin, "POKOU", asked)).items;
};

/** Matches the line that says this to Soazig’s account. */
async function match(label: string, confirmAlike = false) {
  const line = (await cowork.lines()).find((one) => one.label === label);
  const target = { deposit: null, account: soazig.account, confirmAlike, confirmExpected: false };
  return matchBankLine(cowork.context(), cowork.admin, line?.id ?? "", target);
}

test("tokens are bought at the price of their policies, whatever the bank details say, and that is a sale with its receipt", async () => {
  await cowork.db.run(`update member set email = 's@example.org' where id = '${soazig.caller.member}'`);
  const { id, reference } = await cowork.announce(soazig.caller, soazig.account, "12,34");
  for (let asked = 0; asked < 2; asked += 1) await cowork.bring([{ label: reference, amount: "12,34" }]);
  expect(await posted()).toBe(1234);
  for (const later of [60_000, 120_000]) await cowork.runDue(Date.now() + later);
  const { transfer } = await getDeposit(cowork.context(), soazig.caller, id);
  const sold = {
    id: transfer,
    member: soazig.caller.member,
    soldBy: cowork.admin.member,
    euros: "12.34",
    units: "1234",
    price: { euros: "1.00", units: "100" },
    means: "transfer",
    reference,
    state: "done",
    receipt: 1,
  };
  expect(await sales()).toMatchObject([sold]);
  const letters = (await cowork.db.select().from(mail)).map(({ subject }) =>
    subject.replaceAll(/[\u00a0\u202f]/g, " "),
  );
  expect(letters.filter((subject) => subject.startsWith("Reçu"))).toEqual(["Reçu n° 1, 12,34 €, virement"]);
});

test("euros that no top-up may be of are neither announced, nor issued when a bank brings them", async () => {
  for (const amount of ["4,99", "500,01"])
    await expect(cowork.announce(soazig.caller, soazig.account, amount)).rejects.toMatchObject({
      code: "top_up_out_of_range",
      detail: { minimum: "5.00", maximum: "500.00" },
    });
  const [before, sold] = [await posted(), await sales()];
  // Announced while the policies allowed it
  const { id, reference } = await cowork.announce(soazig.caller, soazig.account, "5");
  await cowork.db.update(announced).set({ cents: 400 }).where(eq(announced.id, id));
  await cowork.bring([{ label: reference, amount: "4,00" }]);
  expect((await cowork.lines()).find(({ label }) => label === reference)).toMatchObject({
    state: "unmatched",
    note: "top_up_out_of_range",
    deposit: id,
  });
  await expect(match(reference)).rejects.toMatchObject({ code: "top_up_out_of_range" });
  expect([await posted(), await sales()]).toEqual([before, sold]);
});

test("two payments of as much, a week apart, are two sales, also where one is matched by hand", async () => {
  const before = await posted();
  const { reference } = await cowork.announce(soazig.caller, soazig.account, "30");
  await cowork.bring([{ label: reference, amount: "30,00", day: 3 }]);
  await cowork.db
    .update(sale)
    .set({ createdAt: momentOf("2026-11-03") })
    .where(eq(sale.reference, reference));
  await cowork.bring([{ label: "VIR TRENTE", amount: "30,00", day: 10 }]);
  expect(await match("VIR TRENTE")).toMatchObject({ state: "issued", issued: "3000" });
  expect((await posted()) - before).toBe(6000);
  const sold = (await sales()).filter(({ euros }) => euros === "30.00");
  expect(sold.map(({ state }) => state)).toEqual(["done", "done"]);
});

test("a sale that was reversed stays so, and its line is sold anew, as another sale", async () => {
  const before = await posted();
  const { id, reference } = await cowork.announce(soazig.caller, soazig.account, "37");
  await cowork.bring([{ label: reference, amount: "37,00" }]);
  const { transfer } = await getDeposit(cowork.context(), soazig.caller, id);
  const undone = { id: newId(), reason: "Rappelé" };
  await reverseTransfer(cowork.context(), cowork.admin, transfer ?? "", undone);
  expect((await match(reference)).transfer).not.toBe(transfer);
  expect((await posted()) - before).toBe(3700);
  const sold = (await sales()).filter(({ euros }) => euros === "37.00");
  expect(sold.map(({ state }) => state)).toEqual(["done", "reversed"]);

  const atBar = await topUp("38.00", null);
  await reverseTransfer(cowork.context(), cowork.admin, atBar.id, { ...undone, id: newId() });
  await cowork.bring([{ label: "VIR TRENTE-HUIT", amount: "38,00" }]);
  expect(await match("VIR TRENTE-HUIT")).toMatchObject({ state: "issued", issued: "3800" });
});

test("killed at any request, and asked again, an import writes each sale once, whose tokens are issued once", async () => {
  let cuts = 0;
  for (const sends of [false, true])
    for (let at = 0, died = true; died; at += 1) {
      const before = await posted();
      const { reference } = await cowork.announce(soazig.caller, soazig.account, "6");
      const file = fileOf([{ label: reference, amount: "6,00" }]);
      const bring = () => importStatement(cowork.context(), cowork.admin, file);
      died = await runAndKill(bring, { at, sends });
      cowork.restart();
      await bring();
      expect((await posted()) - before).toBe(600);
      const sold = (await sales()).filter((one) => one.reference === reference);
      expect(sold).toMatchObject([{ euros: "6.00", units: "600", state: "done" }]);
      cuts += 1;
    }
  // An import of tokens reaches outside more often than this: fewer would mean that the test no longer cuts
  expect(cuts).toBeGreaterThan(16);
  for (const later of [60_000, 120_000]) await cowork.runDue(Date.now() + later);
  const numbers = (await sales()).flatMap(({ receipt }) => receipt ?? []).toSorted((one, two) => one - two);
  expect(numbers).toEqual((await sales()).map((_, index) => index + 1));
}, 120_000);

test("a deposit of which the euros are brought to the bar is received by the top-up, and by no bank line after", async () => {
  const before = await posted();
  const deposit = await cowork.announce(soazig.caller, soazig.account, "13,34");
  for (const reference of [null, "VIR-7"])
    await expect(topUp("13.34", reference)).rejects.toMatchObject({
      code: "deposit_expected",
      detail: { deposit: deposit.id, reference: deposit.reference },
    });
  await expect(topUp("13.35", deposit.reference)).rejects.toMatchObject({ code: "deposit_differs" });
  const id = newId();
  for (let asked = 0; asked < 2; asked += 1) await topUp("13.34", deposit.reference, id);
  await expect(topUp("13.34", deposit.reference)).rejects.toMatchObject({ code: "deposit_settled" });
  await cowork.bring([{ label: deposit.reference, amount: "13,34" }]);
  expect((await posted()) - before).toBe(1334);
  expect(await getDeposit(cowork.context(), soazig.caller, deposit.id)).toMatchObject({ state: "issued" });
});

test("a line of euros for which a teller sold tokens that week is issued to that account only if it is confirmed", async () => {
  const before = await posted();
  const { id } = await topUp("20.00", null);
  await cowork.bring([{ label: "VIR SOAZIG", amount: "20,00", day: 10 }]);
  for (const day of ["2026-11-03", "2026-11-17"]) {
    await cowork.db
      .update(sale)
      .set({ createdAt: momentOf(day) })
      .where(eq(sale.id, id));
    await expect(match("VIR SOAZIG")).rejects.toMatchObject({
      code: "bank_line_alike",
      detail: { transfer: id },
    });
  }
  expect((await posted()) - before).toBe(2000);
  expect(await match("VIR SOAZIG", true)).toMatchObject({ state: "issued", issued: "2000" });
});

test("without policies, prepaid tokens are bought at the price in the bank details", async () => {
  const { currencies, memberTypes } = coworking();
  const unpriced = currencies.map((currency) => ({ ...currency, policies: {} }));
  const other = await startBankTown({ currencies: unpriced, memberTypes });
  try {
    const { caller, number } = await other.join("Soazig", "coworker");
    const account = `POKOU:${number}`;
    await expect(other.announce(caller, account, "12,34")).rejects.toMatchObject({ code: "not_on_sale" });
    await expect(other.announce(caller, `GIFT:${number}`, "5")).rejects.toMatchObject({
      code: "not_issuable",
    });
    await changeBankDetails(other.context(), other.admin, priced("3"));
    await expect(other.announce(caller, account, "12,34")).rejects.toMatchObject({
      code: "amount_indivisible",
    });
    await changeBankDetails(other.context(), other.admin, priced("100"));
    const deposit = await other.announce(caller, account, "12,34");
    await other.bring([{ label: deposit.reference, amount: "12,34" }]);
    expect(await getDeposit(other.context(), caller, deposit.id)).toMatchObject({
      state: "issued",
      received: "12.34",
      issued: "1234",
    });
    expect(await other.postedOn(account)).toBe(1234);
  } finally {
    await other.close();
  }
});
