import { expect, test } from "vitest";

import { acceptanceBytes, type SignedAcceptance } from "#crypto/acceptance.ts";
import { toBase64url } from "#crypto/base64url.ts";
import { importSigningKey, isSigned, sign } from "#crypto/chain.ts";

const accepted: SignedAcceptance = {
  community: "0196a1b2-0000-7000-8000-000000000001",
  member: "0196a1b2-0000-7000-8000-000000000002",
  document: "charter",
  version: "2026-1, « été »",
  hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
  signedAt: 1_800_000_000_000,
  keyId: "0196a1b2-0000-7000-8000-000000000003",
};

const hex = (digits: string) =>
  Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

/** The first test vector of RFC 8032, section 7.1. */
const seed = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
const publicKey = toBase64url(hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));

test("the bytes that are signed, and the signature, are the same wherever they are made", async () => {
  const bytes = acceptanceBytes(accepted);
  expect(new TextDecoder().decode(bytes)).toBe(
    'mereau/acceptance/v1\n["0196a1b2-0000-7000-8000-000000000001","0196a1b2-0000-7000-8000-000000000002","charter","2026-1, « été »","9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",1800000000000,"0196a1b2-0000-7000-8000-000000000003"]',
  );
  expect(await sign(await importSigningKey(seed), bytes)).toBe(
    "9BGtpl_wA7ECsur0hqPrscWi1AZNB-tiV6bIgHCaZCWOzkFMZFtz8CZWxNLoEFZWyiZwCxFFrLMvh1HZZ9ZeAA",
  );
});

test("with any other fact it is another signature that is needed", async () => {
  const signature = await sign(await importSigningKey(seed), acceptanceBytes(accepted));
  expect(await isSigned(publicKey, acceptanceBytes(accepted), signature)).toBe(true);
  const others: Partial<SignedAcceptance>[] = [
    { community: accepted.member },
    { member: accepted.community },
    { document: "terms" },
    { version: "2026-2" },
    { hash: accepted.hash.replace("9", "8") },
    { signedAt: accepted.signedAt + 1 },
    { keyId: accepted.member },
  ];
  expect(others.length).toBe(Object.keys(accepted).length);
  for (const change of others)
    expect(await isSigned(publicKey, acceptanceBytes({ ...accepted, ...change }), signature)).toBe(false);
});
