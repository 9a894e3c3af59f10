import fc from "fast-check";
import { expect, test } from "vitest";

import { toBase64url } from "#crypto/base64url.ts";
import { importSigningKey, sign } from "#crypto/chain.ts";
import { isOrderSigned, orderBytes, type PaymentOrder } from "#crypto/order.ts";

const order: PaymentOrder = {
  kind: "payment",
  community: "0196a1b2-0000-7000-8000-000000000001",
  currency: "MIEL",
  transfer: "0196a1b2-0000-7000-8000-000000000002",
  from: "MIEL:1001",
  to: "MIEL:1002",
  amount: 1_250,
  expiresAt: 1_800_000_000_000,
  keyId: "0196a1b2-0000-7000-8000-000000000003",
};

const hex = (digits: string) =>
  Uint8Array.from(digits.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

/** The first test vector of RFC 8032, section 7.1. */
const seed = hex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
const publicKey = toBase64url(hex("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a"));
const signed = async (it: PaymentOrder) => sign(await importSigningKey(seed), orderBytes(it));

test("an order verifies under the key that signed it", async () => {
  expect(await isOrderSigned(order, publicKey, await signed(order))).toBe(true);
});

test("an order with any other fact does not", async () => {
  const signature = await signed(order);
  const change = fc.record(
    {
      kind: fc.constantFrom("payment" as const, "hold" as const),
      community: fc.uuid(),
      currency: fc.string(),
      transfer: fc.uuid(),
      from: fc.string(),
      to: fc.string(),
      amount: fc.nat(),
      expiresAt: fc.option(fc.nat()),
      keyId: fc.uuid(),
    },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(change, async (changed) => {
      const other = { ...order, ...changed };
      fc.pre(JSON.stringify(other) !== JSON.stringify(order));
      expect(await isOrderSigned(other, publicKey, signature)).toBe(false);
    }),
  );
});

test("an order of one community is worth nothing in another", async () => {
  const elsewhere = { ...order, community: "0196a1b2-0000-7000-8000-000000000009" };
  expect(await isOrderSigned(elsewhere, publicKey, await signed(order))).toBe(false);
});

test.each(["", "no base64 !", "AAAA", "A".repeat(86)])("%j is no signature of it", async (signature) => {
  expect(await isOrderSigned(order, publicKey, signature)).toBe(false);
});
