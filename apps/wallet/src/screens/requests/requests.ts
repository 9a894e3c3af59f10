import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { listings } from "#lists/listing.ts";
import { here } from "#shell.ts";

export type PaymentRequest = components["schemas"]["PaymentRequest"];
export type AutoAccept = components["schemas"]["AutoAccept"];

/** `payer`: what an account is asked; `payee`: what it asks for. */
export type Side = "payer" | "payee";

const PAGE = 40;

export const requestsOf = listings<PaymentRequest, { account: string; side: Side }>({
  nameOf: ({ account, side }) => `requests:${side}:${account}`,
  keyOf: ({ id }) => id,
  isKept: () => true,
  read: ({ account, side }, cursor) => {
    const query = { account, side, limit: PAGE, ...(cursor !== null && { cursor }) };
    return ask(api.GET("/v1/{community}/payment-requests", { params: { path: here, query } }));
  },
});

export const readRequest = (id: string): Promise<Answer<PaymentRequest>> =>
  ask(api.GET("/v1/{community}/payment-requests/{id}", { params: { path: { ...here, id } } }));

/** Tells whoever asked that it will not be paid, and why where a word is given. */
export const refuse = (id: string, reason: string): Promise<Answer<PaymentRequest>> =>
  ask(
    api.POST("/v1/{community}/payment-requests/{id}/refusal", {
      params: { path: { ...here, id } },
      body: { reason: reason.trim() || null },
    }),
  );

/** Whom an account lets be paid without being asked. */
export async function autoAcceptsOf(account: string): Promise<Answer<AutoAccept[]>> {
  const query = { account, limit: 100 };
  const answer = await ask(api.GET("/v1/{community}/auto-accepts", { params: { path: here, query } }));
  if (!answer.ok) return answer;
  return { ok: true, value: answer.value.items.filter(({ revokedAt }) => revokedAt === null) };
}

export const revoke = (id: string): Promise<Answer<unknown>> =>
  ask(api.DELETE("/v1/{community}/auto-accepts/{id}", { params: { path: { ...here, id } } }));
