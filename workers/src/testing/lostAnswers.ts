import { eq } from "drizzle-orm";

import { session } from "@mereau/db/tenant/schema.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Access } from "#services/sign-in/access.ts";
import { identify } from "#services/sign-in/identify.ts";
import { openSession } from "#services/sign-in/openSession.ts";
import { newId } from "#testing/founding.ts";

/** A request whose commands the ledger carries out, and whose answers are lost on the way back. */
export const losingAnswers = (ctx: CommunityContext): CommunityContext => ({
  ...ctx,
  ledger: {
    ...ctx.ledger,
    submit: async (...call) => {
      await ctx.ledger.submit(...call);
      return { ok: false, code: "outcome_unknown" };
    },
  },
});

/** A request whose commands never reach the ledger, though nobody knows. */
export const losingCalls = (ctx: CommunityContext): CommunityContext => ({
  ...ctx,
  ledger: { ...ctx.ledger, submit: () => Promise.resolve({ ok: false, code: "outcome_unknown" }) },
});

/** A request by somebody who is remembered as they were, and whose session was ended since in another copy of the Worker. */
export async function endedElsewhere(ctx: CommunityContext, { member }: Caller): Promise<CommunityContext> {
  const id = newId();
  const opened = await openSession(ctx.db, { id, member, device: null, now: ctx.now });
  const token = opened?.token ?? "";
  const known = await identify(ctx, token);
  if (!known) throw new Error("nobody is known by this token");
  await ctx.db.update(session).set({ revokedAt: ctx.now }).where(eq(session.id, id));
  return { ...ctx, access: new Access(ctx, token, known) };
}
