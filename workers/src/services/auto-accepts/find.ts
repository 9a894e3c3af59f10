import { and, asc, eq, gte, isNull } from "drizzle-orm";

import { autoAccept } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";

export type AcceptRow = typeof autoAccept.$inferSelect;

type Asked = { from: string | null; to: string; currency: string; amount: number | null };

/** What the payer has agreed to of which a request of this amount may be paid, the earliest first. */
export async function findAccepts(
  { db }: CommunityContext,
  { from, to, currency, amount }: Asked,
): Promise<AcceptRow[]> {
  if (from === null || amount === null) return [];
  return db
    .select()
    .from(autoAccept)
    .where(
      and(
        eq(autoAccept.from, from),
        eq(autoAccept.to, to),
        eq(autoAccept.currency, currency),
        isNull(autoAccept.revokedAt),
        gte(autoAccept.perRequest, amount),
      ),
    )
    .orderBy(asc(autoAccept.id));
}
