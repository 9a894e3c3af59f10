import { eq } from "drizzle-orm";

import { transfer } from "@mereau/db/tenant/schema.ts";
import { rejectionCodes } from "@mereau/shared/ledger/rejection.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/** A row of the table as the ledger’s vocabulary knows it. */
export function transferOf(row: typeof transfer.$inferSelect): Transfer {
  const { actor, onBehalfOf, keyId, signature, verdict, ...rest } = row;
  const code = verdict === "accepted" ? verdict : rejectionCodes.find((known) => known === verdict);
  if (code === undefined) throw new Error(`The transfer ${row.id} has an unknown verdict`);
  const order = keyId !== null && signature !== null ? { keyId, signature } : null;
  return { ...rest, verdict: code, actor: { member: actor, onBehalfOf }, order };
}

/** A transfer of any kind, accepted or refused. Refuses with `unknown_transfer`. */
export async function findTransfer(ctx: CommunityContext, id: string): Promise<Transfer> {
  const [row] = await ctx.db.select().from(transfer).where(eq(transfer.id, id));
  if (!row) throw new Refusal("unknown_transfer");
  return transferOf(row);
}
