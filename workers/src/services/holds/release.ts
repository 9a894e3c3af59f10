import type { ReleaseRequest } from "@mereau/shared/contracts/holds.ts";
import type { TransferRecord } from "@mereau/shared/contracts/transfers.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findHold } from "#services/holds/find.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { managing } from "#services/roles.ts";
import { expressTransfer } from "#services/transfers/express.ts";

/**
 * Frees what a hold still keeps; the payee’s owners and operators may, and the managers in their name, but never the
 * payer, whose promise it is. Refuses with `unknown_hold`, `hold_closed`, `hold_expired`.
 */
export async function releaseHold(
  ctx: CommunityContext,
  caller: Caller,
  hold: string,
  { id }: ReleaseRequest,
): Promise<TransferRecord> {
  const found = await findHold(ctx, hold);
  const actor = await actorFor(ctx, caller, found.to, managing);
  const release = await submitTransfer(ctx, { kind: "release", id, actor, hold });
  if (actor.onBehalfOf !== null)
    await record(ctx, { caller, onBehalfOf: actor.onBehalfOf, action: "hold.release", subject: hold });
  return expressTransfer(ctx, release);
}
