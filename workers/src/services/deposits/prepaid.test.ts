import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { topUp as sale } from "@mereau/db/tenant/schema.ts";
import { momentOf } from "@mereau/shared/calendar/date.ts";
import { bankDetails } from "@mereau/shared/contracts/bankDetails.ts";
import { foundingRequest } from "@mereau/shared/contracts/communities.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import { changeBankDetails } from "#services/bank-details/change.ts";
import { matchBankLine } from "#services/bank-lines/match.ts";
import type { Caller } from "#services/context.ts";
import { getDeposit } from "#services/deposits/get.ts";
import { createTopUp } from "#services/top-ups/create.ts";
import { type BankTown, IBAN, startBankTown } from "#testing/bankTown.ts";
import { newId } from "#testing/community.ts";
import { foundingOf } from "#testing/founding.ts";

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

test("prepaid tokens are bought at the price of their policies, whatever the bank details say", async () => {
  const { reference } = await cowork.announce(soazig.caller, soazig.account, "12,34");
  await cowork.bring([{ label: reference, amount: "12,34" }]);
  expect(await posted()).toBe(1234);
});

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
  const [line] = (await cowork.lines()).filter(({ label }) => label === "VIR SOAZIG");
  const match = (confirmAlike = false) =>
    matchBankLine(cowork.context(), cowork.admin, line?.id ?? "", {
      deposit: null,
      account: soazig.account,
      confirmAlike,
      confirmExpected: false,
    });
  for (const day of ["2026-11-03", "2026-11-17"]) {
    await cowork.db
      .update(sale)
      .set({ createdAt: momentOf(day) })
      .where(eq(sale.id, id));
    await expect(match()).rejects.toMatchObject({ code: "bank_line_alike", detail: { transfer: id } });
  }
  expect((await posted()) - before).toBe(2000);
  expect(await match(true)).toMatchObject({ state: "issued", issued: "2000" });
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
