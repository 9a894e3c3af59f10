import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { listings } from "#lists/listing.ts";
import type { Signature } from "#screens/pin/useSignature.tsx";
import { here } from "#shell.ts";

export type Batch = components["schemas"]["BatchPayment"];
export type BatchLine = components["schemas"]["BatchLine"];
type NewBatch = components["schemas"]["BatchPaymentRequest"];

const PAGE = 40;
const LINES_PAGE = 200;

export const batchesOf = listings<Batch, { account: string }>({
  nameOf: ({ account }) => `batches:${account}`,
  keyOf: ({ id }) => id,
  isKept: () => true,
  read: ({ account }, cursor) => {
    const query = { account, limit: PAGE, ...(cursor !== null && { cursor }) };
    return ask(api.GET("/v1/{community}/batch-payments", { params: { path: here, query } }));
  },
});

export const readBatch = (id: string): Promise<Answer<Batch>> =>
  ask(api.GET("/v1/{community}/batch-payments/{id}", { params: { path: { ...here, id } } }));

type LinePage = { items: BatchLine[]; next: string | null };

function readLinePage(id: string, cursor: string | null): Promise<Answer<LinePage>> {
  const query = { limit: LINES_PAGE, ...(cursor !== null && { cursor }) };
  const path = { ...here, id };
  return ask(api.GET("/v1/{community}/batch-payments/{id}/lines", { params: { path, query } }));
}

/** Every line, in the order in which it was written. */
export async function readLines(id: string): Promise<Answer<BatchLine[]>> {
  const lines: BatchLine[] = [];
  let cursor: string | null = null;
  do {
    const answer = await readLinePage(id, cursor);
    if (!answer.ok) return answer;
    lines.push(...answer.value.items);
    cursor = answer.value.next;
  } while (cursor !== null);
  return { ok: true, value: lines };
}

/** Has a list read, without paying anything: what comes back says line by line what is wrong. */
export const draw = (body: NewBatch): Promise<Answer<Batch>> =>
  ask(api.POST("/v1/{community}/batch-payments", { params: { path: here }, body }));

/** Pays the lines that were looked at, and no others: the digest says which. */
export const confirmBatch = (id: string, digest: string, order: Signature): Promise<Answer<Batch>> =>
  ask(
    api.POST("/v1/{community}/batch-payments/{id}/confirmation", {
      params: { path: { ...here, id } },
      body: { digest, order },
    }),
  );

export const cancelBatch = (id: string): Promise<Answer<Batch>> =>
  ask(api.POST("/v1/{community}/batch-payments/{id}/cancellation", { params: { path: { ...here, id } } }));
