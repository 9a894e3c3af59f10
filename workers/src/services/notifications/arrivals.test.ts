import { and, eq, isNull } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";

import { jobRun, mail, member, pushSubscription } from "@mereau/db/tenant/schema.ts";
import { Arrivals } from "#services/notifications/arrivals.ts";
import { changeChoices } from "#services/notifications/change.ts";
import { sendMessages } from "#services/messages/send.ts";
import { sendPushes } from "#services/push/work.ts";
import { endSession } from "#services/sign-in/sessions.ts";
import { readVapid } from "#testing/pushBrowser.ts";
import { type PushTown, startPushTown } from "#testing/pushTown.ts";

const MINUTE_MS = 60_000;

let town: PushTown;
let noor: Awaited<ReturnType<PushTown["join"]>>;
let shop: typeof noor;
let arrivals: Arrivals;

beforeAll(async () => {
  town = await startPushTown();
  noor = await town.join("Noor");
  shop = await town.join("Boulangerie", "provider");
  await town.endow(noor.account, "500");
});

afterAll(() => town.close());

beforeEach(() => {
  arrivals = new Arrivals(town.workContext);
});

/** Noor pays the shop; those who wish to hear of it are told, as after a commit. */
async function pay(amount: number, memo: string | null = null, by = arrivals) {
  const paid = await town.pay(noor.caller, noor.account, shop.account, amount, memo);
  by.hear([paid], paid.at);
  return paid;
}

const until = (holds: () => unknown) => vi.waitFor(holds, { timeout: 10_000, interval: 20 });

const openPushes = () =>
  town.db
    .select()
    .from(jobRun)
    .where(and(eq(jobRun.work, "pushes"), isNull(jobRun.finishedAt)));

test("whoever is paid hears it on their phone: sealed for it alone, signed as from this server", async () => {
  const phone = await town.withPhone(shop.caller, "till");
  const paid = await pay(1_250, "Deux tourtes");
  await until(() => expect(phone.handed()).toHaveLength(1));
  const [handed] = phone.handed();
  if (!handed) throw new Error("Nothing came");
  expect(await phone.read(handed.body)).toEqual({
    title: "Essai",
    body: "Noor vous a payé 12,50\u00A0M",
    language: "fr",
    path: `/h/${paid.id}`,
    tag: `payment_received ${paid.id}`,
  });
  expect(handed).toMatchObject({ encoding: "aes128gcm", ttl: "86400", urgency: "high" });
  const { aud, sub, exp } = await readVapid(handed.authorization, town.publicKey);
  expect({ aud, sub }).toEqual({ aud: `https://${town.service.host}`, sub: "mailto:no-reply@localhost" });
  expect(exp * 1_000 - Date.now()).toBeLessThanOrEqual(24 * 60 * MINUTE_MS);
  // Nothing was planned, and no e-mail goes for a payment unless one asks for it
  expect(await openPushes()).toEqual([]);
});

test("what is padded to one length tells a push service nothing of what it says", async () => {
  const phone = await town.withPhone(shop.caller, "long");
  await pay(1);
  await pay(123_4, "Une commande de quarante tartes pour la fête du quartier, avec leurs plateaux");
  await until(() => expect(phone.handed()).toHaveLength(2));
  const [one, other] = phone.handed();
  expect(one?.body.length).toBe(other?.body.length);
});

test("who pays their own account is told nothing, nor who has signed out", async () => {
  const phone = await town.withPhone(shop.caller, "mine");
  const lost = await town.withPhone(shop.caller, "lost");
  await endSession(town.context(), lost.caller, lost.caller.session);
  const own = await town.pay(shop.caller, noor.account, shop.account, 100);
  arrivals.hear([own], own.at);
  await pay(200);
  await until(() => expect(phone.handed()).toHaveLength(1));
  expect((await phone.read(phone.handed()[0]?.body ?? "")).body).toBe("Noor vous a payé 2,00\u00A0M");
  expect(lost.handed()).toEqual([]);
});

test("a browser that is gone is forgotten, and one whose service is down is told later, once", async () => {
  const gone = await town.withPhone(shop.caller, "gone");
  const down = await town.withPhone(shop.caller, "down");
  town.service.answer("gone", 410);
  town.service.answer("down", 503);
  await pay(300);
  await until(async () => expect(await openPushes()).toHaveLength(1));
  await until(async () =>
    expect(await town.db.select().from(pushSubscription).where(eq(pushSubscription.id, gone.id))).toEqual([]),
  );
  town.service.answer("down", 201);
  for (const minutes of [1, 2, 3]) {
    const now = Date.now() + minutes * MINUTE_MS;
    await sendPushes.run(town.workContext(now), now);
  }
  expect([gone.handed().length, down.handed().length]).toEqual([1, 2]);
  const told = await Promise.all(down.handed().map(({ body }) => down.read(body)));
  expect(told.map(({ body }) => body)).toEqual(Array(2).fill("Noor vous a payé 3,00\u00A0M"));
  expect(await openPushes()).toEqual([]);
});

test("each is told as they chose: by e-mail, by push, both, or not at all", async () => {
  const phone = await town.withPhone(shop.caller, "chosen");
  await town.db.update(member).set({ email: "shop@example.org" }).where(eq(member.id, shop.caller.member));
  const choose = (email: boolean, push: boolean) =>
    changeChoices(town.context(), shop.caller, { items: [{ kind: "payment_received", email, push }] });
  const seen: [number, number][] = [];
  for (const [email, push] of [
    [true, true],
    [true, false],
    [false, false],
  ] as const) {
    await choose(email, push);
    const before = [phone.handed().length, (await mailsToShop()).length] as const;
    await pay(400, null, new Arrivals(town.workContext));
    await until(async () => expect(await openMessages()).toHaveLength(email ? 1 : 0));
    const now = Date.now() + MINUTE_MS;
    await sendMessages.run(town.workContext(now), now);
    await sendPushes.run(town.workContext(now), now);
    seen.push([phone.handed().length - before[0], (await mailsToShop()).length - before[1]]);
  }
  expect(seen).toEqual([
    [1, 1],
    [0, 1],
    [0, 0],
  ]);
});

const mailsToShop = () => town.db.select().from(mail).where(eq(mail.recipient, "shop@example.org"));
const openMessages = () =>
  town.db
    .select()
    .from(jobRun)
    .where(and(eq(jobRun.work, "messages"), isNull(jobRun.finishedAt)));

test("while nobody waits for payments a community asks once in ten minutes, and nothing more", async () => {
  await town.db.delete(pushSubscription);
  const asked = vi.fn<PushTown["workContext"]>(town.workContext);
  const quiet = new Arrivals(asked);
  const paid = await pay(1, null, quiet);
  await until(() => expect(asked).toHaveBeenCalledTimes(1));
  // Lets the one question be answered
  await town.db.select().from(member);
  for (let count = 0; count < 5; count += 1) quiet.hear([paid], Date.now());
  expect(asked).toHaveBeenCalledTimes(1);
  quiet.forget();
  quiet.hear([paid], Date.now());
  expect(asked).toHaveBeenCalledTimes(2);
});
