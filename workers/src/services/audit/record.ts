import { audit } from "@mereau/db/tenant/schema.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { Caller, CommunityContext } from "#services/context.ts";

export type Action = {
  /** Null where the community’s own rules did it. */
  caller: Caller | null;
  /** The member in whose name it was done. */
  onBehalfOf?: string;
  /** What was done, as `noun.verb`: `member.approve`. */
  action: string;
  /** The id of what it was done to. */
  subject: string;
  detail?: unknown;
};

/** Lines written at once: a statement takes a limited number of values. */
const LINES_MAX = 1_000;

/** Writes down what a manager did, once it is done: both names when one acts for another. */
export const record = (ctx: CommunityContext, done: Action): Promise<void> => recordAll(ctx, [done]);

/** Writes down several things done in one request. */
export async function recordAll(ctx: CommunityContext, actions: readonly Action[]): Promise<void> {
  const lines = actions.map(({ caller, onBehalfOf = null, action, subject, detail = null }) => ({
    id: uuidV7(ctx.now, crypto.getRandomValues(new Uint8Array(10))),
    at: ctx.now,
    actor: caller?.member ?? null,
    onBehalfOf,
    action,
    subject,
    detail,
    requestId: ctx.requestId,
  }));
  for (let first = 0; first < lines.length; first += LINES_MAX)
    await ctx.db.insert(audit).values(lines.slice(first, first + LINES_MAX));
}
