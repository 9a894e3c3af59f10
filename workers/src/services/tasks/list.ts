import { and, desc, eq, isNotNull, isNull, lt, or, type SQL, sql } from "drizzle-orm";

import { task, taskClaim } from "@mereau/db/tenant/schema.ts";
import type { ClaimsQuery, TaskClaim } from "@mereau/shared/contracts/tasks.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency, scaleOf } from "#services/currencies/find.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { isAmong, overseeing } from "#services/roles.ts";
import { expressClaim } from "#services/tasks/express.ts";
import { findVisibleClaim, selectClaims } from "#services/tasks/find.ts";
import { reversal } from "#services/transfers/undone.ts";

/** A claim is `reversed` by what the ledger says of its payment: in its row it stays paid. */
function isIn(state: TaskClaim["state"]): SQL | undefined {
  if (state === "reversed") return and(eq(taskClaim.state, "paid"), isNotNull(reversal.id));
  const stands = eq(taskClaim.state, state);
  return state === "paid" ? and(stands, isNull(reversal.id)) : stands;
}

/** Claims, the newest first: one’s own, or all that one may validate or oversee. */
export async function listClaims(
  ctx: CommunityContext,
  caller: Caller,
  { state, all, cursor, limit }: ClaimsQuery,
): Promise<Page<TaskClaim>> {
  const [before] = readPlace(textPlace, cursor) ?? [undefined];
  const theirs = eq(taskClaim.member, caller.member);
  const toValidate = sql`exists (select 1 from json_each(${task.validators}) where value = ${caller.member})`;
  const visible = !all ? theirs : isAmong(caller, overseeing) ? undefined : or(theirs, toValidate);
  const rows = await selectClaims(ctx)
    .where(and(visible, state && isIn(state), before === undefined ? undefined : lt(taskClaim.id, before)))
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
