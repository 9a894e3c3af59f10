import { knowsEd25519 } from "#keys/knowsEd25519.ts";
import { listenForPush } from "#serviceWorker/push.ts";

/** The addresses of the files of this build; the build writes them in. */
declare const FILES: readonly string[];
declare const FOR_OLD_BROWSERS: readonly string[];
declare const self: ServiceWorkerGlobalScope;

/** `/le-miel/`: one service worker a community, since a phone installs each by itself. */
const home = new URL(self.registration.scope).pathname;

/** A build is kept whole: the page and the files that it asks for come from the same one. */
const cacheName = `mereau:${home}:${hashOf(FILES.join())}`;
const prefix = `mereau:${home}:`;

function hashOf(text: string): string {
  let hash = 0;
  for (let index = 0; index < text.length; index += 1)
    hash = (Math.imul(hash, 31) + text.charCodeAt(index)) | 0;
  return (hash >>> 0).toString(36);
}

async function install(): Promise<void> {
  const cache = await caches.open(cacheName);
  const page = new Request(home, { cache: "reload", credentials: "omit", headers: { Accept: "text/html" } });
  const files = (await knowsEd25519()) ? FILES : [...FILES, ...FOR_OLD_BROWSERS];
  await Promise.all([cache.add(page), cache.addAll(files)]);
}

async function activate(): Promise<void> {
  const stale = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== cacheName);
  await Promise.all(stale.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** The kept page at once, whatever the network; the app asks for a newer one by itself. */
async function keptPage(request: Request): Promise<Response> {
  const found = await caches.match(home, { cacheName, ignoreVary: true });
  return found ?? fetch(request);
}

/** A file of this build; one that is wanted on some screen alone, such as the reader of codes, is kept from then on. */
async function file(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request, { ignoreVary: true });
  if (kept) return kept;
  const fetched = await fetch(request);
  if (fetched.ok) await cache.put(request, fetched.clone());
  return fetched;
}

/** A sheet or picture of the community: what is kept, while a newer one is fetched for the next time. */
async function lookOf(request: Request, event: FetchEvent): Promise<Response> {
  const cache = await caches.open(cacheName);
  const kept = await cache.match(request, { ignoreVary: true });
  const fetched = fetch(request).then(async (answer) => {
    if (answer.ok) await cache.put(request, answer.clone());
    return answer;
  });
  if (!kept) return fetched;
  event.waitUntil(fetched.catch(() => undefined));
  return kept;
}

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(activate()));

self.addEventListener("message", ({ data }) => {
  if (data === "take-over") void self.skipWaiting();
});

/** Pages of the Worker's own under the community's address, which are no screens of the app. */
const elsewhere = /^(?:mailbox|figures|admin|service-worker\.js)(?:\/|$)/;

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/assets/wallet/")) return event.respondWith(file(request));
  if (!url.pathname.startsWith(home)) return;
  const rest = url.pathname.slice(home.length);
  if (elsewhere.test(rest)) return;
  if (request.mode === "navigate") return event.respondWith(keptPage(request));
  if (/^(?:looks\.css|icon|manifest)/.test(rest)) event.respondWith(lookOf(request, event));
});

listenForPush(home);
