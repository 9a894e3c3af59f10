import type { LiveNote } from "@mereau/shared/contracts/live.ts";
import { closings, PING, PONG } from "@mereau/shared/live/connection.ts";
import { restAfter } from "#live/rest.ts";
import { refreshHome } from "#session/home.ts";
import { isSignedIn } from "#session/session.ts";
import { slug } from "#shell.ts";

/** How often it is looked whether the other end still hears, and how long its answer is waited for. */
const PING_EVERY_MS = 30_000;
const PONG_WITHIN_MS = 8_000;

/** No close frame came: what a connection that has gone deaf is taken for. */
const BROKEN = 1006;

let socket: WebSocket | undefined;
let tries = 0;
/** The server has asked to be left alone until this page is looked at again. */
let isLeft = false;
let timer: ReturnType<typeof setTimeout> | undefined;

/** `null`: anything may have changed, while nobody listened. */
type Listener = (note: LiveNote | null) => void;
const listeners = new Set<Listener>();

/** Calls whenever something has changed on an account of the member’s, until what it answers is called. */
export function hear(listener: Listener): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function tell(note: LiveNote | null): void {
  void refreshHome();
  for (const listener of listeners) listener(note);
}

function later(deed: () => void, ms: number): void {
  clearTimeout(timer);
  timer = setTimeout(deed, ms);
}

function connect(): void {
  const isWanted = isSignedIn.value && navigator.onLine && document.visibilityState === "visible";
  if (socket !== undefined || isLeft || !isWanted) return;
  clearTimeout(timer);
  const opened = new WebSocket(`${location.origin.replace(/^http/, "ws")}/v1/${slug}/live`);
  socket = opened;
  opened.addEventListener("open", () => {
    ping(opened);
    tell(null);
  });
  opened.addEventListener("message", ({ data }) => {
    if (socket !== opened) return;
    if (data !== PONG) return tell(JSON.parse(data));
    tries = 0;
    later(() => ping(opened), PING_EVERY_MS);
  });
  opened.addEventListener("close", ({ code }) => lost(opened, code));
}

/** Asks whether it is heard. The pong plans the next one; without a pong the connection has gone deaf. */
function ping(opened: WebSocket): void {
  if (socket !== opened) return;
  opened.send(PING);
  later(() => lost(opened, BROKEN), PONG_WITHIN_MS);
}

/** Lets go of a connection that does not hold, and opens another when it is time. */
function lost(opened: WebSocket, code: number): void {
  if (socket !== opened) return;
  hangUp();
  // Perhaps it is the session that has ended: this finds out
  if (code === closings.accessChanged) void refreshHome();
  const rest = restAfter(code, tries, Math.random());
  tries += 1;
  isLeft = rest === null;
  if (rest !== null) later(connect, rest);
}

function hangUp(): void {
  clearTimeout(timer);
  socket?.close();
  socket = undefined;
}

/** Somebody looks: whatever was before, it begins anew. */
function begin(): void {
  isLeft = false;
  tries = 0;
  connect();
}

/** Listens for as long as somebody is signed in and looks. */
export function listen(): void {
  addEventListener("online", connect);
  addEventListener("offline", hangUp);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") return hangUp();
    begin();
    tell(null);
  });
  isSignedIn.subscribe((signedIn) => (signedIn ? begin() : hangUp()));
}
