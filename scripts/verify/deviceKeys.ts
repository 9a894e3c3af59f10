import type { Reader } from "@mereau/db/ledger/verify/batches.ts";
import { isTransferSigned } from "@mereau/shared/crypto/order.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";

/** Checks payment orders against the device keys that the community has on record, revoked ones included. */
export async function orderChecker(
  read: Reader,
  community: string,
): Promise<(transfer: Transfer) => Promise<boolean | null>> {
  const keys = new Map<string, string>();
  for (const [id, publicKey] of await read("SELECT id, public_key FROM device_key"))
    keys.set(String(id), String(publicKey));
  return async (transfer) => {
    const publicKey = transfer.order && keys.get(transfer.order.keyId);
    return publicKey ? isTransferSigned(transfer, community, publicKey) : null;
  };
}
