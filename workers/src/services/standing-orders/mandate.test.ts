import { eq } from "drizzle-orm";
import nacl from "tweetnacl";
import { afterAll, beforeAll, expect, test } from "vitest";

import { member } from "@mereau/db/tenant/schema.ts";
import { momentOf } from "@mereau/shared/calendar/date.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { standingOrderBytes } from "@mereau/shared/crypto/mandate.ts";
import { removeHolder } from "#services/accounts/removeHolder.ts";
import { setHolder } from "#services/accounts/setHolder.ts";
import { setCommunityStatus } from "#services/communities/setStatus.ts";
import { setSignatureThreshold } from "#services/currencies/setSignatureThreshold.ts";
import { registerDeviceKey } from "#services/keys/registerDeviceKey.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { createStandingOrder } from "#services/standing-orders/create.ts";
import { payStandingOrders } from "#services/standing-orders/pay.ts";
import { getStandingOrder } from "#services/standing-orders/read.ts";
import { setStandingOrderState } from "#services/standing-orders/setState.ts";
import { newId } from "#testing/community.ts";
import { losingAnswers, losingCalls } from "#testing/lostAnswers.ts";
import { HOUR, january, type Ordering, startOrdering } from "#testing/standingOrders.ts";
import { createHookSender } from "#services/webhooks/sender.ts";
import { runAndKill } from "#testing/world.ts";

let scene: Ordering;
let ida: Ordering["noor"];

beforeAll(async () => {
  scene = await startOrdering();
  ida = await scene.town.join("Ida");
});

afterAll(() => scene.town.close());

beforeAll(async () => {
  await scene.town.endow(scene.noor.account, "100");
});

/** Ida’s hold on Noor’s account. */
const operator = () => ({ account: scene.noor.account, member: ida.caller.member });
const unlimited = { role: "operator", perTransfer: null, perDay: null } as const;

test("who loses the account loses their order, and is told; another operator’s goes on within their limits", async () => {
  const { town, noor, at, orderOf, transfersOf, mailsTo } = scene;
  const [ada, tom] = [await town.join("Ada"), await town.join("Tom")];
  for (const { caller } of [ada, tom]) {
    const target = { account: noor.account, member: caller.member };
    const role = { role: "operator", perTransfer: "5", perDay: "5" } as const;
    await setHolder(town.context(), noor.caller, target, role);
  }
  await town.db.update(member).set({ email: "ada@example.org" }).where(eq(member.id, ada.caller.member));
  const asked = {
    amount: "4",
    firstDate: "2029-07-01",
    rhythm: { every: "days", days: 1 },
    count: 3,
  } as const;
  const hers = await createStandingOrder(at(january), ada.caller, orderOf(asked));
  const his = await createStandingOrder(at(january), tom.caller, orderOf({ ...asked, amount: "5.01" }));
  await removeHolder(town.context(), noor.caller, { account: noor.account, member: ada.caller.member });
  await town.runDue(momentOf("2029-07-01"));
  expect(await getStandingOrder(at(january), noor.caller, hers.id)).toMatchObject({
    state: "ended",
    endedBecause: "mandate_lost",
  });
  expect(await transfersOf(hers.id)).toEqual([]);
  expect(await mailsTo("ada@example.org")).toEqual(["Votre versement programmé à Fournil est terminé"]);
  expect((await transfersOf(his.id)).map(({ verdict }) => verdict)).toEqual(["operator_limit_exceeded"]);
  await setStandingOrderState(at(january), noor.caller, his.id, "ended");
});

test("above the currency’s threshold an order must be signed once, over these very facts", async () => {
  const { town, noor, at, orderOf, create, paymentsOf } = scene;
  const pair = nacl.sign.keyPair();
  const key = { id: newId(), name: "Téléphone", publicKey: toBase64url(pair.publicKey) };
  await registerDeviceKey(town.context(), noor.caller, key);
  const caller = { ...noor.caller, deviceKeys: new Map([[key.id, key.publicKey]]) };
  await setSignatureThreshold(town.context(), town.admin, "MIEL", "8");
  const request = orderOf({ firstDate: "2029-09-01", rhythm: { every: "once" }, amount: "8" });
  await expect(createStandingOrder(at(january), caller, request)).rejects.toMatchObject({
    code: "signature_required",
    detail: { amount: "8.00", currency: "MIEL" },
    figures: { amount: { fr: "8,00\u00A0M", en: "8.00\u00A0M" } },
  });
  const signed = (amount: number) => {
    const facts = { ...request, community: town.request.id, amount, keyId: key.id };
    const signature = nacl.sign.detached(standingOrderBytes(facts), pair.secretKey);
    return { ...request, order: { keyId: key.id, signature: toBase64url(signature) } };
  };
  await expect(createStandingOrder(at(january), caller, signed(799))).rejects.toMatchObject({
    code: "signature_invalid",
  });
  const order = await createStandingOrder(at(january), caller, signed(800));
  expect(order).toMatchObject({ signed: true, rhythm: { every: "once" } });
  await town.runDue(momentOf("2029-09-01"));
  expect(await paymentsOf(order.id)).toEqual([["2029-09-01", "paid", 1, null]]);
  const small = await create({ firstDate: "2029-10-01", rhythm: { every: "once" }, amount: "7" });
  await setSignatureThreshold(town.context(), town.admin, "MIEL", "5");
  await town.runDue(momentOf("2029-10-01"));
  expect(await paymentsOf(small.id)).toEqual([["2029-10-01", "failed", 1, "signature_required"]]);
  await setSignatureThreshold(town.context(), town.admin, "MIEL", null);
});

test("wherever the process dies on the way, the payment is made once", async () => {
  const { town, create, paymentsOf, transfersOf } = scene;
  const due = momentOf("2029-10-15");
  let deaths = 0;
  for (const sends of [true, false])
    for (let request = 0; request < 30; request += 1) {
      const { id } = await create({ amount: "0.01", firstDate: "2029-10-15", rhythm: { every: "once" } });
      const died = await runAndKill(() => town.runDue(due), { at: request, sends });
      town.restart();
      await town.runDue(due + HOUR);
      expect(await paymentsOf(id)).toMatchObject([["2029-10-15", "paid", expect.anything(), null]]);
      expect(await transfersOf(id)).toHaveLength(1);
      if (!died) break;
      deaths += 1;
    }
  expect(deaths).toBeGreaterThan(10);
}, 60_000);

/** A payment of an order whose answer was lost; then this happened, and it was taken up again: how often it is paid, what is told of it. */
async function brokenOff(lose: typeof losingAnswers, date: string, then: (id: string) => Promise<unknown>) {
  const { town, noor, at, orderOf, paymentsOf, transfersOf } = scene;
  const due = momentOf(date);
  const asked = { amount: "0.01", firstDate: date, rhythm: { every: "week" }, count: 9 } as const;
  const { id } = await createStandingOrder(at(january), ida.caller, orderOf(asked));
  await town.runDue(due - 1);
  await payStandingOrders.run(
    {
      ...lose(at(due)),
      mailer: createMailer(town.world.settings),
      pusher: null,
      hooks: createHookSender(town.world.settings),
    },
    due,
  );
  await then(id);
  await town.runDue(due + HOUR);
  const { fallenDue } = await getStandingOrder(at(due), noor.caller, id);
  const [first] = await paymentsOf(id);
  return { id, paid: (await transfersOf(id)).length, fallenDue, told: first?.[1] };
}

test("what was paid before the mandate was lost is told as paid, and anything else as failed", async () => {
  const { town, noor } = scene;
  const lost = async (lose: typeof losingAnswers, date: string) => {
    await setHolder(town.context(), noor.caller, operator(), unlimited);
    return brokenOff(lose, date, () => removeHolder(town.context(), noor.caller, operator()));
  };
  expect(await lost(losingAnswers, "2029-10-20")).toMatchObject({ paid: 1, told: "paid" });
  expect(await lost(losingCalls, "2029-10-21")).toMatchObject({ paid: 0, told: "failed" });
});

test("what was paid before the order was paused is counted, and not paid again when it goes on", async () => {
  const { town, noor, at, transfersOf } = scene;
  await setHolder(town.context(), noor.caller, operator(), unlimited);
  const pause = (date: string) => (order: string) =>
    setStandingOrderState(at(momentOf(date)), noor.caller, order, "paused");
  const paid = await brokenOff(losingAnswers, "2029-10-22", pause("2029-10-22"));
  expect(paid).toMatchObject({ paid: 1, fallenDue: 1, told: "paid" });
  const unpaid = await brokenOff(losingCalls, "2029-10-23", pause("2029-10-23"));
  expect(unpaid).toMatchObject({ paid: 0, fallenDue: 0, told: "failed" });
  for (const { id } of [paid, unpaid])
    await setStandingOrderState(at(momentOf("2029-10-23") + HOUR), noor.caller, id, "active");
  await town.runDue(momentOf("2029-10-30"));
  for (const { id, paid: before } of [paid, unpaid]) {
    expect((await transfersOf(id)).map(({ verdict }) => verdict)).toEqual(
      Array.from({ length: before + 1 }, () => "accepted"),
    );
    await setStandingOrderState(at(momentOf("2029-10-30")), noor.caller, id, "ended");
  }
});

test("while the community is suspended nothing is paid; once it is open again, everything is", async () => {
  const { town, create, paymentsOf } = scene;
  const { platform } = town.world;
  const weekly = { amount: "0.01", firstDate: "2031-01-01", rhythm: { every: "week" }, count: 2 } as const;
  const { id } = await create(weekly);
  await setCommunityStatus(platform, town.request.id, "suspended");
  const due = momentOf("2031-01-08");
  await town.runDue(due);
  expect(await paymentsOf(id)).toEqual([["2031-01-01", "planned", 0, null]]);
  await setCommunityStatus(platform, town.request.id, "open");
  await town.runDue(due + HOUR);
  expect(await paymentsOf(id)).toEqual([
    ["2031-01-01", "paid", 1, null],
    ["2031-01-08", "paid", 1, null],
  ]);
});
