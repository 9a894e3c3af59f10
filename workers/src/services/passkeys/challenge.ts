import { lte } from "drizzle-orm";

import { spentChallenge } from "@mereau/db/tenant/schema.ts";
import { fromBase64url, toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { utf8 } from "@mereau/shared/crypto/utf8.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Site } from "#services/passkeys/site.ts";
import { Refusal } from "#services/refusal.ts";
import type { Write } from "#services/scheduled/plan.ts";
import { makeStamp, readStamp } from "#services/secrets/stamp.ts";
import { hashToken } from "#services/sign-in/token.ts";

/** How long a browser has to answer: people look for their telephone, or for their glasses. */
export const CHALLENGE_MS = 5 * 60_000;

/** What a challenge is for: to add a passkey, by that member alone; or to sign in, by whoever can. */
export type Purpose = { kind: "add"; member: string } | { kind: "use" };

const subjectOf = ({ id }: CommunityContext, purpose: Purpose): string[] => [
  "passkey",
  id,
  purpose.kind,
  purpose.kind === "add" ? purpose.member : "",
];

/** A challenge of this community, base64url. Nothing of it is written: anybody may ask for one to sign in with. */
export async function newChallenge(ctx: CommunityContext, site: Site, purpose: Purpose): Promise<string> {
  const stamp = await makeStamp(site.sealingKey, subjectOf(ctx, purpose), ctx.now + CHALLENGE_MS);
  return toBase64url(utf8(stamp));
}

/**
 * Whether a browser answered a challenge of ours: null where it did not. Refuses with `passkey_expired` one that is over.
 *
 * @returns the writes that spend it. A batch with them fails where it was spent before, so that it is answered once.
 */
export async function readChallenge(
  ctx: CommunityContext,
  site: Site,
  purpose: Purpose,
  challenge: string,
): Promise<Write[] | null> {
  const bytes = fromBase64url(challenge);
  const stamp = bytes ? new TextDecoder().decode(bytes) : "";
  const read = await readStamp(site.sealingKey, subjectOf(ctx, purpose), stamp, ctx.now);
  if (!read) return null;
  if (read.isOver) throw new Refusal("passkey_expired");
  const { expiresAt } = read;
  return [
    ctx.db.delete(spentChallenge).where(lte(spentChallenge.expiresAt, ctx.now)),
    ctx.db.insert(spentChallenge).values({ hash: hashToken(challenge), expiresAt }),
  ];
}

/** The index that tells of a challenge that was answered before. */
export const SPENT_BEFORE = "spent_challenge.hash";
