import type { Rhythm } from "#calendar/rhythm.ts";
import { sha256 } from "#crypto/sha256.ts";
import { utf8 } from "#crypto/utf8.ts";

/*
 * What a device signs so that the community pays later of itself: a standing order, a batch, what is paid to a payee
 * unasked. As with a payment order a domain tag comes first, then a JSON array of the facts in a fixed order, in UTF-8: no
 * signature over one of them is one over another, or over a payment.
 */

const signedBytes = (kind: string, facts: readonly unknown[]): Uint8Array<ArrayBuffer> =>
  utf8(`mereau/${kind}/v1\n${JSON.stringify(facts)}`);

type Parties = { community: string; id: string; currency: string; from: string; keyId: string };

/** Payments of this amount, from here to there, at these dates. */
export type SignedStandingOrder = Parties & {
  to: string;
  /** Minor units. */
  amount: number;
  rhythm: Rhythm;
  firstDate: string;
  endDate: string | null;
  count: number | null;
};

export function standingOrderBytes(order: SignedStandingOrder): Uint8Array<ArrayBuffer> {
  const { community, id, currency, from, to, amount, rhythm, firstDate, endDate, count, keyId } = order;
  const day = "day" in rhythm ? rhythm.day : null;
  const days = "days" in rhythm ? rhythm.days : null;
  return signedBytes("standing-order", [
    community,
    id,
    currency,
    from,
    to,
    amount,
    rhythm.every,
    day,
    days,
    firstDate,
    endDate,
    count,
    keyId,
  ]);
}

/** Whatever this payee asks for, up to so much at once and in a month. Minor units. */
export type SignedAutoAccept = Parties & { to: string; perRequest: number; perMonth: number };

export function autoAcceptBytes(accept: SignedAutoAccept): Uint8Array<ArrayBuffer> {
  const { community, id, currency, from, to, perRequest, perMonth, keyId } = accept;
  return signedBytes("auto-accept", [community, id, currency, from, to, perRequest, perMonth, keyId]);
}

/** All the payments of a batch, together. */
export type SignedBatch = Parties & {
  mode: "all_or_nothing" | "each_alone";
  date: string | null;
  /** How many, and what they come to in minor units. */
  lines: number;
  total: number;
  /** Of what each pays: see {@link batchDigest}. */
  digest: string;
};

export function batchBytes(batch: SignedBatch): Uint8Array<ArrayBuffer> {
  const { community, id, currency, from, mode, date, lines, total, digest, keyId } = batch;
  return signedBytes("batch-payment", [
    community,
    id,
    currency,
    from,
    mode,
    date,
    lines,
    total,
    digest,
    keyId,
  ]);
}

/**
 * SHA-256, in hexadecimal, of what the lines of a batch pay in their order: the JSON array, without spaces, of one array
 * for each of the payee’s account, the amount in minor units, and the memo or null.
 */
export const batchDigest = (
  lines: readonly { to: string | null; amount: number | null; memo: string | null }[],
): Promise<string> => sha256(JSON.stringify(lines.map(({ to, amount, memo }) => [to, amount, memo])));

/** Membership fees, each up to so much, whenever one falls due. Minor units. */
export type SignedFeeMandate = Parties & { upTo: number };

export function feeMandateBytes(mandate: SignedFeeMandate): Uint8Array<ArrayBuffer> {
  const { community, id, currency, from, upTo, keyId } = mandate;
  return signedBytes("membership-fee-mandate", [community, id, currency, from, upTo, keyId]);
}
