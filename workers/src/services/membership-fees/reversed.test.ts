import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test, vi } from "vitest";

import { mail } from "@mereau/db/tenant/schema.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { feesCsv, getFee, listFees, totalFees } from "#services/membership-fees/list.ts";
import { payFee } from "#services/membership-fees/pay.ts";
import { readReceipt } from "#services/membership-fees/receipt.ts";
import { refundFee } from "#services/membership-fees/refund.ts";
import { expectReopening } from "#services/membership-fees/reopen.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId } from "#testing/community.ts";
import { type FeeTown, startFeeTown } from "#testing/feeTown.ts";

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

const pay = async () => {
  const asked = { id: newId(), from: town.noor.account, amount: null, expiresAt: null, order: null };
  return (await payFee(town.at(), town.noor.caller, fee, asked)).payment?.id ?? "";
};
const reverse = (transfer: string, id = newId()) =>
  reverseTransfer(town.at(), town.admin, transfer, { id, reason: "Mauvais compte" });
const get = () => getFee(town.at(), town.noor.caller, fee);
const receipt = async () => (await readReceipt(town.at(), town.noor.caller, fee)).receipt;
const inState = async (state: "due" | "paid") =>
  (await listFees(town.at(), town.admin, { all: true, state, limit: 9 })).items.map(({ id }) => id);

test("a fee whose transfer was reversed is owed again, in lists, totals and CSV, and is paid anew", async () => {
  const [paid, undoing] = [await pay(), newId()];
  await reverse(paid, undoing);
  await reverse(paid, undoing);
  expect(await get()).toMatchObject({ state: "due", payment: null, payTo: "MIEL:pot-fees" });
  expect([await inState("due"), await inState("paid")]).toEqual([[fee], []]);
  expect((await totalFees(town.at(), town.admin, {})).items).toEqual([
    { currency: "EUR", state: "due", fees: 1, asked: "12.00", paid: "0.00" },
  ]);
  let csv = "";
  for await (const part of feesCsv(town.at(), town.admin, { all: true, limit: 9 })) csv += part;
  expect(csv).toContain(",due,EUR,12.00,2027-01-01,,,,,,,");
  const asked = { id: newId(), reason: "Geste" };
  await expect(refundFee(town.at(), town.admin, fee, asked)).rejects.toMatchObject({ code: "fee_not_paid" });

  const again = await pay();
  // Asked once more, an old reversal undoes nothing of what was paid since
  await reverse(paid, undoing);
  expect(await get()).toMatchObject({ state: "paid", payment: { id: again, receipt: 2 } });
  expect(await town.balanceOf(town.noor.account)).toBe("88.00");
});

test("its receipt says that it was undone, and why, until there is another", async () => {
  const paid = await pay();
  expect(await receipt()).toMatchObject({ number: 1, payment: paid, undone: null });
  await reverse(paid);
  expect(await receipt()).toMatchObject({
    number: 1,
    payment: paid,
    undone: { at: town.at().now, reason: "Mauvais compte" },
  });
  await pay();
  expect(await receipt()).toMatchObject({ number: 2, undone: null });
});

test("its member is told, it is not paid of itself, and a suspension waits for a notice with all its days", async () => {
  await town.agree(town.noor);
  await town.settle({ byType: { staff: "0" } });
  await town.look(15, 45, 75);
  // Paid of itself on the first of these days
  const paid = (await get()).payment?.id ?? "";
  await reverse(paid);
  expect((await get()).state).toBe("overdue");
  await town.look(100, 101, 110);
  expect([await town.statusOf(), await town.balanceOf(town.noor.account)]).toEqual(["active", "100.00"]);
  await town.look(115, 116);
  expect(await town.statusOf()).toBe("suspended");
  expect((await town.mailsTo("noor")).slice(-3)).toEqual([
    ["2027-04-11", "Votre cotisation 2027 est de nouveau à payer"],
    ["2027-04-11", "Dernier avis : votre cotisation 2027"],
    ["2027-04-26", "Vos comptes sont suspendus : cotisation 2027 impayée"],
  ]);
  const [told] = await town.db
    .select()
    .from(mail)
    .where(eq(mail.subject, "Votre cotisation 2027 est de nouveau à payer"));
  expect(told?.text).toContain("Motif : Mauvais compte");
});

test("a notice that was given before it was paid is given again once it is owed again", async () => {
  await town.look(0, 75);
  await reverse(await pay());
  await town.look(91, 100);
  expect(await town.statusOf()).toBe("active");
  await town.look(106);
  expect(await town.statusOf()).toBe("suspended");
  expect((await town.mailsTo("noor")).map(([, subject]) => subject).slice(-3)).toEqual([
    "Votre cotisation 2027 est de nouveau à payer",
    "Dernier avis : votre cotisation 2027",
    "Vos comptes sont suspendus : cotisation 2027 impayée",
  ]);
});

test("a reversal that broke off after the ledger made it is found by the alarm", async () => {
  const paid = await pay();
  await expectReopening(town.at(), paid);
  const actor = { member: town.admin.member, onBehalfOf: null };
  await submitTransfer(town.at(), { kind: "reversal", id: newId(), actor, transfer: paid, reason: "Erreur" });
  expect((await get()).state).toBe("paid");
  await town.goTo("2027-01-02");
  expect((await get()).state).toBe("due");
  expect((await receipt()).undone?.reason).toBe("Erreur");
});

test("a reversal that is refused leaves the fee paid", async () => {
  const paid = await pay();
  await town.goTo("2027-01-02");
  await expect(reverse(fee)).rejects.toMatchObject({ code: "unknown_transfer" });
  await expectReopening(town.at(), paid);
  await town.goTo("2027-01-03");
  expect(await get()).toMatchObject({ state: "paid", payment: { id: paid } });
});
