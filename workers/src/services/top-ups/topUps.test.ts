import { afterAll, beforeAll, expect, test } from "vitest";

import { audit } from "@mereau/db/tenant/schema.ts";
import { eq } from "drizzle-orm";
import { issue } from "#services/currencies/issue.ts";
import { receiptOfTopUp } from "#services/sales/receipt.ts";
import { createTopUp } from "#services/top-ups/create.ts";
import { findOwnTopUp, getTopUp, listTopUps } from "#services/top-ups/list.ts";
import { newId } from "#testing/community.ts";
import { losingAnswers } from "#testing/lostAnswers.ts";
import { type Space, startSpace } from "#testing/spaceTown.ts";

let space: Space;

beforeAll(async () => {
  space = await startSpace();
});

afterAll(() => space.close());

test("euros buy tokens at the price in force, once, with a receipt that says who sold them", async () => {
  const { context, admin, zoe, sell, posted } = space;
  const id = newId();
  const sold = await sell(zoe.tokens, "20,00", { id });
  expect(sold).toMatchObject({
    euros: "20.00",
    units: "2000",
    price: { euros: "1.00", units: "100" },
    state: "done",
    receipt: 1,
    member: zoe.caller.member,
  });
  expect(await sell(zoe.tokens, "20.00", { id })).toEqual(sold);
  expect(await posted(zoe.tokens)).toBe(2_000);
  await expect(sell(zoe.tokens, "21.00", { id })).rejects.toMatchObject({ code: "id_reused" });
  const row = await findOwnTopUp(context(), zoe.caller, "POKOU", id);
  expect(await receiptOfTopUp(context(), row)).toMatchObject({
    number: 1,
    seller: { name: "Association Espace", vatRemark: "TVA non applicable, art. 293 B du CGI" },
    buyer: { name: "Zoé", number: zoe.number },
    units: "2000",
    euros: "20.00",
    means: "cash",
  });
  const lines = await space.db.select().from(audit).where(eq(audit.subject, id));
  expect(lines.map(({ action, actor }) => [action, actor])).toEqual([["top_up.create", admin.member]]);
});

test("receipts are numbered without gaps, also where many are sold at once and some are refused", async () => {
  const { zoe, bar, sell, context, admin } = space;
  const { receipt: before } = await sell(zoe.tokens, "5.00");
  const sales = await Promise.allSettled([
    ...Array.from({ length: 6 }, () => sell(bar.tokens, "7.00")),
    // Zoé’s account holds no more than 100 000
    ...Array.from({ length: 4 }, () => sell(zoe.tokens, "500.00")),
    sell(zoe.tokens, "500.00"),
  ]);
  const numbers = sales.flatMap((sale) => (sale.status === "fulfilled" ? [sale.value.receipt ?? 0] : []));
  const first = (before ?? 0) + 1;
  expect(numbers.toSorted((one, other) => one - other)).toEqual(numbers.map((_, index) => first + index));
  const { items } = await listTopUps(context(), admin, "POKOU", { limit: 50 });
  expect(items.filter(({ state }) => state === "done")).toHaveLength(numbers.length + 2);
});

test("what is too little, too much, divides badly or has no price is refused, and members sell nothing", async () => {
  const { zoe, sell, context, admin } = space;
  await expect(sell(zoe.tokens, "4.99")).rejects.toMatchObject({
    code: "top_up_out_of_range",
    detail: { minimum: "5.00", maximum: "500.00" },
    figures: { least: { fr: "5,00\u00A0€" }, most: { fr: "500,00\u00A0€" } },
  });
  await expect(sell(zoe.tokens, "500.01")).rejects.toMatchObject({ code: "top_up_out_of_range" });
  await expect(sell(zoe.tokens, "5.00", { caller: zoe.caller })).rejects.toMatchObject({ code: "forbidden" });
  await expect(sell("POKOU:9999", "5.00")).rejects.toMatchObject({ code: "unknown_account" });
  const hearts = {
    id: newId(),
    account: zoe.hearts,
    euros: "5.00",
    means: "cash" as const,
    reference: null,
    confirmExpected: false,
  };
  await expect(createTopUp(context(), admin, "GIFT", hearts)).rejects.toMatchObject({ code: "not_on_sale" });
});

test("tokens that have a price are issued at the desk by nothing but a sale", async () => {
  const { zoe, context, admin, posted } = space;
  const before = await posted(zoe.tokens);
  const told = { amount: "100", reference: null, memo: null, category: null, confirmExpected: false };
  const asked = issue(context(), admin, "POKOU", { ...told, id: newId(), to: zoe.tokens });
  await expect(asked).rejects.toMatchObject({ code: "sold_by_top_up", detail: { currency: "POKOU" } });
  expect(await posted(zoe.tokens)).toBe(before);
});

test("the buyer alone, and those who oversee, read a top-up", async () => {
  const { zoe, bar, sell, context } = space;
  const { id } = await sell(zoe.tokens, "6.00");
  expect((await getTopUp(context(), zoe.caller, "POKOU", id)).units).toBe("600");
  await expect(getTopUp(context(), bar.caller, "POKOU", id)).rejects.toMatchObject({
    code: "unknown_top_up",
  });
  await expect(listTopUps(context(), zoe.caller, "POKOU", { limit: 9 })).rejects.toMatchObject({
    code: "forbidden",
  });
  const own = await listTopUps(context(), zoe.caller, "POKOU", { limit: 1, account: zoe.tokens });
  expect(own.items.map((it) => it.id)).toEqual([id]);
});

test("the receipt reaches the buyer by e-mail, once, also when nobody waited for the answer", async () => {
  const { sell, runDue, context, admin, letters, join } = space;
  const noor = await join("Noor", "coworker");
  const account = `POKOU:${noor.number}`;
  await space.db.run(`update member set email = 'noor@example.org' where id = '${noor.caller.member}'`);
  const id = newId();
  const lost = {
    ...context(),
    ledger: { ...context().ledger, submit: () => Promise.reject(new Error("gone")) },
  };
  const asked = {
    id,
    account,
    euros: "10.00",
    means: "card" as const,
    reference: "CB-1",
    confirmExpected: false,
  };
  await expect(createTopUp(lost, admin, "POKOU", asked)).rejects.toThrow("gone");
  const receipts = async () => (await letters()).filter(({ subject }) => subject.startsWith("Reçu"));
  await runDue(Date.now() + 10_000);
  expect(await receipts()).toEqual([]);
  await createTopUp(context(), admin, "POKOU", asked);
  await sell(account, "5.00");
  await runDue(Date.now() + 60_000);
  await runDue(Date.now() + 120_000);
  const received = await receipts();
  expect(received.map(({ recipient }) => recipient)).toEqual(["noor@example.org", "noor@example.org"]);
  expect(received.map(({ subject }) => subject.replaceAll(/[\u00a0\u202f]/g, " ")).toSorted()).toEqual([
    expect.stringMatching(/^Reçu n° \d+, 10,00 €, carte$/),
    expect.stringMatching(/^Reçu n° \d+, 5,00 €, espèces$/),
  ]);
  expect(received[0]?.text).toContain("TVA non applicable, art. 293 B du CGI");
});

test("a sale whose answer was lost is written down once, whoever numbers its receipt first", async () => {
  const { context, admin, zoe, runDue, db } = space;
  const asked = () => ({
    id: newId(),
    account: zoe.tokens,
    euros: "5.00",
    means: "cash" as const,
    reference: null,
    confirmExpected: false,
  });
  const [byAlarm, byReader] = [asked(), asked()];
  for (const sale of [byAlarm, byReader])
    await expect(createTopUp(losingAnswers(context()), admin, "POKOU", sale)).rejects.toMatchObject({
      code: "outcome_unknown",
    });
  await receiptOfTopUp(context(), await findOwnTopUp(context(), zoe.caller, "POKOU", byReader.id));
  await runDue(Date.now() + 60_000);
  for (const sale of [byAlarm, byReader]) {
    await createTopUp(context(), admin, "POKOU", sale);
    const lines = await db.select().from(audit).where(eq(audit.subject, sale.id));
    expect(lines).toMatchObject([
      {
        action: "top_up.create",
        actor: admin.member,
        detail: { account: zoe.tokens, cents: 500, units: 500 },
      },
    ]);
  }
});
