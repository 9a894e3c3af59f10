import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { allowance, jobRun } from "@mereau/db/tenant/schema.ts";
import { getAccount } from "#services/accounts/get.ts";
import { listAccounts } from "#services/accounts/list.ts";
import { openAccount } from "#services/accounts/open.ts";
import { removeHolder } from "#services/accounts/removeHolder.ts";
import { setHolder } from "#services/accounts/setHolder.ts";
import { setLimits } from "#services/accounts/setLimits.ts";
import { setStatus } from "#services/accounts/setStatus.ts";
import type { Caller } from "#services/context.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

const pay = (caller: Caller, from: string, amount: string) =>
  createTransfer(town.context(), caller, paymentOf(from, "MIEL:1001", amount));

const owner = { role: "owner", perTransfer: null, perDay: null } as const;

test("an operator spends within the limits that the owner gave, and nothing once removed", async () => {
  const [shop, clerk] = [await town.join("Shop", "provider"), await town.join("Clerk")];
  await town.endow(shop.account, "100");
  await expect(pay(clerk.caller, shop.account, "1")).rejects.toMatchObject({ code: "forbidden" });

  const target = { account: shop.account, member: clerk.caller.member };
  const limited = { role: "operator", perTransfer: "10,00", perDay: "15" } as const;
  const { holders } = await setHolder(town.context(), shop.caller, target, limited);
  expect(holders.map(({ name, role, perTransfer, perDay }) => [name, role, perTransfer, perDay])).toEqual([
    ["Shop", "owner", null, null],
    ["Clerk", "operator", "10.00", "15.00"],
  ]);
  await expect(pay(clerk.caller, shop.account, "10.01")).rejects.toMatchObject({
    code: "operator_limit_exceeded",
    detail: { amount: "10.00", currency: "MIEL" },
  });
  await pay(clerk.caller, shop.account, "10");
  await expect(pay(clerk.caller, shop.account, "6")).rejects.toMatchObject({ detail: { amount: "5.00" } });
  await pay(shop.caller, shop.account, "30");

  await removeHolder(town.context(), shop.caller, target);
  await expect(pay(clerk.caller, shop.account, "1")).rejects.toMatchObject({ code: "forbidden" });
  await expect(getAccount(town.context(), clerk.caller, shop.account)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("a viewer reads and does not spend; an operator decides about nobody", async () => {
  const [shop, aide] = [await town.join("Bakery"), await town.join("Aide")];
  const target = { account: shop.account, member: aide.caller.member };
  await setHolder(town.context(), shop.caller, target, { ...owner, role: "viewer" });
  expect(await getAccount(town.context(), aide.caller, shop.account)).toMatchObject({ role: "viewer" });
  await expect(pay(aide.caller, shop.account, "1")).rejects.toMatchObject({ code: "forbidden" });
  await setHolder(town.context(), shop.caller, target, { ...owner, role: "operator" });
  await expect(setHolder(town.context(), aide.caller, target, owner)).rejects.toMatchObject({
    code: "forbidden",
  });
});

test("whoever is let in is told by whom and what they may do, once, and again only after they were out", async () => {
  const [shop, kim] = [await town.join("Fournil"), await town.join("Kim")];
  const target = { account: shop.account, member: String(kim.number) };
  const cashier = { role: "cashier", perTransfer: "20", perDay: null } as const;
  const told = async () => {
    const rows = await town.db.select().from(jobRun).where(eq(jobRun.subject, about));
    return rows.map(({ detail }) => JSON.stringify(detail));
  };
  const about = `${shop.account} ${kim.caller.member}`;
  await setHolder(town.context(), shop.caller, target, cashier);
  await setHolder(town.context(), shop.caller, target, { ...owner, role: "viewer" });
  const [letter, ...others] = await told();
  expect(letter).toContain("Fournil vous ouvre le compte « Fournil ». Vous y encaissez");
  expect(letter).toContain('"place":"/till"');
  expect(others).toEqual([]);
  await removeHolder(town.context(), shop.caller, target);
  await setHolder(town.context({ now: Date.now() + 1 }), shop.caller, target, cashier);
  expect(await told()).toHaveLength(2);
});

test("an account keeps an owner, who is not limited by a change that was refused", async () => {
  const [shop, heir] = [await town.join("Old shop"), await town.join("Heir")];
  await town.endow(shop.account, "10");
  const own = { account: shop.account, member: shop.caller.member };
  const refused = { code: "last_owner" };
  await expect(removeHolder(town.context(), shop.caller, own)).rejects.toMatchObject(refused);
  await expect(
    setHolder(town.context(), shop.caller, own, { ...owner, role: "viewer" }),
  ).rejects.toMatchObject(refused);
  await pay(shop.caller, shop.account, "1");
  await setHolder(town.context(), shop.caller, { ...own, member: heir.caller.member }, owner);
  await removeHolder(town.context(), shop.caller, own);
  await pay(heir.caller, shop.account, "1");
  expect(await getAccount(town.context(), heir.caller, shop.account)).toMatchObject({ balance: "8.00" });
});

test("changes of one holder that meet leave the ledger with the role that stands", async () => {
  const [shop, clerk] = [await town.join("Meeting shop"), await town.join("Meeting clerk")];
  await town.endow(shop.account, "10");
  const target = { account: shop.account, member: clerk.caller.member };
  const limited = { role: "operator", perTransfer: "1", perDay: "2" } as const;
  const set = () => setHolder(town.context(), shop.caller, target, limited);
  const remove = () => removeHolder(town.context(), shop.caller, target);
  const stated = async () => {
    const { account, member } = target;
    const [row] = await town.db
      .select()
      .from(allowance)
      .where(and(eq(allowance.account, account), eq(allowance.member, member)));
    return row && [row.perTransfer, row.perDay];
  };

  await set();
  expect(await stated()).toEqual([100, 200]);
  await Promise.all([remove(), remove(), remove()]);
  expect(await stated()).toEqual([0, 0]);
  for (let round = 0; round < 5; round += 1) {
    await Promise.all([set(), remove(), set(), remove()]);
    const { holders } = await getAccount(town.context(), shop.caller, shop.account);
    const holds = holders.some(({ member }) => member === target.member);
    expect(await stated()).toEqual(holds ? [100, 200] : [0, 0]);
  }
});

test("a further account opens once, with limits of its own, and closes when it is empty", async () => {
  const { caller, number } = await town.join("Collector");
  const asked = {
    member: caller.member,
    currency: "MIEL",
    ordinal: 2,
    name: "Savings",
    creditLimit: "0",
    balanceCap: "200,5",
  };
  const id = `MIEL:${number}-2`;
  const opened = await openAccount(town.context(), town.admin, asked);
  expect(opened).toMatchObject({
    id,
    name: "Savings",
    creditLimit: "0.00",
    balanceCap: "200.50",
    role: null,
  });
  expect(await openAccount(town.context(), town.admin, asked)).toEqual(opened);
  const { items } = await listAccounts(town.context(), caller, { all: false, limit: 10 });
  expect(items.map((item) => [item.id, item.role])).toEqual([
    [`MIEL:${number}`, "owner"],
    [id, "owner"],
  ]);

  await town.endow(id, "20");
  await expect(
    setLimits(town.context(), town.admin, id, { creditLimit: "0", balanceCap: "19.99", reason: "Essai" }),
  ).rejects.toMatchObject({ code: "limit_crossed", detail: { amount: "20.00" } });
  await expect(setStatus(town.context(), town.admin, id, "closed")).rejects.toMatchObject({
    code: "account_not_empty",
  });
  await pay(caller, id, "20");
  expect(await setStatus(town.context(), town.admin, id, "closed")).toMatchObject({ status: "closed" });
  await expect(setStatus(town.context(), town.admin, id, "open")).rejects.toMatchObject({
    code: "account_closed",
  });
});
