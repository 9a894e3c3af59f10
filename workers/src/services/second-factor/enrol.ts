import { eq } from "drizzle-orm";
import * as z from "zod";

import { member, session, totp } from "@mereau/db/tenant/schema.ts";
import type { TotpEnrolment } from "@mereau/shared/contracts/secondFactor.ts";
import { fromBase64url, toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { tellMember } from "#services/devices/tell.ts";
import { Refusal } from "#services/refusal.ts";
import { writePlanned } from "#services/scheduled/plan.ts";
import { renewRecoveryCodes } from "#services/second-factor/recoveryCodes.ts";
import { requireStepForWays } from "#services/second-factor/require.ts";
import { describeSecret, SECRET_BYTES, stepOf } from "#services/second-factor/totp.ts";
import { seal, unsealText } from "#services/secrets/seal.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";
import { requireRecentSignIn } from "#services/sign-in/recent.ts";

/** How long somebody has to set up the app and type its first code. */
const ENROLMENT_MS = 10 * 60_000;
const NONCE_BYTES = 24;

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

const enrolling = z.object({ community: z.string(), member: z.string(), secret: z.string(), until: z.int() });

/** Those who have more to do than a member: others are asked for no second step. */
function refuseMembers({ role, withheld }: Caller): void {
  if (role === "member" && !withheld) throw new Refusal("forbidden");
}

/**
 * A new secret for an app on the caller’s telephone. Nothing of it is written: it comes back, sealed, with a first code.
 * Refuses with `forbidden` whoever is no more than a member, `sign_in_again` in a session that is not recent, and
 * `second_factor_required` whoever has a way already and did not use it here.
 */
export async function startEnrolment(
  ctx: CommunityContext,
  caller: Caller,
  sealingKey: Uint8Array,
): Promise<TotpEnrolment> {
  refuseMembers(caller);
  requireStepForWays(caller);
  await requireRecentSignIn(ctx, caller);
  const [person] = await ctx.db
    .select({ name: member.name, email: member.email })
    .from(member)
    .where(eq(member.id, caller.member));
  if (!person) throw new Refusal("unknown_member");
  const secret = random(SECRET_BYTES);
  const kept: z.input<typeof enrolling> = {
    community: ctx.id,
    member: caller.member,
    secret: toBase64url(secret),
    until: ctx.now + ENROLMENT_MS,
  };
  return {
    ...describeSecret(secret, { issuer: ctx.name, label: person.email ?? person.name }),
    enrolment: seal(JSON.stringify(kept), sealingKey, random(NONCE_BYTES)),
  };
}

function readEnrolment(
  ctx: CommunityContext,
  caller: Caller,
  sealingKey: Uint8Array,
  sealed: string,
): Uint8Array {
  const read = enrolling.safeParse(openSealed(sealed, sealingKey));
  if (!read.success || read.data.community !== ctx.id || read.data.member !== caller.member)
    throw new Refusal("code_expired");
  if (read.data.until <= ctx.now) throw new Refusal("code_expired");
  const secret = fromBase64url(read.data.secret);
  if (!secret) throw new Refusal("internal");
  return secret;
}

function openSealed(sealed: string, sealingKey: Uint8Array): unknown {
  try {
    return JSON.parse(unsealText(sealed, sealingKey));
  } catch {
    return null;
  }
}

/**
 * Takes the app that made this code into use, in the place of the one before; this session has done its second step with it.
 * The member is told by letter. Refuses as {@link startEnrolment}, and with `code_wrong` and `code_expired`.
 *
 * @returns ten recovery codes, in the place of those before
 */
export async function confirmEnrolment(
  ctx: CommunityContext,
  caller: Caller,
  sealingKey: Uint8Array,
  { enrolment, code }: { enrolment: string; code: string },
): Promise<string[]> {
  refuseMembers(caller);
  requireStepForWays(caller);
  const secret = readEnrolment(ctx, caller, sealingKey, enrolment);
  const lastStep = stepOf(secret, code, ctx.now);
  if (lastStep === null) throw new Refusal("code_wrong");
  const [person] = await ctx.db
    .select({ id: member.id, language: member.language })
    .from(member)
    .where(eq(member.id, caller.member));
  if (!person) throw new Refusal("unknown_member");
  const fresh = renewRecoveryCodes(ctx, sealingKey, caller.member);
  const row = {
    sealedSecret: seal(secret, sealingKey, random(NONCE_BYTES)),
    createdAt: ctx.now,
    lastStep,
    tries: 0,
    triesSince: ctx.now,
  };
  await writePlanned(ctx, ctx.now, [
    ctx.db
      .insert(totp)
      .values({ ...row, member: caller.member })
      .onConflictDoUpdate({ target: totp.member, set: row }),
    ...fresh.writes,
    ctx.db.update(session).set({ secondStepAt: ctx.now }).where(eq(session.id, caller.session)),
    recordWrite(ctx, { caller, action: "second_factor.add", subject: caller.member }),
    tellMember(ctx, { news: "second_factor_added", member: person, about: String(ctx.now), name: ctx.name }),
  ]);
  forgetCallers(ctx.id, { member: caller.member });
  return fresh.codes;
}
