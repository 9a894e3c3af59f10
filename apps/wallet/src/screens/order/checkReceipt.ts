import { isReceiptValid } from "@mereau/shared/crypto/receipt.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { verify } from "#keys/ed25519.ts";
import { community, here } from "#shell.ts";

export type Receipt = components["schemas"]["Receipt"];

/** Under what a receipt is kept on this device. */
export const receiptName = (transfer: string): string => `receipt:${transfer}`;

export function readReceipt(transfer: string): Promise<Answer<Receipt>> {
  const path = { ...here, id: transfer };
  return ask(api.GET("/v1/{community}/transfers/{id}/receipt", { params: { path } }));
}

/** Whether a receipt bears the community's signature, worked out on this device. */
export const isGenuine = (receipt: Receipt): Promise<boolean> =>
  isReceiptValid(receipt, community.publicKey, verify);

/** A receipt as a file to keep or to hand on: whoever has the community’s key can check it, without a network too. */
export const receiptText = (receipt: Receipt): string => `${JSON.stringify(receipt, null, 2)}\n`;
