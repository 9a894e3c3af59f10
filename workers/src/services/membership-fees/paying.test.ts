import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { membershipFeePayment } from "@mereau/db/tenant/schema.ts";
import type { Caller } from "#services/context.ts";
import { setSignatureThreshold } from "#services/currencies/setSignatureThreshold.ts";
import { getFee } from "#services/membership-fees/list.ts";
import { revokeFeeMandate } from "#services/membership-fees/mandate.ts";
import { payFee } from "#services/membership-fees/pay.ts";
import { readReceipt } from "#services/membership-fees/receipt.ts";
import { recordFeePayment } from "#services/membership-fees/record.ts";
import { refundFee } from "#services/membership-fees/refund.ts";
import { waiveFee } from "#services/membership-fees/waive.ts";
import { newId } from "#testing/community.ts";
import { type FeeTown, POT, startFeeTown } from "#testing/feeTown.ts";
import { runAndKill } from "#testing/world.ts";

vi.setConfig({ testTimeout: 30_000 });

let town: FeeTown;
let fee: string;

beforeEach(async () => {
  town = await startFeeTown();
  await town.endow(town.noor.account, "100");
  await town.goTo("2027-01-01");
  fee = (await town.feeOf()).id;
});

afterEach(() => town.close());

type Paying = Partial<{ id: string; from: string; amount: string | null }>;

const pay = (change: Paying = {}, caller: Caller = town.noor.caller) =>
  payFee(town.at(), caller, fee, {
    id: newId(),
    from: town.noor.account,
    amount: null,
    expiresAt: null,
    order: null,
    ...change,
  });

const record = (change: object = {}, caller: Caller = town.admin) =>
  recordFeePayment(town.at(), caller, fee, {
    id: newId(),
    amount: null,
    means: "card",
    reference: null,
    paidOn: null,
    ...change,
  });

const inPot = () => town.balanceOf(POT);

test("a fee is paid from one’s account to the pot, once, and asked again it is the same", async () => {
  const id = newId();
  const paid = await pay({ id });
  expect(paid).toMatchObject({
    state: "paid",
    payTo: null,
    payment: { id, means: "account", currency: "MIEL", amount: "12.00", from: town.noor.account, receipt: 1 },
  });
  expect(await pay({ id })).toEqual(paid);
  expect([await inPot(), await town.balanceOf(town.noor.account)]).toEqual(["12.00", "88.00"]);
  await expect(pay()).rejects.toMatchObject({ code: "fee_settled" });
  await expect(record()).rejects.toMatchObject({ code: "fee_settled" });
  await expect(pay({ id, amount: "12,00", from: "MIEL:1001" }, town.admin)).rejects.toMatchObject({
    code: "id_reused",
  });
});

test("of many who pay the same fee at the same moment, at the desk and from accounts, one does", async () => {
  const tries = await Promise.allSettled([pay(), record(), pay(), record(), pay()]);
  expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const stand = await town.db.select().from(membershipFeePayment);
  expect(stand.map(({ state, receipt }) => [state, receipt])).toEqual([["paid", 1]]);
  expect(await inPot()).toBe(stand[0]?.means === "account" ? "12.00" : "0.00");
});

test("what the ledger refuses leaves the fee to be paid otherwise", async () => {
  const ada = await town.join("Ada");
  await expect(pay({ from: ada.account })).rejects.toMatchObject({ code: "forbidden" });
  await expect(pay({}, ada.caller)).rejects.toMatchObject({ code: "unknown_membership_fee" });
  await expect(pay({ from: ada.account }, town.admin)).rejects.toMatchObject({ code: "insufficient_funds" });
  await expect(pay({ amount: "11" })).rejects.toMatchObject({ code: "invalid_input" });
  expect((await record()).payment).toMatchObject({ means: "card", currency: "EUR", receipt: 1 });
});

test("pay what you can is what the member thinks fit, from the least on", async () => {
  await town.settle({ minimum: "2" });
  await town.goTo("2028-01-01");
  fee = (await town.feeOf()).id;
  await expect(pay({ amount: "1,99" })).rejects.toMatchObject({
    code: "fee_below_minimum",
    detail: { amount: "2.00", currency: "EUR" },
    figures: { amount: { fr: "2,00\u00A0€", en: "2.00\u00A0€" } },
  });
  expect((await pay({ amount: "35,5" })).payment?.amount).toBe("35.50");
});

test("killed at any request and asked again, a fee is paid once", async () => {
  await town.endow(town.noor.account, "900");
  await pay();
  let year = 2027;
  for (const sends of [false, true])
    for (let at = Number(sends); at < 20; at += 2) {
      // The fee of another year for each death
      year += 1;
      await town.goTo(`${year}-01-01`);
      fee = (await town.feeOf()).id;
      const before = Number(await inPot());
      const id = newId();
      const died = await runAndKill(() => pay({ id }), { at, sends });
      town.restart();
      // Half of those who lost their answer never ask again: the alarm finds out
      if (died && at % 4 < 2) {
        await town.goTo(`${year}-01-02`);
        const { state } = await getFee(town.at(), town.noor.caller, fee);
        if (state !== "paid") await pay();
      } else await pay({ id });
      const { period, state } = await getFee(town.at(), town.noor.caller, fee);
      expect([at, Number(await inPot()) - before, period, state]).toEqual([at, 12, `${year}`, "paid"]);
      if (!died) break;
    }
  expect(year).toBeGreaterThan(2027 + 10);
}, 60_000);

test("a fee that a member agreed to is paid of itself before anybody is reminded, and until they take it back", async () => {
  await record();
  await town.agree(town.noor);
  await town.goTo("2028-01-01");
  await town.goTo("2028-01-02");
  const paid = await town.feeOf();
  expect(paid).toMatchObject({
    period: "2028",
    state: "paid",
    payment: { means: "account", amount: "12.00" },
  });
  expect((await town.mailsTo("noor")).at(-1)).toEqual([
    "2028-01-01",
    "Merci : votre cotisation 2028 est payée",
  ]);
  const [transfer] = await town.paymentsToPot();
  expect(transfer).toMatchObject({ actor: null, onBehalfOf: town.noor.caller.member, amount: 1200 });
  await revokeFeeMandate(town.at(), town.noor.caller);
  await town.goTo("2029-01-01");
  expect((await town.feeOf()).state).toBe("due");
  expect(await town.paymentsToPot()).toHaveLength(1);
});

test("without funds it is tried again with each reminder; above what was agreed, or unsigned, it is not tried", async () => {
  const ada = await town.join("Ada");
  await town.addressed("ada", ada.caller);
  await town.agree(ada, "12");
  await town.look(1);
  expect((await town.feeOf(ada.caller)).state).toBe("due");
  expect(await town.paymentsToPot()).toMatchObject([{ verdict: "insufficient_funds" }]);
  await town.endow(ada.account, "20");
  await town.look(16);
  expect(await town.feeOf(ada.caller)).toMatchObject({ state: "paid" });

  await town.agree(town.noor, "11,99");
  await town.look(45);
  expect((await town.feeOf()).state).toBe("overdue");
  await town.agree(town.noor);
  await setSignatureThreshold(town.at(), town.admin, "MIEL", "12");
  await town.look(75);
  expect((await town.feeOf()).state).toBe("overdue");
  await setSignatureThreshold(town.at(), town.admin, "MIEL", "12,01");
  await town.look(90);
  expect(await town.feeOf()).toMatchObject({ state: "paid", suspendedAt: null });
});

test("a fee given back returns by a reversal and is owed again, and is not paid of itself", async () => {
  await town.agree(town.noor);
  const paid = await pay();
  const asked = { id: newId(), reason: "Payée en double" };
  const back = await refundFee(town.at(), town.admin, fee, asked);
  expect(back).toMatchObject({ state: "due", payment: null });
  expect(await refundFee(town.at(), town.admin, fee, asked)).toEqual(back);
  expect([await inPot(), await town.balanceOf(town.noor.account)]).toEqual(["0.00", "100.00"]);
  await town.look(20);
  expect((await town.feeOf()).state).toBe("due");
  await expect(refundFee(town.at(), town.admin, fee, { id: newId(), reason: "r" })).rejects.toMatchObject({
    code: "fee_not_paid",
  });
  expect((await record({ means: "cheque", reference: "n° 12" })).payment).toMatchObject({ receipt: 2 });
  const rows = await town.db.select().from(membershipFeePayment).where(eq(membershipFeePayment.fee, fee));
  expect(rows.map(({ id, state }) => [id === paid.payment?.id, state])).toEqual([
    [true, "refunded"],
    [false, "paid"],
  ]);
});

test("a recorded fee is struck out without a transfer, and its receipt says so; then it may be waived", async () => {
  await record();
  await refundFee(town.at(), town.admin, fee, { id: newId(), reason: "Mauvaise personne" });
  expect(await inPot()).toBe("0.00");
  const { receipt } = await readReceipt(town.at(), town.noor.caller, fee);
  expect(receipt).toMatchObject({ number: 1, means: "card", undone: { reason: "Mauvaise personne" } });
  expect(await waiveFee(town.at(), town.admin, fee, "Geste")).toMatchObject({ state: "waived" });
});

test("a receipt has a number of its own, and is for the member and those who oversee the community", async () => {
  await expect(readReceipt(town.at(), town.noor.caller, fee)).rejects.toMatchObject({ code: "fee_not_paid" });
  await record({ means: "cash", reference: "caisse 4", paidOn: "2026-12-30" });
  const { receipt } = await readReceipt(town.at(), town.noor.caller, fee);
  expect(receipt).toMatchObject({
    number: 1,
    community: { name: "Essai" },
    member: { name: "Noor" },
    period: "2027",
    startsOn: "2027-01-01",
    amount: "12.00",
    currency: "EUR",
    means: "cash",
    paidOn: "2026-12-30",
    reference: "caisse 4",
  });
  const ada = await town.join("Ada");
  await expect(readReceipt(town.at(), ada.caller, fee)).rejects.toMatchObject({
    code: "unknown_membership_fee",
  });
});

test("only those who serve members record payments, only managers waive and refund, and all of it is audited", async () => {
  const teller = await town.join("Tom", "individual", "teller");
  await expect(record({}, town.noor.caller)).rejects.toMatchObject({ code: "forbidden" });
  await expect(waiveFee(town.at(), teller.caller, fee, "r")).rejects.toMatchObject({ code: "forbidden" });
  await expect(record({ paidOn: "2027-01-02" })).rejects.toMatchObject({ code: "invalid_input" });
  await record({}, teller.caller);
  await expect(refundFee(town.at(), teller.caller, fee, { id: newId(), reason: "r" })).rejects.toMatchObject({
    code: "forbidden",
  });
  await refundFee(town.at(), town.admin, fee, { id: newId(), reason: "r" });
  await waiveFee(town.at(), town.admin, fee, "r");
  expect((await town.actions()).filter((action) => action.startsWith("membership_fee"))).toEqual([
    "membership_fee_policy.change",
    "membership_fee.record",
    "membership_fee.refund",
    "membership_fee.waive",
  ]);
});
