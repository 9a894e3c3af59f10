import { afterEach, beforeEach, expect, test } from "vitest";

import type { Caller } from "#services/context.ts";
import { getFee } from "#services/membership-fees/list.ts";
import { payFee } from "#services/membership-fees/pay.ts";
import { recordFeePayment } from "#services/membership-fees/record.ts";
import { newId } from "#testing/community.ts";
import { type FeeTown, POT, startFeeTown } from "#testing/feeTown.ts";
import { endedElsewhere, losingAnswers } from "#testing/lostAnswers.ts";

let town: FeeTown;
let fee: string;

beforeEach(async () => {
  town = await startFeeTown();
  await town.endow(town.noor.account, "100");
  await town.goTo("2027-01-01");
  fee = (await town.feeOf()).id;
});

afterEach(() => town.close());

const pay = (id: string, ctx = town.at(), caller: Caller = town.noor.caller) =>
  payFee(ctx, caller, fee, { id, from: town.noor.account, amount: null, expiresAt: null, order: null });

const payAtDesk = () =>
  recordFeePayment(town.at(), town.admin, fee, {
    id: newId(),
    amount: null,
    means: "cash",
    reference: null,
    paidOn: null,
  });

const stateNow = async () => (await getFee(town.at(), town.noor.caller, fee)).state;

test("a member who is turned away when they ask again leaves their claim, and does not pay at the desk as well", async () => {
  const id = newId();
  await expect(pay(id, losingAnswers(town.at()))).rejects.toMatchObject({ code: "outcome_unknown" });
  const ended = await endedElsewhere(town.at(), town.noor.caller);
  await expect(pay(id, ended)).rejects.toMatchObject({ code: "unauthenticated" });
  await expect(payAtDesk()).rejects.toMatchObject({ code: "unavailable" });
  await town.look(1);
  expect([await stateNow(), await town.balanceOf(POT)]).toEqual(["paid", "12.00"]);
  await expect(payAtDesk()).rejects.toMatchObject({ code: "fee_settled" });
});

test("a payment that the desk asks for again by its id is found to be made, and stays the only one", async () => {
  const id = newId();
  await expect(pay(id, losingAnswers(town.at()))).rejects.toMatchObject({ code: "outcome_unknown" });
  await expect(pay(id, town.at(), town.admin)).rejects.toMatchObject({ code: "id_reused" });
  expect([await stateNow(), await town.balanceOf(POT)]).toEqual(["paid", "12.00"]);
  await expect(pay(newId())).rejects.toMatchObject({ code: "fee_settled" });
});
