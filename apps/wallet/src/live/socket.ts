import type { LiveNote } from "@mereau/shared/contracts/live.ts";
import { refreshHome } from "#session/home.ts";
import { isSignedIn } from "#session/session.ts";
import { slug } from "#shell.ts";

const REST_FIRST_MS = 1_000;
const REST_MAX_MS = 60_000;

let socket: WebSocket | undefined;
let restMs = REST_FIRST_MS;

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

function connect(): void {
  if (
    socket !== undefined ||
    !isSignedIn.value ||
    !navigator.onLine ||
    document.visibilityState !== "visible"
  )
    return;
  const address = `${location.origin.replace(/^http/, "ws")}/v1/${slug}/live`;
  const opened = new WebSocket(address);
  socket = opened;
  opened.addEventListener("open", () => {
    restMs = REST_FIRST_MS;
    tell(null);
  });
  // A note says where something changed; the rest is asked for
  opened.addEventListener("message", ({ data }) => tell(JSON.parse(data)));
  opened.addEventListener("close", () => {
    socket = undefined;
    setTimeout(connect, restMs);
    restMs = Math.min(restMs * 2, REST_MAX_MS);
  });
}

/** Listens for as long as somebody is signed in and looks. */
export function listen(): void {
  connect();
  addEventListener("online", connect);
  addEventListener("offline", () => socket?.close());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") return socket?.close();
    connect();
    tell(null);
  });
  isSignedIn.subscribe((signedIn) => (signedIn ? connect() : socket?.close()));
}
