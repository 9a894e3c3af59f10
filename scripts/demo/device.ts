import { deviceKeySummary } from "@mereau/shared/contracts/keys.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { isOrderSigned, orderBytes, type PaymentOrder } from "@mereau/shared/crypto/order.ts";
import nacl from "tweetnacl";

import type { PaymentDraft, Player, Scene } from "./scene.ts";

/** A device’s key pair, as the community knows its public half. */
export type Device = { keyId: string; publicKey: string };

/** 120.00 are asked without a signature, with a wrong one, and with that of a key that Alice’s phone made. */
export async function payByDevice(
  scene: Scene,
  { community, alice, bakery }: { community: string; alice: Player; bakery: Player },
): Promise<{ device: Device; transfer: string }> {
  const { api, trace } = scene;
  trace.chapter("A payment order is signed by a device");
  const { publicKey, secretKey } = nacl.sign.keyPair();
  const body = { id: scene.newId(), name: "Alice’s phone", publicKey: toBase64url(publicKey) };
  const key = await api.ask(deviceKeySummary, "POST", scene.path("device-keys"), {
    token: alice.token,
    body,
  });
  trace.check("The key of Alice’s phone is known", key.publicKey, body.publicKey);

  const draft = scene.payment(alice, bakery, "120.00", "A wedding cake");
  const unsigned = scene.pay(alice, { ...draft, id: scene.newId() });
  await scene.checkRefusal("120.00 without a signature", unsigned, "signature_required");
  const order = orderOf(community, draft, key.id);
  const forged = sign({ ...order, amount: 1_200 }, secretKey);
  const forging = scene.pay(alice, { ...draft, order: { keyId: key.id, signature: forged } });
  await scene.checkRefusal("120.00 with the signature of another amount", forging, "signature_invalid");

  const signature = sign(order, secretKey);
  const paid = await scene.pay(alice, { ...draft, order: { keyId: key.id, signature } });
  trace.check("120.00 signed by Alice’s phone", [paid.amount, paid.verdict], ["120.00", "accepted"]);
  const recorded = paid.order?.signature ?? "";
  trace.check(
    "The signature that the ledger kept is valid",
    await isOrderSigned(order, key.publicKey, recorded),
    true,
  );
  await scene.checkBalance(alice, "117.50", "");
  await scene.checkBalance(bakery, "132.50", "");
  return { device: { keyId: key.id, publicKey: key.publicKey }, transfer: paid.id };
}

const orderOf = (community: string, draft: PaymentDraft, keyId: string): PaymentOrder => ({
  kind: "payment",
  community,
  currency: draft.currency,
  transfer: draft.id,
  from: draft.from,
  to: draft.to,
  amount: 12_000,
  expiresAt: null,
  keyId,
});

const sign = (order: PaymentOrder, secretKey: Uint8Array): string =>
  toBase64url(nacl.sign.detached(orderBytes(order), secretKey));
