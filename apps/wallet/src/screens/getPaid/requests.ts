import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import type { Price } from "#screens/getPaid/price.ts";
import { here } from "#shell.ts";

export type PaymentRequest = components["schemas"]["PaymentRequest"];

/** How long what was asked for may be paid. */
const REQUEST_LIFE_MS = 7 * 86_400_000;

type Wanted = {
  id: string;
  /** The account that is to be paid. */
  to: string;
  /** The account that is asked; null: whoever has the link. */
  from: string | null;
  price: Price;
  memo: string;
  /** Until when it may be paid; a week from now, if not given. */
  expiresAt?: number;
};

/** Asks for a payment. The request has its id: asking twice asks once. */
export function askForPayment({
  id,
  to,
  from,
  price,
  memo,
  ...wanted
}: Wanted): Promise<Answer<PaymentRequest>> {
  const [currency = ""] = to.split(":");
  const { expiresAt = now() + REQUEST_LIFE_MS } = wanted;
  const body = { id, currency, to, from, ...price, memo: memo.trim() || null, expiresAt };
  return ask(api.POST("/v1/{community}/payment-requests", { params: { path: here }, body }));
}

export const readRequest = (id: string): Promise<Answer<PaymentRequest>> =>
  ask(api.GET("/v1/{community}/payment-requests/{id}", { params: { path: { ...here, id } } }));

/** Takes a request back, even while the page is let go; one that is paid stays paid, and the answer says so. */
export const withdraw = (id: string): Promise<Answer<PaymentRequest>> =>
  ask(
    api.POST("/v1/{community}/payment-requests/{id}/cancellation", {
      params: { path: { ...here, id } },
      keepalive: true,
    }),
  );

/** Takes back what nobody was given and nobody has paid. */
export async function withdrawUnpaid(id: string): Promise<void> {
  const found = await readRequest(id);
  if (found.ok && found.value.state === "open") await withdraw(id);
}
