import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { FIRST_MEMBER_NUMBER, memberAccountId } from "@mereau/shared/membership/account.ts";
import type * as z from "zod";
import type { foundingRequest } from "@mereau/shared/contracts/communities.ts";
import type { policySettings } from "@mereau/shared/policies/registry.ts";

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

/** The policies of a currency, as a founder sends them. */
export type Policies = z.input<typeof policySettings>;

/** By what its currency goes, and since when it is there: a moment of the past, or null for now. */
type Ways = { policies: Policies; begunAt: number | null };

/** A community to be measured: its people follow from the seed. */
export type Town = Ways & { id: string; slug: string; founder: string; people: Townsperson[] };

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64url");
const idFrom = (random: Random, at = Date.now()): string => uuidV7(at, random.bytes(10));

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

/** A town of so many accounts, beside its founder's; without policies unless some are given. */
export function planTown(
  seed: number,
  slug: string,
  accounts: number,
  { policies = {}, begunAt = null }: Partial<Ways> = {},
): Town {
  const random = randomFrom(`${seed} ${slug}`);
  return {
    policies,
    begunAt,
    // The ledger of a demonstration begins at the moment written in its id.
    id: idFrom(random, begunAt ?? Date.now()),
    slug,
    founder: idFrom(random),
    people: Array.from({ length: accounts }, (_, index) => person(random, FIRST_MEMBER_NUMBER + 1 + index)),
  };
}

type Founding = z.input<typeof foundingRequest> & { demo: boolean };

const founding = ({ id, slug, founder, policies, begunAt }: Town): Founding => ({
  demo: begunAt !== null,
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
      kind: kindOf(policies),
      policies,
      defaults: { creditLimit: "0", balanceCap: null },
    },
  ],
  memberTypes: [{ code: "member", name: "Member", provider: false, accounts: [{ currency: CURRENCY }] }],
});

/** Money is created as a dividend, arises as credit, or else is issued. */
export function kindOf({ dividend, dynamicCredit }: Policies): "dividend" | "mutual" | "prepaid" {
  if (dividend) return "dividend";
  return dynamicCredit ? "mutual" : "prepaid";
}

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
