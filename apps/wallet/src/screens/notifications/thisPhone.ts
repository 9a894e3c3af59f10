import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { nameOfDevice } from "#keys/nameOfDevice.ts";
import { newId } from "@mereau/ui/newId.ts";
import { member } from "#session/home.ts";
import { noteWish, wishesPush } from "#screens/notifications/wish.ts";
import { at, here } from "#shell.ts";

/**
 * Whether this phone is told of news while the app is closed.
 *
 * - `unoffered`: this server pushes nothing; `unsupported`: this browser takes nothing
 * - `homeScreenFirst`: an iPhone takes messages once the app stands on its home screen
 * - `refused`: its owner has forbidden it, in the browser or the phone
 */
export type Phone = "unoffered" | "unsupported" | "homeScreenFirst" | "refused" | "off" | "on";

type Own = components["schemas"]["PushSubscription"];

const none = async (): Promise<null> => null;

const isApple = (): boolean =>
  /iPhone|iPad/.test(navigator.userAgent) ||
  (navigator.platform === "MacIntel" && navigator.maxTouchPoints > 1);

function unable(): Phone | null {
  if ("PushManager" in window && "Notification" in window && "serviceWorker" in navigator) return null;
  const isInstalled = matchMedia("(display-mode: standalone)").matches;
  return isApple() && !isInstalled ? "homeScreenFirst" : "unsupported";
}

const readKey = () => ask(api.GET("/v1/{community}/push-key", { params: { path: here } }));

/** What the server sends to in this session; null: nothing. */
async function readOwn(): Promise<Answer<Own | null>> {
  const answer = await ask(api.GET("/v1/{community}/push-subscriptions", { params: { path: here } }));
  return answer.ok ? { ok: true, value: answer.value.items.find(({ current }) => current) ?? null } : answer;
}

/** What this browser has of its push service, if anything. */
async function subscribed(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration(at("/"));
  return registration?.pushManager.getSubscription() ?? null;
}

/** Hands on to the server what this browser has; the same browser is never sent anything twice. */
function handOn(subscription: PushSubscription): Promise<Answer<unknown>> {
  const { endpoint = "", keys = {} } = subscription.toJSON();
  const { p256dh = "", auth = "" } = keys;
  const body = { id: newId(), endpoint, keys: { p256dh, auth }, device: nameOfDevice(navigator) };
  return ask(api.POST("/v1/{community}/push-subscriptions", { params: { path: here }, body }));
}

/**
 * How it is with this phone. A subscription ends with its
 * session: what the member asked for on this phone before, the server is told anew on the way.
 */
export async function readPhone(): Promise<Answer<Phone>> {
  const phone = unable();
  if (phone) return { ok: true, value: phone };
  const [key, own, subscription] = await Promise.all([readKey(), readOwn(), subscribed().catch(none)]);
  if (!key.ok) return key;
  if (!own.ok) return own;
  if (key.value.publicKey === null) return { ok: true, value: "unoffered" };
  if (Notification.permission === "denied") return { ok: true, value: "refused" };
  if (!subscription) return { ok: true, value: "off" };
  if (own.value) return { ok: true, value: "on" };
  if (!wishesPush(member()?.id ?? "")) return { ok: true, value: "off" };
  const told = await handOn(subscription);
  return told.ok ? { ok: true, value: "on" } : told;
}

/** Has this browser subscribe at its push service. Throws where that takes nobody. */
async function subscribe(applicationServerKey: string): Promise<PushSubscription> {
  await navigator.serviceWorker.register(at("/service-worker.js"), { scope: at("/") });
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey };
  // One that was made for another key of the server's cannot be used any more, and stands in the way
  return pushManager.subscribe(options).catch(async () => {
    await (await pushManager.getSubscription())?.unsubscribe();
    return pushManager.subscribe(options);
  });
}

/** Asks its owner, then has this phone told of news; null: its browser’s push service takes nobody. Only ever after a tap. */
export async function turnOn(): Promise<Answer<Phone | null>> {
  const [permission, key] = await Promise.all([Notification.requestPermission(), readKey()]);
  if (permission !== "granted") return { ok: true, value: permission === "denied" ? "refused" : "off" };
  if (!key.ok) return key;
  const subscription = await subscribe(key.value.publicKey ?? "").catch(none);
  if (!subscription) return { ok: true, value: null };
  const told = await handOn(subscription);
  if (!told.ok) return told;
  noteWish(member()?.id ?? null);
  return { ok: true, value: "on" };
}

/** Ends it at the browser first, so that nothing comes any more even where the server cannot be told. */
export async function turnOff(): Promise<void> {
  noteWish(null);
  await (await subscribed().catch(none))?.unsubscribe().catch(none);
  const own = await readOwn();
  if (own.ok && own.value) {
    const path = { ...here, id: own.value.id };
    await ask(api.DELETE("/v1/{community}/push-subscriptions/{id}", { params: { path } }));
  }
}
