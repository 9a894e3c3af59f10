import { and, desc, eq, lt, or, sql } from "drizzle-orm";
import * as z from "zod";

import { task, taskClaim } from "@mereau/db/tenant/schema.ts";
import type { ClaimsQuery, TaskClaim } from "@mereau/shared/contracts/tasks.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency, scaleOf } from "#services/currencies/find.ts";
import { cutPage, type Page, readPlace } from "#services/page.ts";
import { isAmong, overseeing } from "#services/roles.ts";
import { expressClaim } from "#services/tasks/express.ts";
import { findVisibleClaim } from "#services/tasks/find.ts";

const place = z.tuple([z.string()]);

/** Claims, the newest first: one’s own, or all that one may validate or oversee. */
export async function listClaims(
  ctx: CommunityContext,
  caller: Caller,
  { state, all, cursor, limit }: ClaimsQuery,
): Promise<Page<TaskClaim>> {
  const [before] = readPlace(place, cursor) ?? [undefined];
  const theirs = eq(taskClaim.member, caller.member);
  const toValidate = sql`exists (select 1 from json_each(${task.validators}) where value = ${caller.member})`;
  const visible = !all ? theirs : isAmong(caller, overseeing) ? undefined : or(theirs, toValidate);
  const rows = await ctx.db
    .select({ claim: taskClaim, task })
    .from(taskClaim)
    .innerJoin(task, eq(task.id, taskClaim.task))
    .where(
      and(
        visible,
        state === undefined ? undefined : eq(taskClaim.state, state),
        before === undefined ? undefined : lt(taskClaim.id, before),
      ),
    )
    .orderBy(desc(taskClaim.id))
    .limit(limit + 1);
  const page = cutPage(rows, limit, ({ claim }) => [claim.id]);
  const items = page.items.map(async (row) => expressClaim(row, await scaleOf(ctx, row.claim.currency)));
  return { ...page, items: await Promise.all(items) };
}

/** One claim. Refuses with `unknown_task_claim`. */
export async function getClaim(ctx: CommunityContext, caller: Caller, id: string): Promise<TaskClaim> {
  const found = await findVisibleClaim(ctx, caller, id);
  const { scale } = await findCurrency(ctx, found.claim.currency);
  return expressClaim(found, scale);
}
