import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { FIRST_MEMBER_NUMBER, memberAccountId } from "@mereau/shared/membership/account.ts";
import type * as z from "zod";
import type { foundingRequest } from "@mereau/shared/contracts/communities.ts";

import { randomFrom, type Random } from "../../scripts/seed/random.ts";

export const CURRENCY = "BEN";
export const SCALE = 2;

/** A member with one account, and the bearer token of their session. */
export type Townsperson = {
  id: string;
  number: number;
  account: string;
  token: string;
  /** The device's key: its id, and the 32-byte seed of its Ed25519 pair. */
  keyId: string;
  keySeed: Uint8Array;
};

/** A community to be measured: its people follow from the seed. */
export type Town = { id: string; slug: string; founder: string; people: Townsperson[] };

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
const idFrom = (random: Random): string => uuidV7(Date.now(), random.bytes(10));

function person(random: Random, number: number): Townsperson {
  return {
    id: idFrom(random),
    number,
    account: memberAccountId(CURRENCY, number),
    token: base64url(random.bytes(32)),
    keyId: idFrom(random),
    keySeed: random.bytes(32),
  };
}

/** A town of so many accounts, beside its founder's. */
export function planTown(seed: number, slug: string, accounts: number): Town {
  const random = randomFrom(`${seed} ${slug}`);
  return {
    id: idFrom(random),
    slug,
    founder: idFrom(random),
    people: Array.from({ length: accounts }, (_, index) => person(random, FIRST_MEMBER_NUMBER + 1 + index)),
  };
}

const founding = ({ id, slug, founder }: Town): z.input<typeof foundingRequest> => ({
  id,
  slug,
  name: `Bench ${slug}`,
  language: "en",
  admin: { id: founder, name: "Founder", email: `founder@${slug}.example` },
  currencies: [
    {
      code: CURRENCY,
      name: "Bench",
      symbol: "b",
      scale: SCALE,
      kind: "prepaid",
      defaults: { creditLimit: "0", balanceCap: null },
    },
  ],
  memberTypes: [{ code: "member", name: "Member", provider: false, accounts: [{ currency: CURRENCY }] }],
});

/** Founds the town over HTTP, as anybody would. */
export async function foundTown(url: string, operatorToken: string, town: Town): Promise<void> {
  const answer = await fetch(new URL("/v1/communities", url), {
    method: "POST",
    headers: { authorization: `Bearer ${operatorToken}`, "content-type": "application/json" },
    body: JSON.stringify(founding(town)),
  });
  if (!answer.ok) throw new Error(`Founding ${town.slug}: ${answer.status} ${await answer.text()}`);
  await answer.body?.cancel();
}
