import { audit } from "@mereau/db/tenant/schema.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { Caller, CommunityContext } from "#services/context.ts";

export type Action = {
  caller: Caller;
  /** The member in whose name it was done. */
  onBehalfOf?: string;
  /** What was done, as `noun.verb`: `member.approve`. */
  action: string;
  /** The id of what it was done to. */
  subject: string;
  detail?: unknown;
};

/** Writes down what a manager did, once it is done: both names when one acts for another. */
export async function record(ctx: CommunityContext, done: Action): Promise<void> {
  const { caller, onBehalfOf = null, action, subject, detail = null } = done;
  const id = uuidV7(ctx.now, crypto.getRandomValues(new Uint8Array(10)));
  const { now: at, requestId } = ctx;
  await ctx.db
    .insert(audit)
    .values({ id, at, actor: caller.member, onBehalfOf, action, subject, detail, requestId });
}
