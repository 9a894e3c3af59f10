import { readUnderWay } from "#paying/orders.ts";
import { send } from "#paying/send.ts";
import { refreshHome } from "#session/home.ts";

const RETRY_FIRST_MS = 2_000;
const RETRY_MAX_MS = 60_000;

let timer: ReturnType<typeof setTimeout> | undefined;
let restMs = RETRY_FIRST_MS;
let running: Promise<void> | undefined;

async function run(): Promise<void> {
  clearTimeout(timer);
  for (const order of await readUnderWay()) {
    const after = await send(order.id);
    if (after?.state === "paid") void refreshHome();
  }
  const left = await readUnderWay();
  if (left.length === 0) return;
  timer = setTimeout(() => void flush(), restMs);
  restMs = Math.min(restMs * 2, RETRY_MAX_MS);
}

/** Sends what waits and asks what became of the rest, now and then again until all of it is known. */
export function flush(): Promise<void> {
  running ??= run().finally(() => (running = undefined));
  return running;
}

function hurry(): void {
  restMs = RETRY_FIRST_MS;
  void flush();
}

/** Begins anew as soon as there is a network, or somebody looks. */
export function watchOutbox(): void {
  addEventListener("online", hurry);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && hurry());
  hurry();
}
