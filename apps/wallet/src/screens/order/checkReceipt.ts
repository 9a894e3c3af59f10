import { isReceiptValid } from "@mereau/shared/crypto/receipt.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "#api/ask.ts";
import { verify } from "#keys/ed25519.ts";
import { community, here } from "#shell.ts";

export type Receipt = components["schemas"]["Receipt"];

export function readReceipt(transfer: string): Promise<Answer<Receipt>> {
  const path = { ...here, id: transfer };
  return ask(api.GET("/v1/{community}/transfers/{id}/receipt", { params: { path } }));
}

/** Whether a receipt bears the community's signature, worked out on this device. */
export const isGenuine = (receipt: Receipt): Promise<boolean> =>
  isReceiptValid(receipt, community.publicKey, verify);

/** Whether a transfer's receipt bears the community's signature, worked out on this device; null: it could not be read. */
export async function checkReceipt(transfer: string): Promise<boolean | null> {
  const answer = await readReceipt(transfer);
  return answer.ok ? isGenuine(answer.value) : null;
}
