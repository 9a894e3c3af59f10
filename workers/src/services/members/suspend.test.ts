import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { account } from "@mereau/db/tenant/schema.ts";
import { setHolder } from "#services/accounts/setHolder.ts";
import { changeRole } from "#services/members/changeRole.ts";
import { findMember } from "#services/members/find.ts";
import { reactivateMember } from "#services/members/reactivate.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { identify } from "#services/sign-in/identify.ts";
import { openSession } from "#services/sign-in/openSession.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

const statusOf = async (id: string) =>
  (await town.db.select().from(account).where(eq(account.id, id)))[0]?.status;

test("a suspended member can still be paid, and can pay nobody until they are back", async () => {
  const [noor, ada] = [await town.join("Noor"), await town.join("Ada")];
  await Promise.all([town.endow(noor.account, "10"), town.endow(ada.account, "10")]);
  await createTransfer(town.context(), noor.caller, paymentOf(noor.account, ada.account, "1,00"));
  expect(await suspendMember(town.context(), town.admin, noor.caller.member, "Unpaid")).toMatchObject({
    status: "suspended",
    decisionReason: "Unpaid",
  });
  expect(await statusOf(noor.account)).toBe("suspended");
  await expect(
    createTransfer(town.context(), noor.caller, paymentOf(noor.account, ada.account, "1,00")),
  ).rejects.toMatchObject({ code: "forbidden" });
  await expect(
    createTransfer(town.context(), town.admin, paymentOf(noor.account, ada.account, "1,00")),
  ).rejects.toMatchObject({ code: "account_suspended" });
  await createTransfer(town.context(), ada.caller, paymentOf(ada.account, noor.account, "1,00"));

  await reactivateMember(town.context(), town.admin, noor.caller.member);
  expect(await statusOf(noor.account)).toBe("open");
  const paid = await createTransfer(
    town.context(),
    noor.caller,
    paymentOf(noor.account, ada.account, "1,00"),
  );
  expect(paid).toMatchObject({ verdict: "accepted", amount: "1.00" });
});

test("an account with another owner stays open when one of them is suspended", async () => {
  const [eve, sam] = [await town.join("Eve"), await town.join("Sam")];
  const target = { account: eve.account, member: sam.caller.member };
  await setHolder(town.context(), eve.caller, target, { role: "owner", perTransfer: null, perDay: null });
  await suspendMember(town.context(), town.admin, eve.caller.member, "Away");
  expect(await statusOf(eve.account)).toBe("open");
});

test("suspensions and reactivations that meet leave the account as the member is", async () => {
  const { caller, account: id } = await town.join("Mina");
  const suspend = () => suspendMember(town.context(), town.admin, caller.member, "x");
  const reactivate = () => reactivateMember(town.context(), town.admin, caller.member);
  await suspend();
  for (let round = 0; round < 8; round += 1) {
    await Promise.all([suspend(), reactivate(), suspend(), reactivate()]);
    const { status } = await findMember(town.context(), caller.member);
    expect(await statusOf(id)).toBe(status === "active" ? "open" : "suspended");
  }
});

test("a session does not outlive a suspension", async () => {
  const { caller } = await town.join("Ilan");
  const { member } = caller;
  const opened = await openSession(town.db, { id: newId(), member, device: null, now: Date.now() });
  const isKnown = async () => (await identify(town.context(), opened?.token ?? "")) !== null;
  expect(await isKnown()).toBe(true);
  await suspendMember(town.context(), town.admin, member, "Stolen telephone");
  await reactivateMember(town.context(), town.admin, member);
  expect(await isKnown()).toBe(false);
});

test("the last administrator keeps their role and their place", async () => {
  const refused = { code: "last_admin" };
  await expect(suspendMember(town.context(), town.admin, town.admin.member, "x")).rejects.toMatchObject(
    refused,
  );
  await expect(changeRole(town.context(), town.admin, town.admin.member, "member")).rejects.toMatchObject(
    refused,
  );
  expect(await statusOf("MIEL:1001")).toBe("open");
});

test("of two administrators who leave the role at once, one keeps it", async () => {
  const other = await town.join("Zoe", "individual", "admin");
  const changes = await Promise.allSettled(
    [town.admin, other.caller].map((caller) => changeRole(town.context(), caller, caller.member, "member")),
  );
  expect(changes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});
