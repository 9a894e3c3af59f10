import type { CaptureRequest } from "@mereau/shared/contracts/holds.ts";
import type { TransferRecord } from "@mereau/shared/contracts/transfers.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { optionalMinorUnits } from "#services/currencies/minorUnits.ts";
import { findHold } from "#services/holds/find.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { managing } from "#services/roles.ts";
import { expressTransfer } from "#services/transfers/express.ts";

/**
 * Pays from a hold, in part or all that remains; the payee’s owners and operators may, and the managers in their name.
 * Refuses with `unknown_hold`, `hold_closed`, `hold_expired`, `capture_too_large`, and the refusals of the payee.
 */
export async function captureHold(
  ctx: CommunityContext,
  caller: Caller,
  hold: string,
  request: CaptureRequest,
): Promise<TransferRecord> {
  const found = await findHold(ctx, hold);
  const actor = await actorFor(ctx, caller, found.to, managing);
  const { scale } = await findCurrency(ctx, found.currency);
  const amount = optionalMinorUnits(request.amount, scale, "amount");
  const capture = await submitTransfer(ctx, { ...request, kind: "capture", actor, hold, amount });
  if (actor.onBehalfOf !== null)
    await record(ctx, { caller, onBehalfOf: actor.onBehalfOf, action: "hold.capture", subject: hold });
  return expressTransfer(ctx, capture);
}
