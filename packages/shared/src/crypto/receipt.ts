import { isSigned, sign, type SigningKey } from "#crypto/chain.ts";
import type { Transfer } from "#ledger/transfer.ts";
import { utf8 } from "#crypto/utf8.ts";

/** What a community vouches for: that this transfer stands in its ledger, in the batch with this hash. */
export type Receipt = {
  community: string;
  transfer: Transfer;
  /** The hash of the batch that committed it, hexadecimal. */
  batchHash: string;
  /** The community's Ed25519 public key, base64url. */
  publicKey: string;
  /** Ed25519 over `receiptBytes`, base64url. */
  signature: string;
};

type Unsigned = Pick<Receipt, "community" | "transfer" | "batchHash">;

/** What a signature is over, as a reader has it: with verdicts that its own version may not know. */
type Told = Omit<Unsigned, "transfer"> & {
  transfer: Pick<
    Transfer,
    | "id"
    | "seq"
    | "batch"
    | "at"
    | "kind"
    | "currency"
    | "from"
    | "to"
    | "amount"
    | "memo"
    | "category"
    | "reference"
    | "related"
  > & { verdict: string };
};

/**
 * The bytes a receipt's signature covers: a domain tag, then a JSON array of the facts in a fixed order, so that
 * no text in a memo can pass for another field.
 */
export function receiptBytes({ community, transfer: it, batchHash }: Told): Uint8Array<ArrayBuffer> {
  const facts = [
    community,
    it.id,
    it.seq,
    it.batch,
    batchHash,
    it.at,
    it.kind,
    it.verdict,
    it.currency,
    it.from,
    it.to,
    it.amount,
    it.memo,
    it.category,
    it.reference,
    it.related,
  ];
  return utf8(`mereau/receipt/v1\n${JSON.stringify(facts)}`);
}

/** Signs a receipt with the community's key; the same facts always give the same receipt. */
export async function signReceipt(key: SigningKey, publicKey: string, facts: Unsigned): Promise<Receipt> {
  return { ...facts, publicKey, signature: await sign(key, receiptBytes(facts)) };
}

/**
 * Checks a receipt offline against the public key one trusts for the community (base64url).
 * The key named in the receipt itself proves nothing. `verify` is for whoever has Ed25519 from elsewhere than the platform.
 */
export const isReceiptValid = (
  receipt: Told & Pick<Receipt, "signature">,
  trustedKey: string,
  verify = isSigned,
): Promise<boolean> => verify(trustedKey, receiptBytes(receipt), receipt.signature);
