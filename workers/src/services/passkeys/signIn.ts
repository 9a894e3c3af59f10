import { and, eq, lt, or, sql } from "drizzle-orm";

import { member, passkey } from "@mereau/db/tenant/schema.ts";
import type { UsedCredential } from "@mereau/shared/contracts/passkeys.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { Agent } from "@mereau/shared/devices/agent.ts";
import type { CommunityContext } from "#services/context.ts";
import { tellMember } from "#services/devices/tell.ts";
import { readChallenge, SPENT_BEFORE } from "#services/passkeys/challenge.ts";
import type { Site } from "#services/passkeys/site.ts";
import { isSameId, readUserHandle } from "#services/passkeys/userHandle.ts";
import { verifyUsed } from "#services/passkeys/verify.ts";
import { Refusal } from "#services/refusal.ts";
import { type Write, writePlanned } from "#services/scheduled/plan.ts";
import { openSession, type OpenedSession } from "#services/sign-in/openSession.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

type Attempt = { response: UsedCredential; device: string | null; agent: Agent | null };

/**
 * Opens a session for whoever signs a challenge of ours with a passkey of an active member.
 *
 * Refuses with `passkey_unknown`, which is also the answer for a member who is suspended or has left; `passkey_elsewhere`
 * for one of another community of this host; `passkey_invalid` for a signature that does not hold; `passkey_expired` for a
 * challenge that is over or was answered before; and `passkey_copied` where it says that it was used less often than it
 * was seen here. Unlike a code it cannot be guessed, so that tries are not counted.
 */
export async function signInWithPasskey(
  ctx: CommunityContext,
  site: Site,
  { response, device, agent }: Attempt,
): Promise<OpenedSession> {
  const found = await findActive(ctx, response);
  let spending: Write[] = [];
  const used = await verifyUsed(site, response, found.passkey.publicKey, async (challenge) => {
    const spends = await readChallenge(ctx, site, { kind: "use" }, challenge);
    spending = spends ?? [];
    return spends !== null;
  });
  if (!(await countUse(ctx, found.passkey.id, used, spending))) {
    await writePlanned(ctx, ctx.now, [
      tellMember(ctx, {
        news: "passkey_copied",
        member: { id: found.passkey.member, language: found.language },
        about: found.passkey.id,
        name: found.passkey.name,
      }),
    ]);
    throw new Refusal("passkey_copied");
  }
  const opened = await openSession(ctx.db, {
    id: uuidV7(ctx.now, crypto.getRandomValues(new Uint8Array(10))),
    member: found.passkey.member,
    device,
    agent,
    passkey: found.passkey.id,
    now: ctx.now,
  });
  if (!opened) throw new Refusal("internal");
  return opened;
}

/** The passkey, where its member is active, and the handle it came with is theirs in this very community. */
async function findActive(ctx: CommunityContext, { id, response }: UsedCredential) {
  const handle = readUserHandle(response.userHandle ?? "");
  if (handle && !isSameId(ctx.id, handle.community)) throw new Refusal("passkey_elsewhere");
  const [found] = await ctx.db
    .select({ passkey, language: member.language })
    .from(passkey)
    .innerJoin(member, and(eq(member.id, passkey.member), eq(member.status, "active")))
    .where(eq(passkey.credential, id));
  if (!found || !handle || !isSameId(found.passkey.member, handle.member))
    throw new Refusal("passkey_unknown");
  return found;
}

/**
 * Spends the challenge, and writes down how often the passkey says that it has signed. False where that is no more than it
 * said before: synced ones do not count, and always say 0.
 */
async function countUse(
  { db, now }: CommunityContext,
  id: string,
  { counter, synced }: { counter: number; synced: boolean },
  spending: readonly Write[],
): Promise<boolean> {
  const isOnward = or(lt(passkey.counter, counter), and(eq(passkey.counter, 0), sql`${counter} = 0`));
  const used = db
    .update(passkey)
    .set({ counter, synced, lastUsedAt: now })
    .where(and(eq(passkey.id, id), isOnward))
    .returning({ id: passkey.id });
  try {
    const [counted] = await db.batch([used, ...spending]);
    return counted.length === 1;
  } catch (error) {
    if (uniqueViolation(error) === SPENT_BEFORE) throw new Refusal("passkey_expired");
    throw error;
  }
}
