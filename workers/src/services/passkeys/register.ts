import { eq } from "drizzle-orm";

import { member, passkey, session } from "@mereau/db/tenant/schema.ts";
import { type NewPasskey, PASSKEYS_MAX, type PasskeySummary } from "@mereau/shared/contracts/passkeys.ts";
import { type Agent, agentName } from "@mereau/shared/devices/agent.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { tellMember } from "#services/devices/tell.ts";
import { readChallenge, SPENT_BEFORE } from "#services/passkeys/challenge.ts";
import { expressPasskey } from "#services/passkeys/express.ts";
import type { Site } from "#services/passkeys/site.ts";
import { verifyCreated } from "#services/passkeys/verify.ts";
import { Refusal } from "#services/refusal.ts";
import { type Write, writePlanned } from "#services/scheduled/plan.ts";
import { requireStepForWays } from "#services/second-factor/require.ts";
import { forgetCallers } from "#services/sign-in/identify.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

/**
 * Adds a passkey that the caller’s browser made for a challenge of ours, and tells them by letter.
 * One without a name is called by the browser that made it. Asked again with the same id and credential it answers with the passkey as it stands. Refuses with `passkey_invalid`,
 * `passkey_expired` (the challenge is over, or was answered), `passkey_known`, `too_many_passkeys` and `id_reused`.
 */
export async function registerPasskey(
  ctx: CommunityContext,
  caller: Caller,
  site: Site,
  { agent, ...request }: NewPasskey & { agent: Agent | null },
): Promise<PasskeySummary> {
  requireStepForWays(caller);
  const before = await findSame(ctx, caller, request);
  if (before) return before;
  let spending: Write[] = [];
  const verified = await verifyCreated(site, request.response, async (challenge) => {
    const spends = await readChallenge(ctx, site, { kind: "add", member: caller.member }, challenge);
    spending = spends ?? [];
    return spends !== null;
  });
  const [[person], count] = await Promise.all([
    ctx.db
      .select({ id: member.id, language: member.language })
      .from(member)
      .where(eq(member.id, caller.member)),
    ctx.db.$count(passkey, eq(passkey.member, caller.member)),
  ]);
  if (!person) throw new Refusal("unknown_member");
  if (count >= PASSKEYS_MAX) throw new Refusal("too_many_passkeys");
  const name = request.name ?? agentName(agent)[person.language];
  const row = {
    ...verified,
    id: request.id,
    member: caller.member,
    name,
    transports: request.response.response.transports,
    createdAt: ctx.now,
    lastUsedAt: null,
    session: caller.session,
  };
  try {
    await writePlanned(ctx, ctx.now, [
      ...spending,
      ctx.db.insert(passkey).values(row),
      ...(count === 0 ? [firstWayWrite(ctx, caller)] : []),
      recordWrite(ctx, { caller, action: "passkey.add", subject: row.id, detail: { name } }),
      tellMember(ctx, { news: "passkey_added", member: person, about: row.id, name }),
    ]);
  } catch (error) {
    return explain(ctx, caller, request, error);
  }
  forgetCallers(ctx.id, { session: caller.session });
  return expressPasskey(row);
}

/** Whoever makes their first passkey has just opened it: this session needs no further step. */
const firstWayWrite = ({ db, now }: CommunityContext, caller: Caller): Write =>
  db.update(session).set({ secondStepAt: now }).where(eq(session.id, caller.session));

/** The passkey of this id, where it is the one that is asked for. Refuses with `id_reused` where it is another. */
async function findSame(
  ctx: CommunityContext,
  caller: Caller,
  { id, name, response }: NewPasskey,
): Promise<PasskeySummary | null> {
  const [row] = await ctx.db.select().from(passkey).where(eq(passkey.id, id));
  if (!row) return null;
  const isSame =
    row.member === caller.member &&
    row.credential === response.id &&
    (name === undefined || row.name === name);
  if (!isSame) throw new Refusal("id_reused");
  return expressPasskey(row);
}

/** Why the passkey could not be written. Somebody asking for the same at the same moment is told the same. */
async function explain(
  ctx: CommunityContext,
  caller: Caller,
  request: NewPasskey,
  error: unknown,
): Promise<PasskeySummary> {
  const broken = uniqueViolation(error);
  if (broken === null) throw error;
  const same = await findSame(ctx, caller, request);
  if (same) return same;
  if (broken === SPENT_BEFORE) throw new Refusal("passkey_expired");
  if (broken === "passkey.credential") throw new Refusal("passkey_known");
  throw error;
}
