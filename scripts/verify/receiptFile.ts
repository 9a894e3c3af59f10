import { readFileSync, statSync } from "node:fs";

import { receipt } from "@mereau/shared/contracts/transfers.ts";
import { isReceiptValid } from "@mereau/shared/crypto/receipt.ts";

import { NothingToVerify } from "./source.ts";

/** What a receipt says, and whether the community signed it. */
export type CheckedReceipt = { facts: [string, string][]; isValid: boolean };

function parse(path: string) {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile())
    throw new NothingToVerify(`There is no file ${path}.`);
  try {
    return receipt.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    throw new NothingToVerify(`${path} is no receipt.`);
  }
}

/**
 * Checks a receipt that somebody was handed against the community’s public key. That key must come from elsewhere, such as
 * the community’s page: the one in the receipt proves nothing. Throws `NothingToVerify`.
 */
export async function checkReceiptFile(path: string, key: string): Promise<CheckedReceipt> {
  const read = parse(path);
  const { seq, at, verdict, from, to, amount, currency, memo } = read.transfer;
  const facts: [string, string][] = [
    ["transfer", String(seq)],
    ["at", new Date(at).toISOString()],
    ["verdict", verdict],
    ["from", from],
    ["to", to],
    ["amount", `${amount} of the smallest unit of ${currency}`],
    ["memo", memo ?? "—"],
  ];
  return { facts, isValid: await isReceiptValid(read, key) };
}
