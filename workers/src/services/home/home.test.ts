import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test, vi } from "vitest";

import { member as members, memberCard, membership, membershipFee } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { newPaymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { policySettings } from "@mereau/shared/policies/registry.ts";
import type { Caller } from "#services/context.ts";
import { readHome } from "#services/home/read.ts";
import { editProfile } from "#services/members/editProfile.ts";
import { createPaymentRequest } from "#services/payment-requests/create.ts";
import { settlePolicies } from "#services/policies/settle.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

type Party = { caller: Caller; account: string };

let town: TestCommunity;
let noor: Party;
let shop: Party;

beforeAll(async () => {
  town = await startCommunity();
  [noor, shop] = [await town.join("Noor"), await town.join("Fournil", "provider")];
  await town.endow(noor.account, "100");
  for (const amount of ["1.10", "2.20", "3.30", "4.40", "5.50", "6.60"])
    await createTransfer(town.context(), noor.caller, paymentOf(noor.account, shop.account, amount));
});

afterAll(() => town.close());

/** Who was on the other side of Noor’s last entry. */
const otherSide = async () => (await homeOf(noor)).accounts[0]?.entries[0]?.counterparty;

const homeOf = ({ caller }: Party, now = Date.now(), entries = 5) =>
  readHome(town.context({ now }), caller, { entries, language: "en" });

const ask = (change: object) =>
  createPaymentRequest(
    town.context(),
    shop.caller,
    newPaymentRequest.parse({ id: newId(), currency: "MIEL", to: shop.account, amount: "7", ...change }),
  );

test("a first screen tells the balance and the last five entries, the newest first", async () => {
  const { me, accounts, requests, notices } = await homeOf(noor);
  expect(me).toMatchObject({ member: { name: "Noor", amounts: "units" }, openRequests: 0 });
  expect(me.accounts).toEqual([{ id: noor.account, name: "Noor", role: "owner" }]);
  expect(accounts).toMatchObject([
    { id: noor.account, balance: "76.90", preferred: null, countsGifts: false, openRequests: 0 },
  ]);
  expect(accounts[0]?.entries.map(({ amount, posted }) => [amount, posted])).toEqual([
    ["-6.60", "76.90"],
    ["-5.50", "83.50"],
    ["-4.40", "89.00"],
    ["-3.30", "93.40"],
    ["-2.20", "96.70"],
  ]);
  expect([requests, notices]).toEqual([[], []]);
  expect((await homeOf(noor, Date.now(), 0)).accounts[0]?.entries).toEqual([]);
});

test("it asks the database in two round trips, three requests in all", async () => {
  await homeOf(noor);
  const asked = vi.spyOn(globalThis, "fetch");
  await homeOf(noor);
  expect(asked).toHaveBeenCalledTimes(3);
  asked.mockRestore();
});

test("an entry tells the photo of whoever is on the other side, while they are a member", async () => {
  const photo = "b".repeat(64);
  const { member: id } = shop.caller;
  await town.db.insert(memberCard).values({ member: id, photo });
  expect(await otherSide()).toEqual({ account: shop.account, name: "Fournil", photo });
  await town.db.update(members).set({ status: "left" }).where(eq(members.id, id));
  expect(await otherSide()).toMatchObject({ photo: null });
  await town.db.update(members).set({ status: "active" }).where(eq(members.id, id));
});

test("whoever likes amounts in euros reads them beside the currency’s own", async () => {
  await editProfile(town.context(), noor.caller, noor.caller.member, { amounts: "euros" });
  const { accounts } = await homeOf(noor);
  expect(accounts).toMatchObject([
    {
      balance: "76.90",
      preferred: { unit: "euros", posted: "76.90", held: "0.00", balance: "76.90" },
      entries: [{ preferredAmount: "-6.60" }, {}, {}, {}, {}],
    },
  ]);
  await editProfile(town.context(), noor.caller, noor.caller.member, { amounts: "dividends" });
  expect((await homeOf(noor)).accounts).toMatchObject([{ preferred: null }]);
});

test("only what waits for the member to pay is counted: not what has expired, nor what they ask of others", async () => {
  const now = Date.now();
  await ask({ from: noor.account });
  const newest = await ask({ from: noor.account, amount: "8" });
  await ask({ from: noor.account, expiresAt: now + 60_000 });
  const later = await homeOf(noor, now + 120_000);
  expect(later.me.openRequests).toBe(2);
  expect(later.accounts).toMatchObject([{ openRequests: 2 }]);
  expect(later.requests.map(({ amount }) => amount)).toEqual(["8.00", "7.00"]);
  expect(later.requests[0]).toMatchObject({ id: newest.id, toName: "Fournil" });
  expect((await homeOf(shop)).me.openRequests).toBe(0);
});

test("melting that is announced, a membership that ends and a fee are told, the soonest first", async () => {
  const now = Date.now();
  const melts = now + 90 * DAY_MS;
  await settlePolicies(town.context({ now }), town.admin, {
    code: "MIEL",
    language: "en",
    version: 1,
    effectiveAt: melts,
    policies: policySettings.parse({ demurrage: { rate: "1", per: "month", to: "burn" } }),
    pots: [],
  });
  const { member } = noor.caller;
  const until = now + 30 * DAY_MS;
  await town.db
    .update(membership)
    .set({ state: "recognised", expiresAt: until, endsAt: until })
    .where(eq(membership.member, member));
  await town.db.insert(membershipFee).values({
    id: newId(),
    member,
    startsOn: "2027-01-01",
    endsOn: "2027-12-31",
    currency: "EUR",
    amount: 1_000,
    state: "overdue",
    createdAt: now,
    dueAt: now - DAY_MS,
  });
  const { notices } = await homeOf(noor, now);
  expect(notices).toMatchObject([
    { kind: "fee_due", at: now - DAY_MS, overdue: true },
    { kind: "membership_ends", at: until },
    { kind: "policies_change", currency: "MIEL", at: melts },
  ]);
  expect(notices[2]).toMatchObject({
    changes: expect.arrayContaining([
      {
        policy: "demurrage",
        change: "begins",
        text: "Begins: “Melting”. What lies idle melts by 1% a month, a little every day. What melts disappears.",
      },
    ]),
  });
  // Not so long before its end as to be renewed
  expect((await homeOf(noor, now - 60 * DAY_MS)).notices.map(({ kind }) => kind)).not.toContain(
    "membership_ends",
  );
});
