import { sign } from "node:crypto";

import { orderBytes } from "@mereau/shared/crypto/order.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";

import type { Random } from "../../scripts/seed/random.ts";
import type { Expected } from "./load/load.ts";
import type { JsonPost } from "./load/requests.ts";
import { privateKeyOf } from "./populate.ts";
import { CURRENCY, SCALE, type Town, type Townsperson } from "./town.ts";

/** A payment that was carried out, and nothing else. */
export const accepted: Expected = { status: 201, text: '"verdict":"accepted"' };

const AMOUNT_MINOR_MAX = 500;

type Drawn = { id: string; from: string; to: string; amount: number };

/** A payment of minor units to somebody else. */
function drawFrom(payer: Townsperson, town: Town, random: Random): Drawn {
  let payee = random.pick(town.people);
  while (payee === payer) payee = random.pick(town.people);
  const id = uuidV7(Date.now(), random.bytes(10));
  return { id, from: payer.account, to: payee.account, amount: random.whole(1, AMOUNT_MINOR_MAX) };
}

const asked = (drawn: Drawn) => ({ ...drawn, currency: CURRENCY, amount: formatAmount(drawn.amount, SCALE) });

/** Payments of one member to others drawn at random. */
export const paymentsOfOne = (town: Town, payer: Townsperson, random: Random, count: number) =>
  Array.from({ length: count }, () => asked(drawFrom(payer, town, random)));

const transfersOf = (url: string, town: Town): URL => new URL(`/v1/${town.slug}/transfers`, url);

/** Payments between members drawn at random, each asked by its payer, with ids in the order of time. */
export function unsignedPayments(url: string, town: Town, random: Random, count: number): JsonPost[] {
  const target = transfersOf(url, town);
  return Array.from({ length: count }, () => {
    const payer = random.pick(town.people);
    return { url: target, token: payer.token, body: JSON.stringify(asked(drawFrom(payer, town, random))) };
  });
}

/** The same, each signed by its payer's device. */
export function signedPayments(url: string, town: Town, random: Random, count: number): JsonPost[] {
  const target = transfersOf(url, town);
  return Array.from({ length: count }, () => {
    const payer = random.pick(town.people);
    const { token, keyId, keySeed } = payer;
    const drawn = drawFrom(payer, town, random);
    const facts = {
      kind: "payment" as const,
      ...drawn,
      transfer: drawn.id,
      community: town.id,
      currency: CURRENCY,
      expiresAt: null,
      keyId,
    };
    const signature = sign(null, orderBytes(facts), privateKeyOf(keySeed)).toString("base64url");
    return { url: target, token, body: JSON.stringify({ ...asked(drawn), order: { keyId, signature } }) };
  });
}
