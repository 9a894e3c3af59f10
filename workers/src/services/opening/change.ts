import { and, eq, sql } from "drizzle-orm";

import { setting } from "@mereau/db/tenant/schema.ts";
import type { Opening, OpeningChange } from "@mereau/shared/contracts/opening.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { OPENING_SETTING } from "#services/opening/kept.ts";
import { readOpening } from "#services/opening/read.ts";
import { allow } from "#services/roles.ts";

/** Not opened yet: once it is, nothing of its opening changes any more. */
export const isPreparing = and(
  eq(setting.key, OPENING_SETTING),
  sql`json_extract(${setting.value}, '$.openedAt') is null`,
);

/** Says when the community is meant to open, or which steps are held for done; administrators alone may. */
export async function changeOpening(
  ctx: CommunityContext,
  caller: Caller,
  change: OpeningChange,
): Promise<Opening> {
  allow(caller, ["admin"]);
  const parts = Object.entries(change).filter(([, value]) => value !== undefined);
  if (parts.length > 0)
    await ctx.db.batch([
      ctx.db
        .update(setting)
        .set({
          value: parts.reduce(
            (value, [key, told]) => sql`json_set(${value}, ${`$.${key}`}, json(${JSON.stringify(told)}))`,
            sql`${setting.value}`,
          ),
          updatedAt: ctx.now,
        })
        .where(isPreparing),
      recordChange(ctx, { caller, action: "opening.change", subject: ctx.id, detail: change }),
    ]);
  return readOpening(ctx, caller);
}
