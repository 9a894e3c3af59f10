import { and, eq } from "drizzle-orm";

import { tillMovement } from "@mereau/db/tenant/schema.ts";
import type { CounterReceipt } from "@mereau/shared/contracts/tills.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, auditing, overseeing } from "#services/roles.ts";
import { ownerOf } from "#services/sales/buyer.ts";
import { readSeller } from "#services/sales/seller.ts";
import { expressMovement, expressTills, findTill, selectMovements } from "#services/tills/find.ts";

/**
 * The receipt of euros taken at the counter, for the till’s teller and those who may read the whole ledger.
 * Refuses with `unknown_till`, `till_of_another`, and with `unknown_till_movement` what is no issue that was carried out.
 */
export async function readCounterReceipt(
  ctx: CommunityContext,
  caller: Caller,
  asked: { id: string; movement: string },
): Promise<CounterReceipt> {
  allow(caller, overseeing);
  const row = await findTill(ctx, caller, asked.id, auditing);
  const [found] = await selectMovements(ctx).where(
    and(eq(tillMovement.id, asked.movement), eq(tillMovement.till, row.id)),
  );
  const movement = found && expressMovement(found);
  if (!movement?.issue || found?.verdict !== "accepted" || found.doneAt === null)
    throw new Refusal("unknown_till_movement");
  const [[told], money, owner, seller] = await Promise.all([
    expressTills(ctx, [row]),
    findCurrency(ctx, movement.issue.currency),
    ownerOf(ctx, movement.issue.account),
    readSeller(ctx),
  ]);
  const { code, name, symbol, scale } = money;
  return {
    number: `${row.number}-${movement.number}`,
    movement,
    at: found.doneAt,
    currency: { code, name, symbol, scale },
    member: owner && { name: owner.name, number: owner.number },
    teller: told?.teller.name ?? "",
    place: row.place,
    seller: { name: seller.name, address: seller.address, registration: seller.registration },
  };
}
