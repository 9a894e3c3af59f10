import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { mail, member, transfer } from "@mereau/db/tenant/schema.ts";
import { dateOf, momentOf } from "@mereau/shared/calendar/date.ts";
import { firstDayOfYear } from "@mereau/shared/backing/meters.ts";
import type { Caller } from "#services/context.ts";
import { createCurrency } from "#services/currencies/create.ts";
import { issue } from "#services/currencies/issue.ts";
import { captureHold } from "#services/holds/capture.ts";
import { placeHold } from "#services/holds/place.ts";
import { readMeters } from "#services/meters/read.ts";
import { openAccount } from "#services/accounts/open.ts";
import { createTransfer } from "#services/transfers/create.ts";
import { reverseTransfer } from "#services/transfers/reverse.ts";
import { newId, paymentOf, startCommunity, type TestCommunity } from "#testing/community.ts";

const DAY = 86_400_000;
const start = momentOf("2027-02-27") + 9 * 3_600_000;

let town: TestCommunity;
let noor: { caller: Caller; account: string };
let shop: { caller: Caller; account: string };
let now = start;

beforeAll(async () => {
  town = await startCommunity();
  noor = await town.join("Noor", "provider");
  shop = await town.join("Fournil", "provider");
  await town.db.update(member).set({ email: "maud@example.org" }).where(eq(member.id, town.admin.member));
  await town.runDue(start);
});

afterAll(() => town.close());

const context = () => town.context({ now });

/** Lets time pass, and what is due be done, or not. */
async function pass(days: number, isDone = true): Promise<void> {
  now += days * DAY;
  if (isDone) await town.runDue(now);
}

const pay = (amount: string, from = noor, to = shop) =>
  createTransfer(context(), from.caller, paymentOf(from.account, to.account, amount));

const read = async () => {
  const { volume, outstanding, months, from } = await readMeters(context(), town.admin, "MIEL");
  return { volume: volume.amount, together: volume.together, outstanding: outstanding.amount, months, from };
};

/** The same from nothing but the transfers themselves: paid since the first day, and never undone. */
async function naiveVolume(): Promise<string> {
  const first = momentOf(firstDayOfYear(dateOf(now)));
  const all = await town.db.select().from(transfer).where(eq(transfer.verdict, "accepted"));
  const undone = new Set(all.filter(({ kind }) => kind === "reversal").map(({ related }) => related));
  const paid = all.filter(
    ({ id, kind, at, currency }) =>
      (kind === "payment" || kind === "capture") && currency === "MIEL" && at >= first && !undone.has(id),
  );
  return (paid.reduce((sum, { amount }) => sum + amount, 0) / 100).toFixed(2);
}

test("a volume is what was paid over twelve months and stayed paid, whether it was summed up yet or not", async () => {
  await town.endow(noor.account, "1000");
  await town.endow(shop.account, "500");
  const mistake = await pay("40");
  await pay("10,55");
  const hold = await placeHold(context(), noor.caller, {
    ...paymentOf(noor.account, shop.account, "30"),
    expiresAt: now + 20 * DAY,
  });
  expect(await read()).toMatchObject({ volume: "50.55", outstanding: "1500.00" });

  // Summed up, then undone in another month: it leaves the month in which it was paid
  await pass(3);
  await reverseTransfer(context(), town.admin, mistake.id, { id: newId(), reason: "Deux fois" });
  await captureHold(context(), shop.caller, hold.id, {
    id: newId(),
    amount: "12,30",
    memo: null,
    category: null,
    reference: null,
  });
  const { volume, months } = await read();
  expect(volume).toBe("22.85");
  expect(months.slice(-2)).toMatchObject([
    { month: "2027-02", volume: "10.55", payments: 1, outstanding: "1500.00" },
    { month: "2027-03", volume: "12.30", payments: 1 },
  ]);
  expect(await naiveVolume()).toBe("22.85");
  await pass(1);
  expect((await read()).volume).toBe("22.85");
});

test("day after day, with payments undone months later and the sums late, it is what a naive sum says", async () => {
  const paid = [(await pay("5")).id];
  for (let step = 1; step <= 24; step += 1) {
    // Every third time nobody had time to sum up
    await pass(13, step % 3 !== 0);
    paid.push((await pay(`${step},${String(step).padStart(2, "0")}`, shop, noor)).id);
    const undone = paid[step - 4];
    if (step % 4 === 0 && undone !== undefined)
      await reverseTransfer(context(), town.admin, undone, { id: newId(), reason: "Erreur" });
    expect((await read()).volume).toBe(await naiveVolume());
  }
  await pass(30);
  expect((await read()).from > "2027-02-27").toBe(false);
  await pass(60);
  const { volume, from, months } = await read();
  expect(from > "2027-03-02").toBe(true);
  expect(volume).toBe(await naiveVolume());
  expect(Number(volume)).toBeGreaterThan(100);
  expect([months.length, months[0]?.month]).toEqual([13, from.slice(0, 7)]);
  expect(months.reduce((sum, month) => sum + Number(month.volume), 0).toFixed(2)).toBe(volume);
});

test("only managers and auditors read the meters, and only a backed currency has some", async () => {
  await expect(readMeters(context(), noor.caller, "MIEL")).rejects.toMatchObject({ code: "forbidden" });
  await expect(readMeters(context(), town.admin, "EUR")).rejects.toMatchObject({ code: "not_backed" });
  const auditor = await town.join("Ada", "individual", "auditor");
  expect(await readMeters(context(), auditor.caller, "MIEL")).toMatchObject({
    volume: { threshold: "1000000.00", declare: false, article: "L521-3" },
    outstanding: { article: "L525-6" },
  });
});

const warnings = async () =>
  (await town.db.select({ subject: mail.subject }).from(mail).where(eq(mail.recipient, "maud@example.org")))
    .map(({ subject }) => subject.replaceAll(/\s/g, " "))
    .filter((subject) => subject.includes("seuil") || subject.includes("Seuil"));

test("administrators are told once of each mark that is crossed, by all currencies of a reserve together", async () => {
  const other = { code: "SEL", name: "Sel", symbol: "S", scale: 2, kind: "backed", backing: "EUR" } as const;
  await createCurrency(context(), town.admin, { ...other, signatureFrom: null });
  const wide = await openAccount(context(), town.admin, {
    member: shop.caller.member,
    currency: "SEL",
    ordinal: 1,
  });
  await town.endow(shop.account, "600000");
  await pass(1);
  expect(await warnings()).toEqual([]);
  const deposit = {
    id: newId(),
    to: wide.id,
    amount: "198499,99",
    reference: "VIR",
    confirmExpected: false,
    memo: null,
    category: null,
  };
  await issue(context(), town.admin, "SEL", deposit);
  await pass(1);
  expect(await warnings()).toEqual([]);
  await issue(context(), town.admin, "SEL", { ...deposit, id: newId(), amount: "0,01" });
  await pass(1);
  await pass(1);
  expect(await warnings()).toEqual(["80 % du seuil de déclaration"]);

  const rest = await issue(context(), town.admin, "SEL", { ...deposit, id: newId(), amount: "200000" });
  await pass(1);
  await reverseTransfer(context(), town.admin, rest.id, { id: newId(), reason: "Erreur" });
  await pass(1);
  await issue(context(), town.admin, "SEL", { ...deposit, id: newId(), amount: "200000" });
  await pass(1);
  await pass(1);
  expect(await warnings()).toEqual([
    "80 % du seuil de déclaration",
    "Seuil de déclaration atteint : 1 000 000,00 €",
    "Seuil de déclaration atteint : 1 000 000,00 €",
  ]);
  const { outstanding } = await readMeters(context(), town.admin, "SEL");
  expect(outstanding).toMatchObject({
    amount: "398500.00",
    together: "1000000.00",
    percent: "100.0",
    declare: false,
  });
});
