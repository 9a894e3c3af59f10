import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import {
  accountProfile,
  audit,
  billing,
  deviceKey,
  mail,
  member,
  memberCard,
  passkey,
  session,
} from "@mereau/db/tenant/schema.ts";
import { autoAcceptRequest } from "@mereau/shared/contracts/autoAccepts.ts";
import { newPaymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { getAccount } from "#services/accounts/get.ts";
import { readEntries } from "#services/accounts/readEntries.ts";
import { setHolder } from "#services/accounts/setHolder.ts";
import { agreeToPay, listAutoAccepts } from "#services/auto-accepts/agree.ts";
import { leave } from "#services/leaving/leave.ts";
import { requestLeaving } from "#services/leaving/notice.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { changeRole } from "#services/members/changeRole.ts";
import { readDirectory } from "#services/directory/list.ts";
import { createPaymentRequest } from "#services/payment-requests/create.ts";
import { getPaymentRequest } from "#services/payment-requests/read.ts";
import { placeHold } from "#services/holds/place.ts";
import { releaseHold } from "#services/holds/release.ts";
import { identify } from "#services/sign-in/identify.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { leavingFrom } from "#testing/leaving.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

type Joined = Awaited<ReturnType<TestCommunity["join"]>>;

const MINUTE_MS = 60_000;
let town: TestCommunity;
let shop: Joined;
let leaving: ReturnType<typeof leavingFrom>;

beforeAll(async () => {
  town = await startCommunity();
  leaving = leavingFrom(town);
  shop = await town.join("Fournil", "provider");
});

afterAll(() => town.close());

test("whoever leaves with nothing on their account is gone at once, and others see a label", async () => {
  const noor = await town.join("Noor");
  const token = await leaving.furnish(noor, "Noor", "noor@example.org");
  await town.endow(noor.account, "10");
  await createTransfer(town.context(), noor.caller, paymentOf(noor.account, shop.account, "10"));
  const agreed = await agreeToPay(
    town.context(),
    noor.caller,
    autoAcceptRequest.parse({
      id: newId(),
      currency: "MIEL",
      from: noor.account,
      to: shop.account,
      perRequest: "1",
      perMonth: "1",
    }),
  );
  const asked = { id: newId(), currency: "MIEL", to: noor.account, from: shop.account, amount: "5" };
  await createPaymentRequest(town.context(), noor.caller, newPaymentRequest.parse(asked));
  expect(await leaving.notice(noor.caller)).toMatchObject({
    label: `Membre parti nº ${noor.number}`,
    accounts: [{ id: noor.account, balance: "0.00", becomes: "closed", others: 0 }],
    obstacles: [],
    ends: { autoAccepts: 1, paymentRequests: 1, sessions: 1, deviceKeys: 1, passkeys: 1, standingOrders: 0 },
  });
  expect(await identify(town.context(), token)).not.toBeNull();

  const { departure, farewell } = await leaving.go(noor.caller);
  const label = `Membre parti nº ${noor.number}`;
  expect(departure).toMatchObject({ name: label, number: noor.number, closed: [noor.account] });
  expect(await leaving.rowOf(noor.caller.member)).toMatchObject({
    status: "left",
    role: "member",
    name: label,
    email: null,
    phone: null,
    message: null,
    decidedBy: noor.caller.member,
  });
  expect(await leaving.statusOf(noor.account)).toBe("closed");
  expect(await identify(town.context(), token)).toBeNull();
  for (const table of [session, passkey, billing, memberCard])
    expect(await town.db.select().from(table).where(eq(table.member, noor.caller.member))).toEqual([]);
  expect(await town.db.select().from(deviceKey)).toMatchObject([
    { name: label, publicKey: "k", revokedAt: expect.any(Number) },
  ]);
  const { items } = await listAutoAccepts(town.context(), town.admin, { account: noor.account, limit: 9 });
  expect(items).toMatchObject([{ id: agreed.id, revokedAt: expect.any(Number) }]);
  expect(await getPaymentRequest(town.context(), shop.caller, asked.id)).toMatchObject({
    state: "cancelled",
  });

  // What the shop received still stands, from somebody who has left
  const history = await readEntries(town.context(), shop.caller, shop.account, { limit: 9 }, undefined);
  expect(history.page?.items).toMatchObject([{ amount: "10.00", counterparty: { name: label } }]);
  expect(JSON.stringify(await readDirectory(town.context(), town.admin, { limit: 99 }))).not.toContain(
    "Noor",
  );
  expect(await town.db.select().from(mail).where(eq(mail.recipient, "noor@example.org"))).toEqual([]);
  await farewell?.(createMailer(town.world.settings));
  expect(await town.db.select().from(mail).where(eq(mail.recipient, "noor@example.org"))).toMatchObject([
    { subject: expect.stringContaining("vos données sont effacées") },
  ]);
});

test("a balance keeps one from leaving, unless it is given away; and so does what is set aside", async () => {
  const ada = await town.join("Ada");
  await town.endow(ada.account, "12.34");
  expect((await leaving.notice(ada.caller)).obstacles).toEqual([
    { code: "leaving_balance", account: ada.account, amount: "12.34" },
  ]);
  await expect(leaving.go(ada.caller)).rejects.toMatchObject({
    code: "leaving_balance",
    detail: { amount: "12.34", account: ada.account },
  });
  await expect(leaving.go(ada.caller, { giveTo: [ada.account] })).rejects.toMatchObject({
    code: "same_account",
  });
  expect([await leaving.statusOf(ada.account), (await leaving.rowOf(ada.caller.member))?.status]).toEqual([
    "open",
    "active",
  ]);
  const { id } = await placeHold(town.context(), ada.caller, {
    ...paymentOf(ada.account, shop.account, "2"),
    expiresAt: Date.now() + MINUTE_MS,
  });
  for (const leaver of [ada, shop])
    await expect(leaving.go(leaver.caller, { giveTo: [shop.account] })).rejects.toMatchObject({
      code: "leaving_holds",
    });
  await releaseHold(town.context(), shop.caller, id, { id: newId() });
  const before = Number(await leaving.balanceOf(shop.account));
  await leaving.go(ada.caller, { giveTo: [shop.account] });
  expect(Number(await leaving.balanceOf(shop.account))).toBeCloseTo(before + 12.34, 6);
  expect([await leaving.statusOf(ada.account), await leaving.balanceOf(ada.account)]).toEqual([
    "closed",
    "0.00",
  ]);
});

test("the last administrator stays, and of two who leave at once one does", async () => {
  await expect(leaving.go(town.admin)).rejects.toMatchObject({ code: "last_admin" });
  const other = await startCommunity();
  const second = await other.join("Odile");
  await changeRole(other.context(), other.admin, second.caller.member, "admin");
  const callers = [other.admin, { ...second.caller, role: "admin" as const }];
  const asked = await Promise.all(
    callers.map(async (caller) => {
      const about = { member: caller.member, sealingKey: leaving.sealingKey };
      const { confirmation } = await requestLeaving(other.context(), caller, about);
      return { caller, request: { id: newId(), confirmation, giveTo: [] } };
    }),
  );
  const outcomes = await Promise.allSettled(
    asked.map(({ caller, request }) =>
      leave(other.context(), caller, { request, sealingKey: leaving.sealingKey }),
    ),
  );
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const rows = await other.db.select().from(member);
  expect(rows.filter(({ status, role }) => status === "active" && role === "admin")).toHaveLength(1);
  await other.close();
});

test("a code is one’s own, for one member, for a quarter of an hour; once gone, it still answers the same", async () => {
  const [mina, sam] = [await town.join("Mina"), await town.join("Sam")];
  const { confirmation } = await leaving.notice(mina.caller);
  const asked = { request: { id: newId(), confirmation, giveTo: [] }, sealingKey: leaving.sealingKey };
  const wrong = { code: "confirmation_wrong" };
  await expect(leave(town.context(), sam.caller, asked)).rejects.toMatchObject(wrong);
  const late = town.context({ now: Date.now() + 16 * MINUTE_MS });
  await expect(leave(late, mina.caller, asked)).rejects.toMatchObject(wrong);
  await expect(
    leave(town.context(), mina.caller, { ...asked, member: sam.caller.member }),
  ).rejects.toMatchObject(wrong);
  const swapped = confirmation.replace(mina.caller.member, sam.caller.member);
  await expect(
    leave(town.context(), sam.caller, { ...asked, request: { ...asked.request, confirmation: swapped } }),
  ).rejects.toMatchObject(wrong);
  await expect(leave(town.context(), undefined, asked)).rejects.toMatchObject({ code: "unauthenticated" });

  const { departure } = await leave(town.context(), mina.caller, asked);
  expect((await leave(town.context(), undefined, asked)).departure).toEqual(departure);
  expect((await leaving.rowOf(sam.caller.member))?.status).toBe("active");
});

test("a manager lets go whoever asks on paper, in both names; of administrators an administrator alone", async () => {
  const eve = await town.join("Eve");
  const manager = (await town.join("Gilles", "individual", "manager")).caller;
  await expect(leaving.notice(shop.caller, eve.caller.member)).rejects.toMatchObject({ code: "forbidden" });
  await expect(leaving.notice(manager, town.admin.member)).rejects.toMatchObject({ code: "forbidden" });
  await leaving.go(manager, { who: eve.caller.member, reason: "Lettre du 3 mars" });
  const lines = await town.db.select().from(audit).where(eq(audit.subject, eve.caller.member));
  expect(lines.filter(({ action }) => action === "member.leave")).toMatchObject([
    {
      actor: manager.member,
      onBehalfOf: eve.caller.member,
      detail: { accounts: [eve.account], reason: "Lettre du 3 mars" },
    },
  ]);
  await expect(leaving.notice(manager, eve.caller.member)).rejects.toMatchObject({
    code: "member_not_active",
  });
});

test("an account with another owner goes on; who only used one spends nothing from it any more", async () => {
  const [luc, pia] = [await town.join("Luc"), await town.join("Pia")];
  const share = (of: Joined, to: Joined, role: "owner" | "operator") =>
    setHolder(
      town.context(),
      of.caller,
      { account: of.account, member: to.caller.member },
      { role, perTransfer: null, perDay: null },
    );
  await share(luc, pia, "owner");
  await share(shop, luc, "operator");
  await town.endow(luc.account, "5");
  expect((await leaving.notice(luc.caller)).accounts.map(({ becomes }) => becomes).toSorted()).toEqual([
    "given_up",
    "handed_on",
  ]);
  await leaving.go(luc.caller);
  expect([await leaving.statusOf(luc.account), await leaving.balanceOf(luc.account)]).toEqual([
    "open",
    "5.00",
  ]);
  const { holders } = await getAccount(town.context(), pia.caller, luc.account);
  expect(holders.map((holder) => holder.member)).toEqual([pia.caller.member]);
  const [profile] = await town.db
    .select()
    .from(accountProfile)
    .where(eq(accountProfile.account, luc.account));
  expect(profile?.name).toBe("Pia");
});
