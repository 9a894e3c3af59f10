import { sql } from "drizzle-orm";

import { audit } from "@mereau/db/tenant/schema.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import type { Write } from "#services/scheduled/plan.ts";

export type Action = {
  /** Null where the community’s own rules did it. */
  caller: Pick<Caller, "member"> | null;
  /** The member in whose name it was done; null, or nothing, where they did it in their own. */
  onBehalfOf?: string | null;
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
  const lines = actions.map((done) => lineOf(ctx, done));
  for (let first = 0; first < lines.length; first += LINES_MAX)
    await ctx.db.insert(audit).values(lines.slice(first, first + LINES_MAX));
}

/**
 * The write that writes down what the write directly before it has changed, in the same batch: so that it is neither lost nor
 * doubled, whoever asks again. Where that changed no row there is nothing to write down.
 */
export function recordChange(ctx: CommunityContext, done: Action): Write {
  const { id, at, actor, onBehalfOf, action, subject, detail, requestId, approvedBy } = lineOf(ctx, done);
  const told = detail === null ? null : JSON.stringify(detail);
  return ctx.db.run(sql`
    insert into ${audit} (id, at, actor, on_behalf_of, action, subject, detail, request_id, approved_by)
    select ${id}, ${at}, ${actor}, ${onBehalfOf}, ${action}, ${subject}, ${told}, ${requestId}, ${approvedBy} where changes() > 0`);
}

/** The same of what is written down only where it was done in another member’s name. */
export const recordOnBehalf = (
  ctx: CommunityContext,
  done: Action & { onBehalfOf: string | null },
): Write[] => (done.onBehalfOf === null ? [] : [recordChange(ctx, done)]);

/** The same where the batch fails as a whole rather than change nothing. */
export const recordWrite = (ctx: CommunityContext, done: Action): Write =>
  ctx.db.insert(audit).values(lineOf(ctx, done));

const lineOf = (
  ctx: CommunityContext,
  { caller, onBehalfOf = null, action, subject, detail = null }: Action,
) => ({
  id: uuidV7(ctx.now, crypto.getRandomValues(new Uint8Array(10))),
  at: ctx.now,
  actor: caller?.member ?? null,
  onBehalfOf,
  action,
  subject,
  detail,
  requestId: ctx.requestId,
  approvedBy: ctx.approvedBy ?? null,
});
