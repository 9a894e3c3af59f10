import { eq } from "drizzle-orm";

import { session } from "@mereau/db/tenant/schema.ts";
import { RECENT_MS } from "@mereau/shared/devices/signingIn.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * Lets somebody go on who has signed in a short while ago. Whoever finds a telephone that is signed in could otherwise make it a key
 * with a code of their own, or have the codes sent to themselves.
 * Refuses with `sign_in_again`.
 */
export async function requireRecentSignIn({ db, now }: CommunityContext, caller: Caller): Promise<void> {
  const [opened] = await db
    .select({ createdAt: session.createdAt })
    .from(session)
    .where(eq(session.id, caller.session));
  if (opened && opened.createdAt < now - RECENT_MS) throw new Refusal("sign_in_again");
}
