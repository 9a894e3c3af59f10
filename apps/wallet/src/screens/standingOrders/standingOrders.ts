import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { listings } from "#lists/listing.ts";
import { here } from "#shell.ts";

export type StandingOrder = components["schemas"]["StandingOrder"];
export type StandingPayment = components["schemas"]["StandingPayment"];
export type Rhythm = StandingOrder["rhythm"];

const PAGE = 40;
const paged = (cursor: string | null) => ({ limit: PAGE, ...(cursor !== null && { cursor }) });

export const standingOrdersOf = listings<StandingOrder, { account: string }>({
  nameOf: ({ account }) => `standing-orders:${account}`,
  keyOf: ({ id }) => id,
  isKept: () => true,
  read: ({ account }, cursor) => {
    const query = { account, ...paged(cursor) };
    return ask(api.GET("/v1/{community}/standing-orders", { params: { path: here, query } }));
  },
});

/** What became of each of its dates, the latest first. */
export const paymentsOf = listings<StandingPayment, { id: string }>({
  nameOf: ({ id }) => `standing-payments:${id}`,
  keyOf: ({ date }) => date,
  isKept: () => true,
  read: ({ id }, cursor) => {
    const path = { ...here, id };
    return ask(
      api.GET("/v1/{community}/standing-orders/{id}/payments", { params: { path, query: paged(cursor) } }),
    );
  },
});

export const readStandingOrder = (id: string): Promise<Answer<StandingOrder>> =>
  ask(api.GET("/v1/{community}/standing-orders/{id}", { params: { path: { ...here, id } } }));

/** Pauses it, lets it go on, or ends it for good. */
export const setState = (id: string, state: StandingOrder["state"]): Promise<Answer<StandingOrder>> =>
  ask(
    api.PUT("/v1/{community}/standing-orders/{id}/state", {
      params: { path: { ...here, id } },
      body: { state },
    }),
  );
