import { and, eq } from "drizzle-orm";
import nacl from "tweetnacl";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { accountHolder, deviceKey, member, session } from "@mereau/db/tenant/schema.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { importSigningKey, sign } from "@mereau/shared/crypto/chain.ts";
import { orderBytes } from "@mereau/shared/crypto/order.ts";
import { readAccount } from "#services/accounts/get.ts";
import { allowanceCommand } from "#services/accounts/allowance.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { redeem } from "#services/currencies/redeem.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { Access } from "#services/sign-in/access.ts";
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
  ({ token, id: sessionId } = await signIn(payer.caller.member));
  await identify(town.context(), token);
});

async function signIn(whose: string) {
  const id = newId();
  const opened = await openSession(town.db, { id, member: whose, device: null, now: Date.now() });
  return { id, token: opened?.token ?? "" };
}

/** A request by whoever has the payer's token, who is remembered as they were; `between` happens before the ledger is asked. */
async function asPayer<Result>(
  work: (context: CommunityContext, caller: Caller) => Promise<Result>,
  between: () => Promise<unknown> = () => Promise.resolve(),
): Promise<Result> {
  const context = town.context({ now: Date.now() + 300_000 });
  const known = await identify(context, token, "checked");
  if (!known) throw new Error("nobody is known by this token");
  const { ledger } = context;
  const late: CommunityContext = {
    ...context,
    access: new Access(context, token, known),
    ledger: {
      ...ledger,
      submit: async (...call) => {
        await between();
        return ledger.submit(...call);
      },
    },
  };
  return work(late, known.caller);
}

const pay = (from = payer.account, between?: () => Promise<unknown>) =>
  asPayer((context, caller) => createTransfer(context, caller, paymentOf(from, payee.account, "1")), between);

/** What another copy of the Worker does: this one is not told. */
const endElsewhere = (id: string) =>
  town.db.update(session).set({ revokedAt: Date.now() }).where(eq(session.id, id));

const holding = (account: string) => ({ account, member: payer.caller.member });
const grantElsewhere = (account: string) =>
  town.db.insert(accountHolder).values({ ...holding(account), role: "operator", since: Date.now() });
const removeElsewhere = (account: string) =>
  town.db
    .delete(accountHolder)
    .where(and(eq(accountHolder.account, account), eq(accountHolder.member, payer.caller.member)));

test("a session that was ended in another copy of the Worker pays nothing more", async () => {
  await pay();
  await endElsewhere(sessionId);
  await expect(pay()).rejects.toMatchObject({ code: "unauthenticated" });
});

test("a session that ends while its payment is on its way to the ledger does not pay", async () => {
  await expect(pay(payer.account, () => endElsewhere(sessionId))).rejects.toMatchObject({
    code: "unauthenticated",
  });
});

test("whoever has lost another right pays on, after a second look", async () => {
  await pay();
  const { id } = await signIn(payer.caller.member);
  await endElsewhere(id);
  expect(await pay()).toMatchObject({ verdict: "accepted" });
});

test("an account that was given a moment ago in another copy of the Worker can be paid from, until it is taken away", async () => {
  const other = await town.join("Alix");
  await town.endow(other.account, "10");
  await expect(pay(other.account)).rejects.toMatchObject({ code: "forbidden" });
  await grantElsewhere(other.account);
  await submitSettings(town.context(), [allowanceCommand(other.account, payer.caller.member, "owner")]);
  expect(await pay(other.account)).toMatchObject({ verdict: "accepted" });
  await expect(pay(other.account, () => removeElsewhere(other.account))).rejects.toMatchObject({
    code: "unavailable",
  });
  await expect(pay(other.account)).rejects.toMatchObject({ code: "forbidden" });
  expect(await pay()).toMatchObject({ verdict: "accepted" });
});

test("a role that was lost elsewhere is not paid with, though a second look found a key that was added", async () => {
  const { caller } = await town.join("Toni", "individual", "teller");
  ({ token } = await signIn(caller.member));
  await identify(town.context(), token);
  const isToni = eq(member.id, caller.member);
  await town.db.update(member).set({ role: "member" }).where(isToni);
  const keyId = newId();
  const { publicKey, secretKey } = nacl.sign.keyPair();
  const device = { id: keyId, member: caller.member, publicKey: toBase64url(publicKey) };
  await town.db.insert(deviceKey).values({ ...device, name: "Phone", createdAt: Date.now() });
  const payment = paymentOf(payer.account, payee.account, "1");
  const told = { ...payment, transfer: payment.id, amount: 100, community: town.request.id, keyId };
  const facts = { ...told, kind: "payment" as const };
  const signature = await sign(await importSigningKey(secretKey.subarray(0, 32)), orderBytes(facts));
  const signed = { ...payment, order: { keyId, signature } };
  const paid = () => asPayer((context, asked) => createTransfer(context, asked, signed));
  await expect(paid()).rejects.toMatchObject({ code: "unavailable" });
  await expect(paid()).rejects.toMatchObject({ code: "forbidden" });
});

test("an owner who was made operator elsewhere redeems nothing more", async () => {
  const shop = await town.join("Shop", "provider");
  const other = await town.join("Heir");
  await town.endow(shop.account, "50");
  const { account } = shop;
  await town.db
    .insert(accountHolder)
    .values({ account, member: other.caller.member, role: "owner", since: Date.now() });
  ({ token } = await signIn(shop.caller.member));
  await identify(town.context(), token);
  const redeemed = (between?: () => Promise<unknown>) =>
    asPayer(
      (context, caller) =>
        redeem(context, caller, "MIEL", {
          id: newId(),
          from: account,
          amount: "5",
          reference: null,
          memo: null,
          category: null,
          beneficiary: null,
        }),
      between,
    );
  expect(await redeemed()).toMatchObject({ verdict: "accepted" });
  const isShop = and(eq(accountHolder.account, account), eq(accountHolder.member, shop.caller.member));
  await expect(
    redeemed(() => town.db.update(accountHolder).set({ role: "operator" }).where(isShop)),
  ).rejects.toMatchObject({ code: "unavailable" });
  await expect(redeemed()).rejects.toMatchObject({ code: "forbidden" });
});

test("what follows from a loss of access is carried out, though it was the caller’s own", async () => {
  const { caller, account } = await town.join("Camille", "individual", "admin");
  const own = await signIn(caller.member);
  const known = await identify(town.context(), own.token);
  if (!known) throw new Error("nobody is known by this token");
  const admitted = town.context({ access: new Access(town.context(), own.token, known) });
  await suspendMember(admitted, known.caller, caller.member, "on leave");
  expect(await readAccount(town.context(), town.admin, account)).toMatchObject({ status: "suspended" });
});
