import { useEffect, useRef, useState } from "preact/hooks";

import { payLink, requestLink } from "@mereau/shared/payments/payLink.ts";
import type { Trouble } from "@mereau/ui/asking/ask.ts";
import { chime } from "#live/chime.ts";
import { hear } from "#live/socket.ts";
import { newId } from "@mereau/ui/newId.ts";
import type { Price } from "#screens/getPaid/price.ts";
import { askForPayment, type PaymentRequest, readRequest, withdraw } from "#screens/getPaid/requests.ts";
import { type Begun, beginSale, forgetSale, keepSale, keptSale } from "#screens/till/keptSale.ts";
import type { Takings } from "#screens/till/takings.ts";
import { slug } from "#shell.ts";

/** Where the live connection is down, it is asked for as often. */
const ASK_EACH_MS = 4_000;

/**
 * What a customer is to pay, from the deed on:
 * - `asking`: the request is being made
 * - `shown`: its code can be scanned; with `request` null there was no network, and the payment is found among the day’s takings
 *   once there is one
 */
export type Sale =
  | { state: "none" }
  | { state: "asking"; begun: Begun }
  | { state: "shown"; begun: Begun; request: PaymentRequest | null; link: string }
  | { state: "paid"; price: Price; transfer: string | null; eurosBeside: PaymentRequest["eurosBeside"] }
  | { state: "refused"; trouble: Trouble };

const paidBy = (price: Price, { transfer, eurosBeside }: PaymentRequest): Sale => ({
  state: "paid",
  price,
  transfer,
  eurosBeside,
});

/** Asks for what a sale is worth. Asked again, after a reload or a lost answer, it is the same request as it stands now. */
async function ask(begun: Begun): Promise<Sale> {
  const { id, account, price, expiresAt } = begun;
  const answer = await askForPayment({ id, to: account, from: null, price, memo: "", expiresAt });
  const { origin } = location;
  if (answer.ok) {
    const request = answer.value;
    if (request.state === "paid") return paidBy(price, request);
    return { state: "shown", begun, request, link: requestLink(origin, slug, id) };
  }
  // Only an amount of the currency can be asked for without a network
  const { amount } = price;
  if (answer.trouble.kind === "refused" || amount === null)
    return { state: "refused", trouble: answer.trouble };
  return { state: "shown", begun, request: null, link: payLink(origin, slug, { account, amount }) };
}

/** One sale after another on an account; the one that goes on outlives a reload. */
export function useSale(account: string, takings: Takings | null) {
  const [sale, setSale] = useState<Sale>({ state: "none" });
  const begun = sale.state === "shown" ? sale.begun : null;
  const open = sale.state === "shown" && sale.request ? sale.begun.id : null;
  const goOn = async (asked: Begun) => {
    setSale({ state: "asking", begun: asked });
    const next = await ask(asked);
    if (next.state === "refused") forgetSale();
    setSale((now) => (now.state === "asking" && now.begun.id === asked.id ? next : now));
  };
  const begin = (price: Price) => {
    const next = beginSale(newId(), account, price);
    keepSale(next);
    void goOn(next);
  };
  /** Back to the amounts; a code that nobody has paid is worth nothing from then on. */
  const end = useRef(() => {});
  end.current = () => {
    if (open !== null) void withdraw(open);
    forgetSale();
    setSale({ state: "none" });
  };
  const isGoingOn = sale.state !== "none" && sale.state !== "refused";
  useEffect(() => {
    if (!isGoingOn) return;
    // The way back of the browser leads to the amounts, not out of the till
    history.pushState(null, "");
    const back = () => end.current();
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, [isGoingOn]);
  useEffect(() => {
    const kept = keptSale(account);
    if (kept) void goOn(kept);
  }, [account]);
  useEffect(() => {
    if (open === null) return;
    const look = async () => {
      const answer = await readRequest(open);
      if (!answer.ok || answer.value.state === "open") return;
      const request = answer.value;
      setSale((now) => {
        if (now.state !== "shown" || now.begun.id !== open) return now;
        return request.state === "paid" ? paidBy(now.begun.price, request) : { ...now, request };
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
  // Shown without a network: nothing but its amount and its moment tells which payment it was
  const found =
    begun && open === null
      ? takings?.items.find(
          ({ request, amount, at }) =>
            request === null && amount === begun.price.amount && at >= begun.begunAt,
        )
      : undefined;
  useEffect(() => {
    if (!begun || !found) return;
    const { transfer, eurosBeside } = found;
    setSale({ state: "paid", price: begun.price, transfer, eurosBeside });
  }, [found?.transfer]);
  useEffect(() => {
    if (sale.state !== "paid") return;
    forgetSale();
    chime();
  }, [sale.state]);
  return { sale, begin, end: () => history.back() };
}
