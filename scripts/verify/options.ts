import { resolve } from "node:path";
import { parseArgs } from "node:util";

import { fromBase64url } from "@mereau/shared/crypto/base64url.ts";

import { NothingToVerify } from "./source.ts";

export type VerifyOptions = { key: string | null } & (
  | { community: string; folder: string }
  | { exportPath: string }
);

/** A French bookkeeping file, which any program may have written. */
type FecOptions = { fecPath: string };

/** A receipt that somebody was handed. */
type ReceiptOptions = { receiptPath: string; key: string };

const usage = `Usage: npm run verify -- --community SLUG [--data DIR] [--key PUBLIC_KEY]
       npm run verify -- --export FILE [--key PUBLIC_KEY]
       npm run verify -- --fec FILE
       npm run verify -- --receipt FILE --key PUBLIC_KEY`;

const options = {
  community: { type: "string" },
  export: { type: "string" },
  fec: { type: "string" },
  receipt: { type: "string" },
  data: { type: "string", default: ".data" },
  /** The community's public key, known from elsewhere: without it the one kept beside the ledger is trusted. */
  key: { type: "string" },
} as const;

/** Reads the command line. Throws `NothingToVerify` with the usage for anything else. */
export function readOptions(args: string[]): VerifyOptions | FecOptions | ReceiptOptions {
  try {
    const { values } = parseArgs({ args, options });
    const key = values.key ?? null;
    if (key !== null && fromBase64url(key)?.length !== 32)
      throw new NothingToVerify("--key is a public key: 32 bytes in base64url, 43 characters.");
    const { community, export: exportPath, fec, receipt } = values;
    const named = [community, exportPath, fec, receipt].filter((value) => value !== undefined);
    if (named.length !== 1) throw new NothingToVerify(usage);
    if (receipt !== undefined && key !== null) return { key, receiptPath: resolve(receipt) };
    if (fec !== undefined) return { fecPath: resolve(fec) };
    if (exportPath !== undefined) return { key, exportPath: resolve(exportPath) };
    if (community !== undefined) return { key, community, folder: resolve(values.data) };
  } catch (error) {
    if (error instanceof NothingToVerify) throw error;
    throw new NothingToVerify(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  }
  throw new NothingToVerify(usage);
}
