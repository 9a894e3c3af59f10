import { expect, test } from "vitest";

import { bankDetails } from "@mereau/shared/contracts/bankDetails.ts";
import { foundingRequest } from "@mereau/shared/contracts/communities.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import { changeBankDetails } from "#services/bank-details/change.ts";
import { getDeposit } from "#services/deposits/get.ts";
import { createTopUp } from "#services/top-ups/create.ts";
import { IBAN, startBankTown } from "#testing/bankTown.ts";
import { newId } from "#testing/community.ts";
import { foundingOf } from "#testing/founding.ts";

const priced = (perEuro: string) =>
  bankDetails.parse({ holder: "La Matrice", iban: IBAN, prices: [{ currency: "POKOU", perEuro }] });

const coworking = () => {
  const preset = presets["coworking"]({ code: "POKOU", name: "Pokoù", symbol: "p" }, "fr");
  return foundingRequest.parse({ ...foundingOf(), ...preset });
};

test("prepaid tokens are bought at the price of their policies, whatever the bank details say", async () => {
  const { currencies, memberTypes } = coworking();
  const cowork = await startBankTown({ currencies, memberTypes });
  try {
    const { caller, number } = await cowork.join("Soazig", "coworker");
    await changeBankDetails(cowork.context(), cowork.admin, priced("3"));
    const { reference } = await cowork.announce(caller, `POKOU:${number}`, "12,34");
    await cowork.bring([{ label: reference, amount: "12,34" }]);
    expect(await cowork.postedOn(`POKOU:${number}`)).toBe(1234);
  } finally {
    await cowork.close();
  }
});

test("a deposit of which the euros are brought to the bar is received by the top-up, and by no bank line after", async () => {
  const { currencies, memberTypes } = coworking();
  const cowork = await startBankTown({ currencies, memberTypes });
  try {
    const { caller, number } = await cowork.join("Soazig", "coworker");
    const account = `POKOU:${number}`;
    await changeBankDetails(cowork.context(), cowork.admin, priced("100"));
    const deposit = await cowork.announce(caller, account, "12,34");
    const topUp = (euros: string, id = newId(), reference: string | null = deposit.reference) =>
      createTopUp(cowork.context(), cowork.admin, "POKOU", {
        id,
        account,
        euros,
        means: "transfer",
        reference,
        confirmExpected: false,
      });
    for (const reference of [null, "VIR-7"])
      await expect(topUp("12.34", newId(), reference)).rejects.toMatchObject({
        code: "deposit_expected",
        detail: { deposit: deposit.id, reference: deposit.reference },
      });
    await expect(topUp("12.35")).rejects.toMatchObject({ code: "deposit_differs" });
    const id = newId();
    for (let asked = 0; asked < 2; asked += 1) await topUp("12.34", id);
    await expect(topUp("12.34")).rejects.toMatchObject({ code: "deposit_settled" });
    await cowork.bring([{ label: deposit.reference, amount: "12,34" }]);
    expect(await cowork.postedOn(account)).toBe(1234);
    expect(await getDeposit(cowork.context(), caller, deposit.id)).toMatchObject({ state: "issued" });
  } finally {
    await cowork.close();
  }
});

test("without policies, prepaid tokens are bought at the price in the bank details", async () => {
  const { currencies, memberTypes } = coworking();
  const unpriced = currencies.map((currency) => ({ ...currency, policies: {} }));
  const cowork = await startBankTown({ currencies: unpriced, memberTypes });
  try {
    const { caller, number } = await cowork.join("Soazig", "coworker");
    const account = `POKOU:${number}`;
    await expect(cowork.announce(caller, account, "12,34")).rejects.toMatchObject({ code: "not_on_sale" });
    await expect(cowork.announce(caller, `GIFT:${number}`, "5")).rejects.toMatchObject({
      code: "not_issuable",
    });
    await changeBankDetails(cowork.context(), cowork.admin, priced("3"));
    await expect(cowork.announce(caller, account, "12,34")).rejects.toMatchObject({
      code: "amount_indivisible",
    });
    await changeBankDetails(cowork.context(), cowork.admin, priced("100"));
    const deposit = await cowork.announce(caller, account, "12,34");
    await cowork.bring([{ label: deposit.reference, amount: "12,34" }]);
    expect(await getDeposit(cowork.context(), caller, deposit.id)).toMatchObject({
      state: "issued",
      received: "12.34",
      issued: "1234",
    });
    expect(await cowork.postedOn(account)).toBe(1234);
  } finally {
    await cowork.close();
  }
});
