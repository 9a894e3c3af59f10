import { eq } from "drizzle-orm";

import { member, passkey } from "@mereau/db/tenant/schema.ts";
import type { PasskeyCreation, PasskeyRequest } from "@mereau/shared/contracts/passkeys.ts";
import { PASSKEYS_MAX } from "@mereau/shared/contracts/passkeys.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { CHALLENGE_MS, newChallenge } from "#services/passkeys/challenge.ts";
import type { Site } from "#services/passkeys/site.ts";
import { userHandle } from "#services/passkeys/userHandle.ts";
import { ALGORITHMS } from "#services/passkeys/verify.ts";
import { Refusal } from "#services/refusal.ts";
import { requireStepForWays } from "#services/second-factor/require.ts";
import { requireRecentSignIn } from "#services/sign-in/recent.ts";

/**
 * With what a browser is to make a passkey for the caller: one that names its member by itself, asks the person each time,
 * and is none of those they have already. A wallet may protect its device key with it (`prf`).
 * Refuses with `sign_in_again` in a session that is not recent, and with `too_many_passkeys`.
 */
export async function creationOptions(
  ctx: CommunityContext,
  caller: Caller,
  site: Site,
): Promise<PasskeyCreation> {
  requireStepForWays(caller);
  await requireRecentSignIn(ctx, caller);
  const [[person], known] = await ctx.db.batch([
    ctx.db.select({ name: member.name }).from(member).where(eq(member.id, caller.member)),
    ctx.db
      .select({ id: passkey.credential, transports: passkey.transports })
      .from(passkey)
      .where(eq(passkey.member, caller.member)),
  ]);
  if (!person) throw new Refusal("unknown_member");
  if (known.length >= PASSKEYS_MAX) throw new Refusal("too_many_passkeys");
  // The list in which a browser lets people choose shows this name alone, for every community of this host
  const name = `${person.name} · ${ctx.name}`;
  return {
    rp: { id: site.rpId, name: ctx.name },
    user: { id: userHandle(ctx.id, caller.member), name, displayName: name },
    challenge: await newChallenge(ctx, site, { kind: "add", member: caller.member }),
    pubKeyCredParams: ALGORITHMS.map((alg) => ({ type: "public-key", alg })),
    timeout: CHALLENGE_MS,
    excludeCredentials: known.map(({ id, transports }) => ({ id, type: "public-key", transports })),
    authenticatorSelection: {
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
    attestation: "none",
    extensions: { prf: {}, credProps: true },
  };
}

/** With what a browser is to sign in: whoever it knows here. Nobody is named, and nothing is written. */
export async function useOptions(ctx: CommunityContext, site: Site): Promise<PasskeyRequest> {
  return {
    rpId: site.rpId,
    challenge: await newChallenge(ctx, site, { kind: "use" }),
    timeout: CHALLENGE_MS,
    userVerification: "required",
    allowCredentials: [],
  };
}
