import { afterAll, beforeAll, expect, test } from "vitest";

import { limitsRequest } from "@mereau/shared/contracts/accounts.ts";
import { openAccount } from "#services/accounts/open.ts";
import { setLimits } from "#services/accounts/setLimits.ts";
import { listAudit } from "#services/audit/list.ts";
import { liftLimits } from "#services/limits/lift.ts";
import { listOtherLimits } from "#services/limits/listOthers.ts";
import { changeMemberType } from "#services/member-types/change.ts";
import { createMemberType } from "#services/member-types/create.ts";
import { changeType } from "#services/members/changeType.ts";
import { type Circle, startCircle } from "#testing/creditTown.ts";

let circle: Circle;

beforeAll(async () => {
  circle = await startCircle({
    dynamicCredit: { share: "100", max: "500", perCounterparty: "50", counterparties: 1 },
  });
});

afterAll(() => circle.close());

const DAY = 86_400_000;

/** Sets the limits of individuals, and lets the scheduled work do what follows from it. */
async function change(creditLimit: string, balanceCap = "1000"): Promise<void> {
  const accounts = [{ currency: "GRAIN", creditLimit, balanceCap }];
  await changeMemberType(circle.context(), circle.admin, "individual", {
    name: "Adhérent",
    provider: false,
    accounts,
  });
  await circle.runDue(Date.now());
}

const limitsOf = async (account: string) => {
  const { items } = await listOtherLimits(circle.context(), circle.admin, "individual", { limit: 50 });
  return items.find((item) => item.account === account) ?? null;
};

const creditLimitOf = async (party: Circle["noor"]) => (await circle.accountOf(party)).creditLimit;

test("accounts follow the limits of their type, but for one whose limits were set for itself", async () => {
  const { noor, ada, leo, admin, context } = circle;
  await setLimits(context(), admin, ada.account, {
    creditLimit: "750",
    balanceCap: "2000",
    reason: "Saison des semences",
  });
  await change("300");
  expect(await creditLimitOf(noor)).toBe("300.00");
  expect(await creditLimitOf(leo)).toBe("300.00");
  const own = await circle.accountOf(ada);
  expect(own).toMatchObject({ creditLimit: "750.00", ownLimits: { reason: "Saison des semences" } });
  expect(await limitsOf(ada.account)).toMatchObject({ because: "own", reason: "Saison des semences" });
  expect(await limitsOf(noor.account)).toBeNull();
});

test("the audit log tells limits as they were written, and none where there is no cap", async () => {
  const { ada, admin, context } = circle;
  const own = { creditLimit: "750", balanceCap: null, reason: "Saison des semences" };
  await setLimits(context(), admin, ada.account, own);
  const type = { code: "mill", name: "Moulin", provider: true };
  const limits = { currency: "GRAIN", creditLimit: "450", balanceCap: null };
  await createMemberType(context(), admin, { ...type, accounts: [limits] });
  const detailOf = async (action: string) =>
    (await listAudit(context(), admin, { limit: 1, action })).items[0]?.detail;
  expect(await detailOf("account.limits")).toEqual({ ...own, creditLimit: "750.00" });
  expect(await detailOf("member_type.create")).toEqual({
    ...type,
    accounts: [{ ...limits, creditLimit: "450.00" }],
  });
});

test("a limit that is lifted follows its type again", async () => {
  const { ada, admin, context } = circle;
  expect(await liftLimits(context(), admin, ada.account)).toMatchObject({
    creditLimit: "300.00",
    balanceCap: "1000.00",
    ownLimits: null,
  });
  await change("310");
  expect(await creditLimitOf(ada)).toBe("310.00");
});

test("what counterparties have raised stays on top of the type’s limit", async () => {
  const { noor, ada, leo, pay } = circle;
  await pay(noor, leo, "40");
  expect(await creditLimitOf(leo)).toBe("350.00");
  await change("320");
  expect(await creditLimitOf(leo)).toBe("360.00");
  expect(await creditLimitOf(ada)).toBe("320.00");
  expect(await limitsOf(leo.account)).toBeNull();
});

test("an account beyond the new limits keeps its own, is listed, and follows once it no longer is", async () => {
  const { noor, ada, pay } = circle;
  await pay(noor, ada, "160");
  await change("150");
  expect(await creditLimitOf(noor)).toBe("320.00");
  expect(await limitsOf(noor.account)).toMatchObject({
    because: "limit_crossed",
    balance: "-200.00",
    creditLimit: "320.00",
  });
  await pay(ada, noor, "60");
  await circle.runDue(Date.now() + DAY + 60_000);
  // 60 of Ada’s payment raised it, of which one counterparty brings 50 at most
  expect(await creditLimitOf(noor)).toBe("200.00");
  expect(await limitsOf(noor.account)).toBeNull();
});

test("limits that the ledger refuses are not noted as the account’s own", async () => {
  const { noor, admin, context } = circle;
  const refused = setLimits(context(), admin, noor.account, {
    creditLimit: "1",
    balanceCap: null,
    reason: "Trop bas",
  });
  await expect(refused).rejects.toMatchObject({ code: "limit_crossed" });
  expect((await circle.accountOf(noor)).ownLimits).toBeNull();
});

test("a further account opened with limits of its own keeps them, one without does not", async () => {
  const { leo, admin, context } = circle;
  const asked = { member: leo.caller.member, currency: "GRAIN" } as const;
  const own = await openAccount(context(), admin, { ...asked, ordinal: 2, creditLimit: "5" });
  const usual = await openAccount(context(), admin, { ...asked, ordinal: 3 });
  expect([own.ownLimits?.reason, usual.ownLimits]).toEqual([null, null]);
  await change("160");
  expect(await creditLimitOf({ ...leo, account: own.id })).toBe("5.00");
  expect(await creditLimitOf({ ...leo, account: usual.id })).toBe("160.00");
});

test("the accounts of a member who becomes one of another type follow the limits of that type", async () => {
  const { admin, context, join, runDue } = circle;
  const zoe = await join("Zoé");
  await createMemberType(context(), admin, {
    code: "grower",
    name: "Maraîcher",
    provider: true,
    accounts: [{ currency: "GRAIN", creditLimit: "450", balanceCap: "3000" }],
  });
  await changeType(context(), admin, zoe.caller.member, "grower");
  await runDue(Date.now());
  expect(await circle.accountOf(zoe)).toMatchObject({ creditLimit: "450.00", balanceCap: "3000.00" });
});

test("members who manage nothing set and lift no limits", async () => {
  const { noor, context } = circle;
  await expect(liftLimits(context(), noor.caller, noor.account)).rejects.toMatchObject({ code: "forbidden" });
});

test("an account has limits of its own for a reason: none, or an empty one, is refused", () => {
  const figures = { creditLimit: "750", balanceCap: "2000" };
  expect(limitsRequest.parse({ ...figures, reason: " Semences " }).reason).toBe("Semences");
  for (const reason of [undefined, null, "", "  "]) {
    const { error } = limitsRequest.safeParse({ ...figures, reason });
    expect(error?.issues.map(({ path }) => path)).toEqual([["reason"]]);
  }
});
