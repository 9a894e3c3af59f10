import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { accountHolder, session } from "@mereau/db/tenant/schema.ts";
import { readAccount } from "#services/accounts/get.ts";
import type { CommunityContext } from "#services/context.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { accessOf } from "#services/sign-in/access.ts";
import { identify } from "#services/sign-in/identify.ts";
import { openSession } from "#services/sign-in/openSession.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let payer: Awaited<ReturnType<TestCommunity["join"]>>;
let payee: Awaited<ReturnType<TestCommunity["join"]>>;
/** The payer's session, and a payment by whoever has its token, five minutes after it was last looked up. */
let token: string;
let sessionId: string;

beforeAll(async () => {
  town = await startCommunity();
  payer = await town.join("Sacha");
  payee = await town.join("Noor");
  await town.endow(payer.account, "100");
});

afterAll(() => town.close());

beforeEach(async () => {
  sessionId = newId();
  const { member } = payer.caller;
  const opened = await openSession(town.db, { id: sessionId, member, device: null, now: Date.now() });
  token = opened?.token ?? "";
  await identify(town.context(), token);
});

async function pay(from = payer.account) {
  const context: CommunityContext = town.context({ now: Date.now() + 300_000 });
  const known = await identify(context, token, "checked");
  if (!known) throw new Error("nobody is known by this token");
  const admitted = { ...context, access: accessOf(context, token, known) };
  return createTransfer(admitted, known.caller, paymentOf(from, payee.account, "1"));
}

/** What another copy of the Worker does: this one is not told. */
const endElsewhere = (id: string) =>
  town.db.update(session).set({ revokedAt: Date.now() }).where(eq(session.id, id));

test("a session that was ended in another copy of the Worker pays nothing more", async () => {
  await pay();
  await endElsewhere(sessionId);
  await expect(pay()).rejects.toMatchObject({ code: "unauthenticated" });
});

test("somebody else who loses access costs the others nothing but a second look", async () => {
  await pay();
  const other = await openSession(town.db, {
    id: newId(),
    member: payee.caller.member,
    device: null,
    now: Date.now(),
  });
  await endElsewhere(other?.session.id ?? "");
  expect(await pay()).toMatchObject({ verdict: "accepted" });
});

test("what follows from a loss of access is carried out, though it was the caller’s own", async () => {
  const { caller, account } = await town.join("Camille", "individual", "admin");
  const opened = await openSession(town.db, {
    id: newId(),
    member: caller.member,
    device: null,
    now: Date.now(),
  });
  const own = opened?.token ?? "";
  const known = await identify(town.context(), own);
  if (!known) throw new Error("nobody is known by this token");
  const admitted = town.context({ access: accessOf(town.context(), own, known) });
  await suspendMember(admitted, known.caller, caller.member, "on leave");
  expect(await readAccount(town.context(), town.admin, account)).toMatchObject({ status: "suspended" });
});

test("who has lost a part of what they could do asks again, and is judged afresh", async () => {
  const { member } = payer.caller;
  const account = payee.account;
  await town.db.insert(accountHolder).values({ account, member, role: "operator", since: Date.now() });
  await identify(town.context(), token, "anew");
  await town.db
    .delete(accountHolder)
    .where(and(eq(accountHolder.account, account), eq(accountHolder.member, member)));
  await expect(pay()).rejects.toMatchObject({ code: "unavailable" });
  expect(await pay()).toMatchObject({ verdict: "accepted" });
});
