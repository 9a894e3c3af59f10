import { and, desc, eq, isNotNull, isNull, lt, type SQL } from "drizzle-orm";

import { till, tillMovement } from "@mereau/db/tenant/schema.ts";
import type { Till, TillMovement, TillsQuery } from "@mereau/shared/contracts/tills.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, numberPlace, type Page, readPlace } from "#services/page.ts";
import { allow, auditing, isAmong, overseeing } from "#services/roles.ts";
import { expressMovement, expressTills, findTill, selectMovements } from "#services/tills/find.ts";

const isIn = (state: TillsQuery["state"]): SQL | undefined =>
  state === "all" ? undefined : state === "open" ? isNull(till.closedAt) : isNotNull(till.closedAt);

/** Tills, the last opened first: a teller’s own, and all of them for those who may read the whole ledger. */
export async function listTills(
  ctx: CommunityContext,
  caller: Caller,
  { state, teller, cursor, limit }: TillsQuery,
): Promise<Page<Till>> {
  allow(caller, overseeing);
  const after = readPlace(numberPlace, cursor);
  const whose = isAmong(caller, auditing) ? teller : caller.member;
  const rows = await ctx.db
    .select()
    .from(till)
    .where(
      and(
        isIn(state),
        whose === undefined ? undefined : eq(till.teller, whose),
        after && lt(till.number, after[0]),
      ),
    )
    .orderBy(desc(till.number))
    .limit(limit + 1);
  const { items, next } = cutPage(rows, limit, ({ number }) => [number]);
  return { items: await expressTills(ctx, items), next };
}

/** What was done at a till, the newest first. Refuses with `unknown_till`, `till_of_another`. */
export async function listTillMovements(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  { cursor, limit }: Pick<TillsQuery, "cursor" | "limit">,
): Promise<Page<TillMovement>> {
  allow(caller, overseeing);
  await findTill(ctx, caller, id, auditing);
  const after = readPlace(numberPlace, cursor);
  const rows = await selectMovements(ctx)
    .where(and(eq(tillMovement.till, id), after && lt(tillMovement.number, after[0])))
    .orderBy(desc(tillMovement.number))
    .limit(limit + 1);
  const { items, next } = cutPage(rows, limit, ({ movement }) => [movement.number]);
  return { items: items.map(expressMovement), next };
}
