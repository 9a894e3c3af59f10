import { batchPage } from "@mereau/shared/contracts/ledger.ts";
import { isTransferSigned } from "@mereau/shared/crypto/order.ts";
import { ChainVerifier, type ChainKeys } from "@mereau/shared/ledger/verify/chain.ts";
import { readContent } from "@mereau/shared/ledger/verify/content.ts";

import type { Device } from "./device.ts";
import type { Player, Scene } from "./scene.ts";

/** What one must know of a community to check its chain. */
export type ChainFacts = { community: string; publicKey: string; device: Device };

/** Few, so that the chain of the demonstration takes several pages. */
const BATCHES_A_PAGE = 10;

/** Reads every batch through the API, and works its hash, its signature and its sums out once more. */
export async function followChain(scene: Scene, auditor: Player, facts: ChainFacts) {
  const verifier = new ChainVerifier(keysOf(facts));
  const faults: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const path = scene.path(`ledger/batches?content=true&limit=${BATCHES_A_PAGE}${cursor}`);
    const { items, next } = await scene.api.ask(batchPage, "GET", path, auditor);
    for (const { content = "", ...batch } of items) {
      const { lastTransfer, lastPosting } = verifier.tail;
      const read = readContent(content);
      const row = {
        ...batch,
        content,
        epoch: read?.header.epoch ?? 0,
        lastTransfer: lastTransfer + (read?.transfers.length ?? 0),
        lastPosting: lastPosting + (read?.postings.length ?? 0),
      };
      for (const { where, what } of await verifier.follow(row)) faults.push(`${where}: ${what}`);
    }
    cursor = next === null ? null : `&cursor=${next}`;
  }
  for (const { where, what } of verifier.finish()) faults.push(`${where}: ${what}`);
  return { tail: verifier.tail, orders: verifier.orders, faults };
}

const keysOf = ({ community, publicKey, device }: ChainFacts): ChainKeys => ({
  community,
  publicKey,
  isOrderSigned: async (transfer) => {
    if (transfer.order?.keyId !== device.keyId) return null;
    return isTransferSigned(transfer, community, device.publicKey);
  },
});
