import { eq } from "drizzle-orm";

import { hold } from "@mereau/db/tenant/schema.ts";
import type { Hold as ShownHold } from "@mereau/shared/contracts/holds.ts";
import type { Hold } from "@mereau/shared/ledger/transfer.ts";
import { remainingOf } from "@mereau/shared/ledger/transfer.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { Refusal } from "#services/refusal.ts";

/** A hold as it stands. Refuses with `unknown_hold`. */
export async function findHold(ctx: CommunityContext, id: string): Promise<Hold> {
  const [row] = await ctx.db.select().from(hold).where(eq(hold.id, id));
  if (!row) throw new Refusal("unknown_hold");
  return row;
}

/** A hold as the API shows it. One whose moment has passed has lapsed, also while the ledger has yet to write it down. */
export async function expressHold(ctx: CommunityContext, row: Hold): Promise<ShownHold> {
  const scale = await scaleOf(ctx, row.currency);
  const now: Hold = row.state === "open" && ctx.now >= row.expiresAt ? { ...row, state: "expired" } : row;
  return {
    ...now,
    amount: formatAmount(row.amount, scale),
    captured: formatAmount(row.captured, scale),
    remaining: formatAmount(remainingOf(now), scale),
  };
}
