import { type Answer, ask, codeOf, isUnsettled } from "@mereau/ui/asking/ask.ts";
import { api, type Order } from "#kiosk/api.ts";
import type { Line, Sent } from "#kiosk/kept.ts";
import { here } from "#shell.ts";

const ofOrder = (id: string) => ({ params: { path: { ...here, id } } });

/** Writes the order down at the server; nothing is paid by it. */
export const place = ({ id, by, total }: Sent, lines: Line[]): Promise<Answer<Order>> =>
  ask(api.POST("/v1/{community}/kiosk/orders", { params: { path: here }, body: { id, by, total, lines } }));

/** Pays it by a card; without one, what was authorised before. */
export const pay = (id: string, card: string | null = null, pin: string | null = null) =>
  ask(
    api.POST("/v1/{community}/kiosk/orders/{id}/payment", {
      ...ofOrder(id),
      body: { ...(card !== null && { card }), pin },
    }),
  );

export const read = (id: string) => ask(api.GET("/v1/{community}/kiosk/orders/{id}", ofOrder(id)));

/** What became of an order whose answer was lost: `unknown` until somebody who knows has said so. */
export type Fate =
  | { is: "unknown" }
  | { is: "paid"; order: Order }
  /** Nothing was paid, and it may still be, under the same id. */
  | { is: "open" }
  /** Nothing was paid, nor ever will be by it. */
  | { is: "over" };

const fateOf = (order: Order): Fate => {
  if (order.state === "paid") return { is: "paid", order };
  if (order.state === "open") return { is: "open" };
  return order.state === "pending" ? { is: "unknown" } : { is: "over" };
};

const fateIn = (answer: Answer<Order>): Fate => {
  if (answer.ok) return fateOf(answer.value);
  return codeOf(answer.trouble) === "unknown_kiosk_order" ? { is: "open" } : { is: "unknown" };
};

/** Gives an order up, and says what became of it: not a word from the server is `unknown`. */
export const giveUp = async (id: string): Promise<Fate> =>
  fateIn(await ask(api.POST("/v1/{community}/kiosk/orders/{id}/cancellation", ofOrder(id))));

/** Asks what became of an order, and sends on what was authorised: it is the same payment. */
export async function findOut(id: string): Promise<Fate> {
  const known = await read(id);
  if (!known.ok || known.value.state !== "pending" || known.value.by === "request") return fateIn(known);
  const sent = await pay(id);
  if (sent.ok) return fateOf(sent.value);
  const after = await read(id);
  return after.ok ? fateOf(after.value) : { is: "unknown" };
}

/** Whether a refusal leaves open what became of the order. */
export const leavesOpen = (answer: Answer<unknown>): boolean => !answer.ok && isUnsettled(answer.trouble);
