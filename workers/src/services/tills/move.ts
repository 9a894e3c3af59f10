import { eq, sql } from "drizzle-orm";

import { till, tillMovement } from "@mereau/db/tenant/schema.ts";
import { centsOf } from "@mereau/shared/contracts/euros.ts";
import type { TillMovement, TillMovementRequest } from "@mereau/shared/contracts/tills.ts";
import { amountTexts } from "@mereau/shared/money/display.ts";
import { EURO_SCALE, euro } from "@mereau/shared/money/euro.ts";
import { minorOf } from "@mereau/shared/policies/parts.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, serving } from "#services/roles.ts";
import { cashIn, expressMovement, findTill, readTill, selectMovements } from "#services/tills/find.ts";

/**
 * Writes down euros that were taken or given at the caller’s open till for something else than an issue: change fetched,
 * cash taken to the bank, euros given back for an issue that was undone. No money of the ledger moves by it. Asked again
 * with the same id it is the same movement.
 * Refuses with `unknown_till`, `till_of_another`, `till_closed`, `id_reused`, and with `till_short` more cash than there is.
 */
export async function moveAtTill(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  request: TillMovementRequest,
): Promise<TillMovement> {
  allow(caller, serving);
  await findTill(ctx, caller, id, []);
  const { means, note } = request;
  const cents = centsOf(request.euros) * (request.direction === "in" ? 1 : -1);
  if (cents === 0) throw new Refusal("amount_out_of_bounds");
  await ctx.db.batch([
    ctx.db.run(sql`insert into ${tillMovement} (id, till, number, kind, means, cents, note, by, at, asked_at)
      select ${request.id}, ${id}, ${nextNumber(id)}, 'other', ${means}, ${cents}, ${note}, ${caller.member}, ${ctx.now}, ${ctx.now}
      where ${isOpen(id)} and (${means} <> 'cash' or ${cashIn(id)} + ${cents} >= 0)
      on conflict (id) do nothing`),
    recordChange(ctx, { caller, action: "till.move", subject: id, detail: { cents, means, note } }),
  ]);
  const [known] = await selectMovements(ctx).where(eq(tillMovement.id, request.id));
  if (!known) return refuse(ctx, caller, id);
  const { movement } = known;
  const isSame = movement.till === id && movement.kind === "other" && movement.note === note;
  if (!isSame || movement.cents !== cents || movement.means !== means) throw new Refusal("id_reused");
  return expressMovement(known);
}

async function refuse(ctx: CommunityContext, caller: Caller, id: string): Promise<never> {
  const { closing, expected } = await readTill(ctx, caller, id);
  if (closing) throw new Refusal("till_closed");
  throw new Refusal("till_short", {
    figures: { expected: amountTexts(minorOf(expected, EURO_SCALE), euro) },
  });
}

/** The number of the next movement of a till, in SQL. */
export const nextNumber = (id: string) =>
  sql`(select coalesce(max(${tillMovement.number}), 0) + 1 from ${tillMovement} where ${tillMovement.till} = ${id})`;

/** True in SQL while a till is open. */
export const isOpen = (id: string) =>
  sql`exists (select 1 from ${till} where ${till.id} = ${id} and ${till.closedAt} is null)`;
