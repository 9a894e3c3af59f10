import { env } from "cloudflare:workers";
import { beforeAll, expect, test, vi } from "vitest";
import * as z from "zod";

import {
  notificationChoices,
  pushKey,
  pushSubscription,
  pushSubscriptionList,
} from "@mereau/shared/contracts/notifications.ts";
import { transfer } from "@mereau/shared/contracts/transfers.ts";
import { readSettings } from "#env.ts";
import { openBrowser, readVapid } from "#testing/pushBrowser.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

const handed = z.array(z.object({ authorization: z.string(), body: z.string() }));

let town: WorkerTown;
let noor: Awaited<ReturnType<WorkerTown["join"]>>;
let shop: typeof noor;

beforeAll(async () => {
  town = await foundWorkerTown();
  noor = await town.join("Noor", "individual");
  shop = await town.join("Boulangerie du Four", "provider");
  const issue = { id: newId(), to: noor.account, amount: "100", reference: "VIR-1" };
  await town.ask(town.admin, ["POST", "currencies/MIEL/issues"], [201, transfer], issue);
});

const { PUSH_HOSTS: host, VAPID_PUBLIC_KEY: serverKey = "" } = readSettings(env);

/** A phone that subscribes, over the API, at the push service of these tests. */
async function subscribe(token: string) {
  const browser = await openBrowser();
  const name = newId();
  const asked = {
    id: newId(),
    endpoint: `http://${host}/push/${name}`,
    keys: browser.keys,
    device: "My phone",
  };
  const made = await town.ask(token, ["POST", "push-subscriptions"], [201, pushSubscription], asked);
  const received = async () => {
    const answer = await fetch(`http://${host}/received/${name}`);
    return handed.parse(await answer.json());
  };
  return { ...browser, asked, made, received };
}

const patience = { timeout: 10_000, interval: 50 };

test("through the whole Worker: a phone subscribes, and hears of payments and of requests", async () => {
  expect(await town.ask(null, ["GET", "push-key"], [200, pushKey])).toEqual({ publicKey: serverKey });
  const phone = await subscribe(shop.token);
  const payment = { id: newId(), currency: "MIEL", from: noor.account, to: shop.account, amount: "12,50" };
  await town.ask(noor.token, ["POST", "transfers"], [201, transfer], payment);
  await vi.waitFor(async () => expect(await phone.received()).toHaveLength(1), patience);
  const [first] = await phone.received();
  expect(await phone.read(first?.body ?? "")).toMatchObject({
    body: "Noor vous a payé 12,50\u00A0M",
    path: `/h/${payment.id}`,
  });
  expect(await readVapid(first?.authorization ?? "", serverKey)).toMatchObject({ aud: `https://${host}` });

  const asked = { ...payment, id: newId(), from: shop.account, to: noor.account, amount: "3" };
  await town.ask(noor.token, ["POST", "payment-requests"], [201, z.unknown()], asked);
  await vi.waitFor(async () => expect(await phone.received()).toHaveLength(2), patience);
  const [, second] = await phone.received();
  expect(await phone.read(second?.body ?? "")).toEqual({
    title: "Essai",
    body: "Noor vous demande 3,00\u00A0M",
    language: "fr",
    path: `/requests/${asked.id}`,
    tag: `request_received ${asked.id} ${shop.member}`,
  });
});

test("a subscription is its browser’s: asked again it is the same, and another member takes it over", async () => {
  const phone = await subscribe(shop.token);
  const list = (token: string) => town.ask(token, ["GET", "push-subscriptions"], [200, pushSubscriptionList]);
  expect(
    await town.ask(shop.token, ["POST", "push-subscriptions"], [201, pushSubscription], phone.asked),
  ).toEqual(phone.made);
  expect(phone.made).toMatchObject({ device: "My phone", current: true });
  const other = { ...phone.asked, endpoint: `http://${host}/push/other` };
  expect(await town.codeOf(shop.token, ["POST", "push-subscriptions"], 409, other)).toBe("id_reused");

  await town.ask(noor.token, ["POST", "push-subscriptions"], [201, pushSubscription], {
    ...phone.asked,
    id: newId(),
  });
  expect((await list(shop.token)).items.map(({ id }) => id)).not.toContain(phone.made.id);
  const { items } = await list(noor.token);
  expect(items).toHaveLength(1);
  // Nobody ends another’s
  await town.send(shop.token, ["DELETE", `push-subscriptions/${items[0]?.id}`]);
  expect((await list(noor.token)).items).toEqual(items);
  await town.send(noor.token, ["DELETE", `push-subscriptions/${items[0]?.id}`]);
  expect((await list(noor.token)).items).toEqual([]);
});

test("of more than twenty browsers of one member the oldest ends", async () => {
  const kim = await town.join("Kim", "individual");
  const made = [];
  for (let count = 0; count < 21; count += 1) made.push((await subscribe(kim.token)).made.id);
  const { items } = await town.ask(kim.token, ["GET", "push-subscriptions"], [200, pushSubscriptionList]);
  expect(items.map(({ id }) => id).toSorted()).toEqual(made.slice(1).toSorted());
});

test("messages are sent to no machine that a member names", async () => {
  const { asked } = await subscribe(noor.token);
  for (const endpoint of ["https://127.0.0.1/push", "http://localhost:80/", "https://evil.example/fcm"])
    expect(
      await town.codeOf(noor.token, ["POST", "push-subscriptions"], 422, { ...asked, id: newId(), endpoint }),
    ).toBe("push_service_refused");
});

test("each kind is told by its name, with what holds where nothing was chosen, and what cannot be turned off", async () => {
  const read = () => town.ask(noor.token, ["GET", "notifications"], [200, notificationChoices]);
  const { items } = await read();
  expect(items.find(({ kind }) => kind === "payment_received")).toEqual({
    kind: "payment_received",
    name: "Paiements reçus",
    email: false,
    push: true,
    emailAlways: false,
  });
  expect(items.filter(({ emailAlways }) => emailAlways).map(({ kind }) => kind)).toEqual([
    "membership_fee",
    "community_notice",
    "security",
  ]);
  // What only those who run the community are told is for them alone
  expect(items).toHaveLength(15);
  const asAdmin = await town.ask(town.admin, ["GET", "notifications"], [200, notificationChoices]);
  expect(asAdmin.items).toHaveLength(16);

  const silent = { kind: "security", email: false, push: false };
  expect(await town.codeOf(noor.token, ["PUT", "notifications"], 422, { items: [silent] })).toBe(
    "email_always",
  );
  const chosen = { items: [{ kind: "payment_received", email: true, push: false }] };
  const after = await town.ask(noor.token, ["PUT", "notifications"], [200, notificationChoices], chosen);
  expect(after.items).toEqual(
    items.map((one) => (one.kind === "payment_received" ? { ...one, email: true, push: false } : one)),
  );
  expect(await read()).toEqual(after);
});
