import { type Verification, verifyLedger } from "@mereau/db/ledger/verify/verify.ts";

import { checkAcceptances } from "./acceptances.ts";
import { orderChecker } from "./deviceKeys.ts";
import { exportFile } from "./exportFile.ts";
import { localCommunity } from "./localCommunity.ts";
import type { VerifyOptions } from "./options.ts";
import type { LedgerSource } from "./source.ts";

export type Verified = Verification &
  Pick<LedgerSource, "name" | "publicKey" | "isAtRest"> & {
    /** How many acceptances of the charter and the terms are signed on a device. */
    acceptances: number;
  };

/** Verifies the ledger that the options name, and gives everything found. Throws `NothingToVerify`. */
export async function verify(
  options: VerifyOptions,
  onProgress: (batches: number) => void,
): Promise<Verified> {
  const source =
    "exportPath" in options
      ? await exportFile(options.exportPath)
      : await localCommunity(options.folder, options.community);
  try {
    const { community, name, read, isAtRest } = source;
    const publicKey = options.key ?? source.publicKey;
    const keys = { community, publicKey, isOrderSigned: await orderChecker(read, community) };
    const verification = await verifyLedger(read, keys, { isAtRest, onProgress });
    const signed = await checkAcceptances(read, community);
    const faults = [...source.faults, ...verification.faults, ...signed.faults];
    return { ...verification, name, isAtRest, publicKey, acceptances: signed.acceptances, faults };
  } finally {
    await source.close();
  }
}
