import { afterEach, expect, test, vi } from "vitest";

import { recordFeePayment } from "#services/membership-fees/record.ts";
import { waiveFee } from "#services/membership-fees/waive.ts";
import { reactivateMember } from "#services/members/reactivate.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { newId } from "#testing/community.ts";
import { type FeeTown, startFeeTown } from "#testing/feeTown.ts";

vi.setConfig({ testTimeout: 30_000 });

let town: FeeTown;

afterEach(() => town.close());

const record = (id: string, change = {}) =>
  recordFeePayment(town.at(), town.admin, id, {
    id: newId(),
    amount: null,
    means: "cash",
    reference: null,
    paidOn: null,
    ...change,
  });

test("an unpaid fee is reminded of, given notice and suspends, each on its day; paying it lets the member back in", async () => {
  town = await startFeeTown();
  await town.look(0, 14, 15, 30, 44, 45, 74, 75, 89);
  expect([await town.statusOf(), (await town.feesOf())[0]?.state]).toEqual(["active", "overdue"]);
  await town.look(90, 100);
  expect(await town.mailsTo("noor")).toEqual([
    ["2027-01-01", "Votre cotisation 2027"],
    ["2027-01-16", "Rappel : votre cotisation 2027"],
    ["2027-02-15", "Rappel : votre cotisation 2027"],
    ["2027-03-17", "Dernier avis : votre cotisation 2027"],
    ["2027-04-01", "Vos comptes sont suspendus : cotisation 2027 impayée"],
  ]);
  expect([await town.statusOf(), (await town.feesOf())[0]?.state]).toEqual(["suspended", "overdue"]);
  await expect(town.balanceOf(town.noor.account)).resolves.toBe("0.00");

  const paid = await record((await town.feesOf())[0]?.id ?? "");
  expect(paid).toMatchObject({
    state: "paid",
    suspendedAt: null,
    payment: { means: "cash", amount: "12.00", receipt: 1 },
  });
  expect(await town.statusOf()).toBe("active");
  await town.look(101, 200);
  expect((await town.mailsTo("noor")).slice(5)).toEqual([
    ["2027-04-12", "Merci : votre cotisation 2027 est payée"],
  ]);
  expect((await town.actions()).filter((action) => action.startsWith("member."))).toEqual(
    expect.arrayContaining(["member.suspend", "member.reactivate"]),
  );
});

test("paid within its time, a fee is reminded of no more", async () => {
  town = await startFeeTown();
  await town.look(0, 10);
  await record((await town.feeOf()).id);
  await town.look(15, 45, 75, 90, 120);
  expect((await town.mailsTo("noor")).map(([, subject]) => subject)).toEqual([
    "Votre cotisation 2027",
    "Merci : votre cotisation 2027 est payée",
  ]);
  expect(await town.statusOf()).toBe("active");
});

test("a clock that was off for months sends one reminder and a notice, and suspends only once that had its days", async () => {
  town = await startFeeTown();
  await town.goTo("2027-01-01");
  await town.goTo("2027-02-20");
  await town.goTo("2027-06-01");
  await town.goTo("2027-06-01");
  expect(await town.statusOf()).toBe("active");
  await town.goTo("2027-06-15");
  expect(await town.statusOf()).toBe("active");
  await town.goTo("2027-06-16");
  expect(await town.statusOf()).toBe("suspended");
  expect(await town.mailsTo("noor")).toEqual([
    ["2027-01-01", "Votre cotisation 2027"],
    ["2027-02-20", "Rappel : votre cotisation 2027"],
    ["2027-06-01", "Dernier avis : votre cotisation 2027"],
    ["2027-06-16", "Vos comptes sont suspendus : cotisation 2027 impayée"],
  ]);
});

test("where nothing follows, a last notice says so and the fee stays owed", async () => {
  town = await startFeeTown({ unpaid: { leadsTo: "nothing", afterDays: 60, noticeDays: 0 } });
  await town.look(0, 15, 30, 45, 59, 60, 61, 100);
  expect((await town.mailsTo("noor")).at(-1)).toEqual(["2027-03-02", "Dernier avis : votre cotisation 2027"]);
  expect([await town.statusOf(), (await town.feeOf()).state]).toEqual(["active", "overdue"]);
});

test("a waived fee lifts its suspension; what managers decided otherwise stays", async () => {
  town = await startFeeTown();
  await town.look(0, 75, 90, 95);
  const [fee] = await town.feesOf();
  const waived = await waiveFee(town.at(), town.admin, fee?.id ?? "", "Bénévole");
  expect(waived).toMatchObject({ state: "waived", waiver: { reason: "Bénévole" }, suspendedAt: null });
  expect(await waiveFee(town.at(), town.admin, fee?.id ?? "", "Bénévole")).toEqual(waived);
  expect(await town.statusOf()).toBe("active");
  await expect(waiveFee(town.at(), town.admin, fee?.id ?? "", "Autre")).rejects.toMatchObject({
    code: "fee_settled",
  });

  const ada = await town.join("Ada");
  await town.look(96, 171, 186);
  expect(await town.statusOf(ada.caller)).toBe("suspended");
  await reactivateMember(town.at(), town.admin, ada.caller.member);
  await town.look(200);
  expect(await town.statusOf(ada.caller)).toBe("active");
  await suspendMember(town.at(), town.admin, ada.caller.member, "Autre chose");
  await record((await town.feesOf(ada.caller))[0]?.id ?? "");
  expect(await town.statusOf(ada.caller)).toBe("suspended");
});

test("the last administrator is never suspended for a fee", async () => {
  town = await startFeeTown();
  await town.settle({ byType: {} });
  await town.look(0, 75, 90, 120);
  expect([await town.statusOf(town.admin), (await town.feesOf(town.admin))[0]?.state]).toEqual([
    "active",
    "overdue",
  ]);
});

test("while no fees are asked, those that were asked before wait; nobody is told anything", async () => {
  town = await startFeeTown();
  await town.look(0);
  await town.settle({ active: false });
  await town.look(15, 90);
  expect(await town.mailsTo("noor")).toHaveLength(1);
  await town.settle();
  await town.look(91);
  expect((await town.mailsTo("noor")).map(([, subject]) => subject)).toEqual([
    "Votre cotisation 2027",
    "Dernier avis : votre cotisation 2027",
  ]);
});
