import type { HoldRequest } from "@mereau/shared/contracts/holds.ts";
import type { TransferRecord } from "@mereau/shared/contracts/transfers.ts";
import { isPotId } from "@mereau/shared/membership/account.ts";
import { payerFor } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { checkOrder } from "#services/keys/checkOrder.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { expressTransfer } from "#services/transfers/express.ts";

/**
 * Keeps an amount aside on the payer’s account for a payee, until it is captured or released, or lapses.
 * The payer’s owners and operators may, and those who serve members, in the owner’s name.
 * Refuses with every code of a hold, with `own_benefit`, `signature_invalid` and `unknown_key`; the verdict is kept, as for a payment.
 */
export async function placeHold(
  ctx: CommunityContext,
  caller: Caller,
  request: HoldRequest,
): Promise<TransferRecord> {
  const actor = await payerFor(ctx, caller, { from: request.from, to: [request.to] });
  const { scale } = await findCurrency(ctx, request.currency);
  const amount = minorUnits(request.amount, scale);
  const command = { ...request, kind: "hold" as const, actor, amount };
  const { order } = command;
  if (order) await checkOrder(ctx, caller, { ...command, order });
  const placed = await submitTransfer(ctx, command);
  const { onBehalfOf } = actor;
  if (onBehalfOf !== null || isPotId(request.from))
    await record(ctx, {
      caller,
      ...(onBehalfOf !== null && { onBehalfOf }),
      action: "hold.place",
      subject: placed.id,
    });
  return expressTransfer(ctx, placed);
}
