import { useEffect, useState } from "preact/hooks";

import { payLink, requestLink } from "@mereau/shared/payments/payLink.ts";
import type { Trouble } from "#api/ask.ts";
import { chime } from "#live/chime.ts";
import { hear } from "#live/socket.ts";
import { newId } from "#newId.ts";
import type { Price } from "#screens/getPaid/price.ts";
import { askForPayment, type PaymentRequest, readRequest, withdraw } from "#screens/getPaid/requests.ts";
import { slug } from "#shell.ts";

/** Where the live connection is down, it is asked for as often. */
const ASK_EACH_MS = 4_000;

/**
 * What a customer is to pay, from the deed on:
 * - `asking`: the request is being made
 * - `shown`: its code can be scanned; with `request` null there is no network, and nobody here will hear that it is paid
 */
export type Sale =
  | { state: "none" }
  | { state: "asking"; id: string; price: Price }
  | { state: "shown"; id: string; price: Price; request: PaymentRequest | null; link: string }
  | { state: "paid"; price: Price; request: PaymentRequest }
  | { state: "refused"; trouble: Trouble };

/** One sale after another on an account. */
export function useSale(account: string) {
  const [sale, setSale] = useState<Sale>({ state: "none" });
  const open = sale.state === "shown" && sale.request ? sale.id : null;
  const begin = async (price: Price) => {
    const id = newId();
    setSale({ state: "asking", id, price });
    const answer = await askForPayment({ id, to: account, from: null, price, memo: "" });
    setSale((now) => {
      if (now.state !== "asking" || now.id !== id) return now;
      const { origin } = location;
      if (answer.ok)
        return { ...now, state: "shown", request: answer.value, link: requestLink(origin, slug, id) };
      // Only an amount of the currency can be asked for without a network
      const { amount } = price;
      if (answer.trouble.kind === "refused" || amount === null)
        return { state: "refused", trouble: answer.trouble };
      return { ...now, state: "shown", request: null, link: payLink(origin, slug, { account, amount }) };
    });
  };
  /** Back to the amounts; a code that nobody has paid is worth nothing from then on. */
  const end = () => {
    if (open !== null) void withdraw(open);
    setSale({ state: "none" });
  };
  useEffect(() => {
    if (open === null) return;
    const look = async () => {
      const answer = await readRequest(open);
      if (!answer.ok || answer.value.state === "open") return;
      const request = answer.value;
      setSale((now) => {
        if (now.state !== "shown" || now.id !== open) return now;
        return request.state === "paid" ? { state: "paid", price: now.price, request } : { ...now, request };
      });
    };
    const stop = hear((note) => {
      if (note === null || note.account === account) void look();
    });
    const timer = setInterval(() => void look(), ASK_EACH_MS);
    return () => {
      stop();
      clearInterval(timer);
    };
  }, [open, account]);
  useEffect(() => {
    if (sale.state === "paid") chime();
  }, [sale.state]);
  return { sale, begin, end };
}
