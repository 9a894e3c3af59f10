import { signal } from "@preact/signals";

import { isUnderWay, type Order } from "#paying/order.ts";
import { type Event, outcome } from "#paying/outcome.ts";
import { database } from "#store/database.ts";

/** The orders of this device whose outcome is not known yet, the oldest first. */
export const underWay = signal<readonly Order[]>([]);

/** The payment requests that an order of this device has paid, or may yet pay: they are not to be answered again. */
export const answeredRequests = signal<ReadonlySet<string>>(new Set());

/** Other tabs of this wallet show the same orders. */
const tabs = new BroadcastChannel("mereau:orders");
tabs.addEventListener("message", () => void readUnderWay());

/** Reads anew what is under way, for the screens. */
export async function readUnderWay(): Promise<readonly Order[]> {
  const all = await (await database()).getAllFromIndex("orders", "signedAt");
  underWay.value = all.filter(isUnderWay);
  const answers = all.flatMap(({ request, state }) =>
    request !== null && state !== "refused" ? [request] : [],
  );
  answeredRequests.value = new Set(answers);
  return underWay.value;
}

export const findOrder = async (id: string): Promise<Order | undefined> =>
  (await database()).get("orders", id);

async function told(order: Order): Promise<Order> {
  await readUnderWay();
  tabs.postMessage(order.id);
  return order;
}

/**
 * Keeps a confirmed order before anything is sent. Where one with its id is kept already, from a double tap or another tab,
 * that one stands and is answered.
 */
export async function keepOrder(order: Order): Promise<Order> {
  const transaction = (await database()).transaction("orders", "readwrite", { durability: "strict" });
  const kept = await transaction.store.get(order.id);
  if (!kept) await transaction.store.add(order);
  await transaction.done;
  return told(kept ?? order);
}

/** Notes what happened to an order, in one transaction with what it was before; undefined when it is not kept here. */
export async function note(id: string, event: Event): Promise<Order | undefined> {
  const transaction = (await database()).transaction("orders", "readwrite", { durability: "strict" });
  const kept = await transaction.store.get(id);
  const next = kept && outcome(kept, event);
  if (next) await transaction.store.put(next);
  await transaction.done;
  return next && told(next);
}

/** Takes back an order that never left this device; false when it is no longer certain that it did not. */
export async function takeBack(id: string): Promise<boolean> {
  const transaction = (await database()).transaction("orders", "readwrite", { durability: "strict" });
  const kept = await transaction.store.get(id);
  const may = kept?.state === "waiting" && !kept.doubt;
  if (may) await transaction.store.delete(id);
  await transaction.done;
  await readUnderWay();
  tabs.postMessage(id);
  return may;
}
