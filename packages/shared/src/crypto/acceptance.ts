import { utf8 } from "#crypto/utf8.ts";

/** What a member's device signs: that they accept this very text, in this community. */
export type SignedAcceptance = {
  /** The community's id, so that it says nothing in another. */
  community: string;
  member: string;
  document: string;
  /** The name of the version, and the SHA-256 of its text, hexadecimal. */
  version: string;
  hash: string;
  /** When it was signed: milliseconds since 1970, by the device's clock. */
  signedAt: number;
  /** The device key that signs. */
  keyId: string;
};

/** By how much the clock of a device that signs may differ from the server's. */
export const SIGNING_CLOCK_MS = 600_000;

/** The bytes that are signed: as with a payment order a domain tag, then a JSON array of the facts in a fixed order, in UTF-8. */
export function acceptanceBytes(accepted: SignedAcceptance): Uint8Array<ArrayBuffer> {
  const { community, member, document, version, hash, signedAt, keyId } = accepted;
  const facts = [community, member, document, version, hash, signedAt, keyId];
  return utf8(`mereau/acceptance/v1\n${JSON.stringify(facts)}`);
}
