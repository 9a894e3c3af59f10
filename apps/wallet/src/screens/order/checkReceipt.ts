import { isReceiptValid } from "@mereau/shared/crypto/receipt.ts";
import { api } from "#api/client.ts";
import { ask } from "#api/ask.ts";
import { community, here } from "#shell.ts";

/** Whether a transfer's receipt bears the community's signature, worked out on this device; null: it could not be read. */
export async function checkReceipt(transfer: string): Promise<boolean | null> {
  const path = { ...here, id: transfer };
  const answer = await ask(api.GET("/v1/{community}/transfers/{id}/receipt", { params: { path } }));
  if (!answer.ok) return null;
  return isReceiptValid(answer.value, community.publicKey);
}
