import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { creditSource, member } from "@mereau/db/tenant/schema.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { readDirectory } from "#services/directory/list.ts";
import { quoteFor } from "#services/quotes/quote.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { type Circle, startCircle } from "#testing/creditTown.ts";
import { newId } from "#testing/community.ts";

let circle: Circle;

const ladder = { warnAt: 50, showAt: 75, blockAt: 90, remindAfterDays: 60, remindEveryDays: 30 };

beforeAll(async () => {
  circle = await startCircle({ creditLadder: ladder });
});

afterAll(() => circle.close());

const DAY = 86_400_000;

const stageOf = async (party: Circle["noor"]) => {
  const { credit } = await circle.accountOf(party);
  return credit && [credit.stage, credit.used];
};

const shown = async (number: number) => {
  const { items } = await readDirectory(circle.context(), circle.noor.caller, {
    limit: 50,
    q: String(number),
  });
  return items[0]?.accounts[0]?.credit;
};

test("a member sees where they stand, and others only once the ladder shows it", async () => {
  const { noor, ada, pay } = circle;
  expect(await stageOf(noor)).toEqual(["fine", 0]);
  await pay(noor, ada, "100");
  expect([await stageOf(noor), await shown(noor.number)]).toEqual([["warned", 50], null]);
  await pay(noor, ada, "50");
  expect([await stageOf(noor), await shown(noor.number)]).toEqual([["visible", 75], "visible"]);
  await pay(noor, ada, "30");
  expect([await stageOf(noor), await shown(noor.number)]).toEqual([["blocked", 90], "blocked"]);
  await expect(pay(noor, ada, "0.01")).rejects.toMatchObject({
    code: "credit_blocked",
    detail: { amount: "0.00", currency: "GRAIN" },
  });
  expect(await stageOf(ada)).toEqual(["fine", 0]);
});

test("before trading, a quote tells how far below zero the ladder shows the other one to be", async () => {
  const { noor, ada, pay } = circle;
  const quoted = async (by: Circle["noor"], payee: Circle["noor"]) => {
    const query = { kind: "payment", amount: "5", from: by.account, to: payee.account } as const;
    return (await quoteFor(circle.context(), by.caller, "GRAIN", query)).credit;
  };
  expect(await quoted(ada, noor)).toEqual({ payer: null, payee: "blocked" });
  expect(await quoted(noor, ada)).toEqual({ payer: "blocked", payee: null });
  await pay(ada, noor, "30");
  expect(await quoted(ada, noor)).toEqual({ payer: null, payee: "visible" });
  await pay(ada, noor, "0.01");
  expect(await quoted(ada, noor)).toEqual({ payer: null, payee: null });
  await pay(noor, ada, "30.01");
});

test("the moment since when an account is below zero is that of the payment that took it there", async () => {
  const { noor, ada, pay } = circle;
  const first = (await circle.accountOf(noor)).credit?.belowZeroSince;
  expect(first).toBeTypeOf("number");
  await pay(ada, noor, "180");
  expect((await circle.accountOf(noor)).credit?.belowZeroSince).toBeNull();
  await pay(noor, ada, "10");
  const since = (await circle.accountOf(noor)).credit?.belowZeroSince;
  expect(since).toBeGreaterThan(first ?? Infinity);
});

test("after 60 days below zero help is offered, in one message, and again after 30 more", async () => {
  const { noor, mailsTo, runDue, db } = circle;
  const recipient = "noor@example.org";
  await db.update(member).set({ email: recipient }).where(eq(member.id, noor.caller.member));
  const start = Date.now();
  const offers = async () =>
    (await mailsTo(recipient)).filter(({ subject }) => subject.includes("cherchons"));
  const subjectsOn = async (day: number) => {
    await runDue(start + day * DAY);
    await runDue(start + day * DAY + 60_000);
    return (await offers()).map(({ subject }) => subject);
  };
  expect(await subjectsOn(0)).toEqual([]);
  expect(await subjectsOn(59)).toEqual([]);
  const help = "Noor : cherchons ensemble où vendre";
  expect(await subjectsOn(62)).toEqual([help]);
  expect(await subjectsOn(75)).toEqual([help]);
  expect(await subjectsOn(93)).toEqual([help, help]);
  expect((await offers())[0]?.text).toMatch(
    /^Bonjour,\s+Le compte « Noor » est à −10,00\sgr depuis le \d{4}-\d\d-\d\d\.$/m,
  );
});

test("a limit that rises by being paid is kept in the database, and goes back with a reversal", async () => {
  const { ada, leo, settle, pay, db, admin, context, restart } = circle;
  await settle({ dynamicCredit: { share: "50", max: "500", perCounterparty: "100", counterparties: 1 } });
  const paid = await pay(ada, leo, "40");
  restart();
  await pay(ada, leo, "60");
  expect((await circle.accountOf(leo)).creditLimit).toBe("250.00");
  expect(await db.select().from(creditSource)).toEqual([
    { account: leo.account, counterparty: ada.account, earned: 5_000, raised: 5_000 },
  ]);
  restart();
  await reverseTransfer(context(), admin, paid.id, { id: newId(), reason: "Erreur" });
  expect((await circle.accountOf(leo)).creditLimit).toBe("230.00");
});

test("a refusal tells what the payment would take with its levy, and what can be paid", async () => {
  const { ada, settle, pay, context } = circle;
  const zoe = await circle.join("Zoé");
  const account = "GRAIN:pot-system";
  await submitSettings(context(), [{ kind: "open_pot", account, currency: "GRAIN" }]);
  const levy = {
    rules: [{ name: "Vie du cercle", from: "payer" as const, flat: "1", to: [{ pot: account }] }],
  };
  await settle({ creditLadder: ladder, levy });
  const currency = "GRAIN";
  await expect(pay(zoe, ada, "180")).rejects.toMatchObject({
    code: "credit_blocked",
    detail: { amount: "180.00", charges: "1.00", needed: "181.00", payable: "179.00", currency },
  });
  await pay(zoe, ada, "179");
  await settle({ levy });
  const refused = {
    code: "insufficient_funds",
    detail: { amount: "20.00", charges: "1.00", needed: "21.00", payable: "19.00", currency },
    figures: { payable: { fr: "19,00\u00A0gr", en: "19.00\u00A0gr" } },
  };
  const id = newId();
  await expect(pay(zoe, ada, "20", { id })).rejects.toMatchObject(refused);
  await settle({});
  await expect(pay(zoe, ada, "20", { id })).rejects.toMatchObject(refused);
});
