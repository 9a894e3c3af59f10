import nacl from "tweetnacl";

import type { AcceptanceSignature, NamedDocument } from "@mereau/shared/contracts/documents.ts";
import { acceptanceBytes } from "@mereau/shared/crypto/acceptance.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import type { Caller } from "#services/context.ts";
import { hashText } from "#services/documents/inForce.ts";
import { registerDeviceKey } from "#services/keys/registerDeviceKey.ts";
import { newId, type TestCommunity } from "#testing/community.ts";

export type Phone = { id: string; secretKey: Uint8Array };

/** A phone of theirs, whose key is made known. */
export async function phoneOf(town: TestCommunity, caller: Caller, now = Date.now()): Promise<Phone> {
  const { publicKey, secretKey } = nacl.sign.keyPair();
  const id = newId();
  const key = { id, name: "Fairphone", publicKey: toBase64url(publicKey) };
  await registerDeviceKey(town.context({ now }), caller, key);
  return { id, secretKey };
}

type Signed = {
  community: string;
  member: string;
  document: "charter" | "terms";
  version: string;
  text: string;
  signedAt: number;
};

/** An acceptance as a phone sends it, signed over these facts. */
export function signedBy(
  { id, secretKey }: Phone,
  { text, ...facts }: Signed,
): NamedDocument & { signed: AcceptanceSignature } {
  const bytes = acceptanceBytes({ ...facts, hash: hashText(text), keyId: id });
  const signature = toBase64url(nacl.sign.detached(bytes, secretKey));
  const { document, version, signedAt } = facts;
  return { document, version, signed: { keyId: id, signedAt, signature } };
}
