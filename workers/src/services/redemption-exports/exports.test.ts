import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import type { Caller } from "#services/context.ts";
import { changeBankDetails } from "#services/bank-details/change.ts";
import { redeem } from "#services/currencies/redeem.ts";
import { createExport } from "#services/redemption-exports/create.ts";
import { listExports, readExportFile } from "#services/redemption-exports/find.ts";
import { takeExportBack, wireExport } from "#services/redemption-exports/settle.ts";
import { approveRedemption, withdrawApproval } from "#services/redemptions/approve.ts";
import { findRedemption } from "#services/redemptions/find.ts";
import { changePayTo } from "#services/redemptions/payTo.ts";
import { recordPayout, withdrawPayout } from "#services/redemptions/payout.ts";
import { changePayoutRule } from "#services/redemptions/rule.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let shop: { caller: Caller; account: string };
let other: Caller;

const payee = { holder: "Épicerie Malo", iban: "FR7630006000011234567890189", bic: null };
const elsewhere = { ...payee, iban: "DE89370400440532013000" };

beforeAll(async () => {
  town = await startCommunity();
  shop = await town.join("Shop", "provider");
  other = (await town.join("Odile", "individual", "manager")).caller;
  await town.endow(shop.account, "20000");
  const { iban } = elsewhere;
  await changeBankDetails(town.context(), town.admin, {
    holder: "Le Miel",
    iban,
    bic: null,
    otherIbans: [],
    prices: [],
  });
  await changePayoutRule(town.context(), town.admin, { twoFrom: "100" });
});

afterAll(() => town.close());

let first: string;
let large: string;

const giveBack = async (amount: string) => {
  const asked = { reference: null, memo: null, category: null, beneficiary: null };
  return (
    await redeem(town.context(), shop.caller, "MIEL", { id: newId(), from: shop.account, amount, ...asked })
  ).id;
};
const approve = (id: string, by = town.admin) => approveRedemption(town.context(), by, id);
const file = (redemptions: string[], id = newId(), by = town.admin) =>
  createExport(town.context(), by, { id, executeOn: "2026-12-01", redemptions });
const now = (id: string) => findRedemption(town.context(), id);
const codeOf = async (asked: Promise<unknown>) => {
  const { code } = await asked.then(
    () => ({ code: "done" }),
    (error: { code: string }) => error,
  );
  return code;
};

beforeEach(async () => {
  [first, large] = [await giveBack("47.50"), await giveBack("100")];
  await changePayTo(town.context(), town.admin, large, payee);
});

test("from the threshold on two different managers must approve, however often one of them does", async () => {
  expect((await now(first)).approvalsNeeded).toBe(1);
  for (let time = 0; time < 2; time += 1)
    expect(await approve(large)).toMatchObject({
      approvalsNeeded: 2,
      approvals: [{ id: town.admin.member }],
    });
  expect(await codeOf(file([large]))).toBe("approval_missing");
  expect(
    await codeOf(recordPayout(town.context(), town.admin, large, { wiredOn: "2026-12-01", reference: null })),
  ).toBe("approval_missing");
  expect((await now(large)).state).toBe("due");
  await approve(large, other);
  const wired = await recordPayout(town.context(), town.admin, large, {
    wiredOn: "2026-12-01",
    reference: null,
  });
  expect(wired.state).toBe("wired");
  expect(await codeOf(withdrawApproval(town.context(), other, large))).toBe("redemption_wired");
});

test("approvals given at one moment count once for each person", async () => {
  const all = [town.admin, other, town.admin, other, town.admin];
  await Promise.all(all.map((by) => approve(large, by)));
  const { approvals } = await now(large);
  expect(approvals.map(({ id }) => id).toSorted()).toEqual([town.admin.member, other.member].toSorted());
  await withdrawApproval(town.context(), other, large);
  expect((await now(large)).approvals.map(({ id }) => id)).toEqual([town.admin.member]);
  expect(await codeOf(file([large]))).toBe("approval_missing");
});

test("nobody approves what goes to themselves, and tellers approve nothing", async () => {
  const owner: Caller = { ...shop.caller, role: "manager" };
  expect(await codeOf(approve(first, owner))).toBe("own_benefit");
  expect(await codeOf(approve(first, { ...town.admin, role: "teller" }))).toBe("forbidden");
  expect(await codeOf(approve(newId()))).toBe("unknown_redemption");
  expect((await now(first)).approvals).toEqual([]);
});

test("another bank account takes back the approvals that were given for the first", async () => {
  await approve(first);
  expect((await changePayTo(town.context(), other, first, payee)).approvals.length).toBe(1);
  expect(await changePayTo(town.context(), other, first, elsewhere)).toMatchObject({
    approvals: [],
    payTo: elsewhere,
  });
});

test("a file has each redemption once, is kept as it was made, and the same id again is the same file", async () => {
  await approve(first);
  await approve(large);
  await approve(large, other);
  const id = newId();
  const made = await file([first, large], id);
  expect(made).toMatchObject({ state: "open", count: 2, euros: "147.50", executeOn: "2026-12-01" });
  expect(await file([large, first], id)).toEqual(made);
  expect(await codeOf(file([first], id))).toBe("id_reused");
  const written = await readExportFile(town.context(), town.admin, id);
  expect(written).toContain("<NbOfTxs>2</NbOfTxs><CtrlSum>147.50</CtrlSum>");
  expect(written).toContain(`<EndToEndId>${first.replaceAll("-", "")}</EndToEndId>`);
  expect(written).toContain("<Nm>Epicerie Malo</Nm>");
  expect(await codeOf(file([first]))).toBe("redemption_exported");
  expect(
    await codeOf(recordPayout(town.context(), town.admin, first, { wiredOn: "2026-12-01", reference: null })),
  ).toBe("redemption_exported");
  for (let time = 0; time < 2; time += 1)
    expect(await wireExport(town.context(), other, id, "2026-12-02")).toMatchObject({ state: "wired" });
  expect(await now(first)).toMatchObject({ state: "wired", payout: { wiredOn: "2026-12-02" } });
  expect(await codeOf(takeExportBack(town.context(), other, id, "Trop tard"))).toBe(
    "redemption_export_settled",
  );
  expect(await readExportFile(town.context(), town.admin, id)).toBe(written);
  // The bank sent one back: it alone is due again, and may stand in another file
  await withdrawPayout(town.context(), town.admin, first);
  expect(await file([first])).toMatchObject({ count: 1, euros: "47.50" });
});

test("files asked for at one moment have a redemption once between them", async () => {
  await approve(first);
  const answers = await Promise.all([1, 2, 3, 4].map(() => codeOf(file([first]))));
  expect(answers.toSorted()).toEqual([
    "done",
    "redemption_exported",
    "redemption_exported",
    "redemption_exported",
  ]);
});

test("a file that was taken back leaves what was in it due and approved", async () => {
  await approve(first);
  const { id } = await file([first]);
  for (let time = 0; time < 2; time += 1)
    expect(await takeExportBack(town.context(), town.admin, id, "Refusé")).toMatchObject({
      state: "taken_back",
      because: "Refusé",
    });
  expect(await codeOf(wireExport(town.context(), town.admin, id, "2026-12-02"))).toBe(
    "redemption_export_settled",
  );
  expect(await now(first)).toMatchObject({ state: "due", export: null });
  expect((await file([first])).count).toBe(1);
});

test("what is not ready leaves nothing of the whole file, and is told", async () => {
  const listed = async () => (await listExports(town.context(), town.admin, { limit: 200 })).items.length;
  const before = await listed();
  await approve(first);
  expect(await codeOf(file([first, large]))).toBe("approval_missing");
  expect(await codeOf(file([first, newId()]))).toBe("unknown_redemption");
  await reverseTransfer(town.context(), town.admin, large, { id: newId(), reason: "Erreur" });
  expect(await codeOf(file([first, large]))).toBe("already_reversed");
  expect(await codeOf(approve(large))).toBe("already_reversed");
  const poor = await town.join("Sans compte", "provider");
  await town.endow(poor.account, "50");
  const asked = { reference: null, memo: null, category: null, beneficiary: null };
  const { id } = await redeem(town.context(), poor.caller, "MIEL", {
    id: newId(),
    from: poor.account,
    amount: "10",
    ...asked,
  });
  await approve(id);
  expect(await codeOf(file([first, id]))).toBe("payout_details_missing");
  expect(await codeOf(file([first], newId(), { ...town.admin, role: "teller" }))).toBe("forbidden");
  expect(await listed()).toBe(before);
  expect((await now(first)).export).toBeNull();
});
