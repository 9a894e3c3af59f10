import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";

declare const self: ServiceWorkerGlobalScope;

/** What the server has sent; `path` is below the address of the community. */
type Message = { title: string; body: string; language: string; path: string; tag: string };

const isMessage = (said: unknown): said is Message =>
  typeof said === "object" &&
  said !== null &&
  ["title", "body", "language", "path", "tag"].every((name) => typeof Reflect.get(said, name) === "string");

/** Something came, and the browser demands that it be shown: what cannot be read says so. */
const unreadable = (): Message => {
  const language = navigator.language.startsWith("fr") ? "fr" : "en";
  const body = {
    fr: "Il y a du nouveau, mais ce message n’a pas pu être lu ici. Ouvrez l’application pour voir.",
    en: "There is news, but this message could not be read here. Open the app to see.",
  }[language];
  return { title: self.location.hostname, body, language, path: "/", tag: "unreadable" };
};

function messageOf({ data }: PushEvent): Message {
  try {
    const said: unknown = data?.json();
    return isMessage(said) ? said : unreadable();
  } catch {
    return unreadable();
  }
}

async function show(home: string, { title, body, language, path, tag }: Message): Promise<void> {
  const [before] = await self.registration.getNotifications({ tag });
  const options = {
    body,
    tag,
    lang: language,
    icon: `${home}icon-192.png`,
    data: { path },
    // The same thing told twice makes no second noise; something else about it does
    renotify: before !== undefined && before.body !== body,
  };
  await self.registration.showNotification(title, options);
}

/** The address of a screen of this community, whatever a message says. */
function addressOf(home: string, path: string): string {
  const url = new URL(home.slice(0, -1) + path, self.location.origin);
  return url.origin === self.location.origin && url.pathname.startsWith(home)
    ? url.href
    : new URL(home, url).href;
}

/** Opens a screen in a window of this community that is there already, else in a new one. */
async function open(home: string, address: string): Promise<void> {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const own = windows.filter(({ url }) => new URL(url).pathname.startsWith(home));
  const found = own.find(({ url }) => url === address) ?? own.find(({ focused }) => focused) ?? own[0];
  if (!found) return void (await self.clients.openWindow(address));
  await found.focus().catch(() => undefined);
  // A window that an older service worker has may not be led elsewhere
  if (found.url !== address) await found.navigate(address).catch(() => self.clients.openWindow(address));
}

type Subscription = { id: string; current: boolean };

/**
 * The push service has given this browser another address: the server is told, if it was told the old one in this very session.
 * A browser that is signed in anew tells it then.
 */
async function subscribeAnew(home: string, given: PushSubscription | null | undefined): Promise<void> {
  const api = `/v1${home}push-subscriptions`;
  const listed = await fetch(api);
  if (!listed.ok) return;
  const { items }: { items: Subscription[] } = await listed.json();
  const own = items.find(({ current }) => current);
  if (!own) return;
  const { publicKey }: { publicKey: string | null } = await (await fetch(`/v1${home}push-key`)).json();
  const options = { userVisibleOnly: true, applicationServerKey: publicKey };
  const { endpoint, keys } = (given ?? (await self.registration.pushManager.subscribe(options))).toJSON();
  const id = uuidV7(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
  const headers = { "Content-Type": "application/json" };
  const body = JSON.stringify({ id, endpoint, keys });
  const told = await fetch(api, { method: "POST", headers, body });
  if (told.ok) await fetch(`${api}/${own.id}`, { method: "DELETE" });
}

/** Shows what the server pushes, and opens what it is about when it is tapped. */
export function listenForPush(home: string): void {
  self.addEventListener("push", (event) => event.waitUntil(show(home, messageOf(event))));
  self.addEventListener("notificationclick", (event) => {
    const { notification } = event;
    const path: unknown = Reflect.get(Object(notification.data), "path");
    notification.close();
    event.waitUntil(open(home, addressOf(home, typeof path === "string" ? path : "/")));
  });
  self.addEventListener("pushsubscriptionchange", (event) =>
    event.waitUntil(subscribeAnew(home, event.newSubscription)),
  );
}
