import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { audit, autoPayment, jobRun } from "@mereau/db/tenant/schema.ts";
import { momentOf } from "@mereau/shared/calendar/date.ts";
import { autoAcceptRequest } from "@mereau/shared/contracts/autoAccepts.ts";
import { newPaymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { getAccount } from "#services/accounts/get.ts";
import { agreeToPay, listAutoAccepts, revokeAutoAccept } from "#services/auto-accepts/agree.ts";
import type { Caller } from "#services/context.ts";
import { setSignatureThreshold } from "#services/currencies/setSignatureThreshold.ts";
import { createPaymentRequest } from "#services/payment-requests/create.ts";
import { getPaymentRequest } from "#services/payment-requests/read.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";
import { runAndKill } from "#testing/world.ts";

type Party = { caller: Caller; account: string };

const DAY = 86_400_000;
let town: TestCommunity;
let noor: Party;
let shop: Party;

beforeAll(async () => {
  town = await startCommunity();
  [noor, shop] = [await town.join("Noor"), await town.join("Fournil", "provider")];
  await town.endow(noor.account, "1000");
});

afterAll(() => town.close());

const agree = (perRequest: string, perMonth: string) =>
  agreeToPay(
    town.context(),
    noor.caller,
    autoAcceptRequest.parse({
      id: newId(),
      currency: "MIEL",
      from: noor.account,
      to: shop.account,
      perRequest,
      perMonth,
    }),
  );

const ask = (amount: string, now: number) =>
  createPaymentRequest(
    town.context({ now }),
    shop.caller,
    newPaymentRequest.parse({ id: newId(), currency: "MIEL", to: shop.account, from: noor.account, amount }),
  );

const statesOf = (requests: readonly { id: string }[]) =>
  Promise.all(
    requests.map(async ({ id }) => (await getPaymentRequest(town.context(), shop.caller, id)).state),
  );

/** The letters to Noor of what was paid in her name, planned or sent. */
const lettersToPayer = async () =>
  (await town.db.select().from(jobRun).where(eq(jobRun.period, "request_paid_for_you"))).map(
    ({ detail }) => detail,
  );

const balance = async () => Number((await getAccount(town.context(), shop.caller, shop.account)).balance);

test("what was agreed is paid at once, and never beyond its limits, however many ask at once", async () => {
  const march = momentOf("2027-03-10");
  const { id } = await agree("20", "50");
  const requests = await Promise.all(
    ["20", "20.01", "20", "20", "10", "1"].map((amount) => ask(amount, march)),
  );
  await Promise.all([town.runDue(march), town.runDue(march), town.runDue(march)]);
  const paid = (await statesOf(requests)).filter((state) => state === "paid");
  const used = (await town.db.select().from(autoPayment)).reduce((sum, { amount }) => sum + amount, 0);
  expect(used).toBeLessThanOrEqual(5_000);
  expect(await balance()).toBe(used / 100);
  expect(paid.length).toBeGreaterThanOrEqual(3);
  expect((await statesOf(requests))[1]).toBe("open");
  const told = await lettersToPayer();
  expect(told).toHaveLength(paid.length);
  expect(told[0]).toMatchObject({ member: noor.caller.member, other: shop.account });
  const april = momentOf("2027-04-01");
  const next = await ask("20", april);
  await town.runDue(april);
  expect(await statesOf([next])).toEqual(["paid"]);
  const query = { account: noor.account, limit: 10 };
  const { items } = await listAutoAccepts(town.context({ now: april }), noor.caller, query);
  expect(items).toMatchObject([{ id, perRequest: "20.00", perMonth: "50.00", usedThisMonth: "20.00" }]);
  await revokeAutoAccept(town.context(), noor.caller, id);
  const late = await ask("1", april + DAY);
  await town.runDue(april + DAY);
  expect(await statesOf([late])).toEqual(["open"]);
});

test("what is revoked after it was asked is not paid, and what cannot be paid is not counted", async () => {
  const may = momentOf("2027-05-01");
  const revoked = await agree("20", "50");
  const asked = await ask("5", may);
  await revokeAutoAccept(town.context(), noor.caller, revoked.id);
  await town.runDue(may);
  expect(await statesOf([asked])).toEqual(["open"]);
  const before = (await town.db.select().from(autoPayment)).length;
  const large = await agree("5000", "5000");
  const tooMuch = await ask("4000", may + 1);
  await town.runDue(may + 1);
  expect(await statesOf([tooMuch])).toEqual(["open"]);
  expect(await town.db.select().from(autoPayment)).toHaveLength(before);
  await revokeAutoAccept(town.context(), noor.caller, large.id);
});

test("an agreement above the currency’s threshold must be signed; only an owner agrees, and only they are paid from", async () => {
  await setSignatureThreshold(town.context(), town.admin, "MIEL", "100");
  await expect(agree("100", "500")).rejects.toMatchObject({ code: "signature_required" });
  await setSignatureThreshold(town.context(), town.admin, "MIEL", null);
  const request = autoAcceptRequest.parse({
    id: newId(),
    currency: "MIEL",
    from: noor.account,
    to: shop.account,
    perRequest: "1",
    perMonth: "1",
  });
  await expect(agreeToPay(town.context(), shop.caller, request)).rejects.toMatchObject({ code: "forbidden" });
  const agreed = await agreeToPay(town.context(), noor.caller, request);
  expect(await agreeToPay(town.context(), noor.caller, request)).toEqual(agreed);
  await expect(agreeToPay(town.context(), noor.caller, { ...request, perMonth: "2" })).rejects.toMatchObject({
    code: "id_reused",
  });
  await revokeAutoAccept(town.context(), noor.caller, agreed.id);
});

test("agreed anew, it takes the place of the former, and what was paid this month still counts", async () => {
  const may = momentOf("2027-05-10");
  const former = await agree("20", "20");
  const first = await ask("18", may);
  await town.runDue(may);
  const latter = await agree("20", "20");
  const asked = [await ask("18", may + 1), await ask("2", may + 1)];
  await town.runDue(may + 1);
  expect(await statesOf([first, ...asked])).toEqual(["paid", "open", "paid"]);
  const query = { account: noor.account, limit: 50 };
  const listed = async () => (await listAutoAccepts(town.context({ now: may }), noor.caller, query)).items;
  expect((await listed()).filter(({ revokedAt }) => revokedAt === null)).toMatchObject([
    { id: latter.id, usedThisMonth: "20.00" },
  ]);
  expect((await listed()).find(({ id }) => id === former.id)?.revokedAt).toEqual(expect.any(Number));
  const lines = await town.db.select().from(audit).where(eq(audit.subject, latter.id));
  expect(lines).toMatchObject([{ action: "auto_accept.replace", actor: noor.caller.member }]);
  await expect(agree("20.01", "20")).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ field: "perRequest", code: "above_per_month" }],
  });
  await revokeAutoAccept(town.context(), noor.caller, latter.id);
});

test("wherever the process dies on the way, what was agreed is paid once and counted once", async () => {
  const june = momentOf("2027-06-10");
  const { id } = await agree("0.01", "500");
  const before = await balance();
  const toldBefore = (await lettersToPayer()).length;
  let requests = 0;
  let deaths = 0;
  for (const sends of [true, false])
    for (let request = 0; request < 40; request += 1) {
      const asked = await ask("0.01", june);
      requests += 1;
      const died = await runAndKill(() => town.runDue(june), { at: request, sends });
      town.restart();
      for (const hours of [1, 2, 3]) await town.runDue(june + hours * 3_600_000);
      expect(await statesOf([asked])).toEqual(["paid"]);
      if (!died) break;
      deaths += 1;
    }
  expect(deaths).toBeGreaterThan(10);
  expect(await lettersToPayer()).toHaveLength(toldBefore + requests);
  expect(await balance()).toBeCloseTo(before + requests / 100, 6);
  const query = { account: noor.account, limit: 10 };
  const { items } = await listAutoAccepts(town.context({ now: june }), noor.caller, query);
  expect(items.find((it) => it.id === id)?.usedThisMonth).toBe((requests / 100).toFixed(2));
}, 60_000);
