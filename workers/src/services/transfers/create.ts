import type { TransferRecord, TransferRequest } from "@mereau/shared/contracts/transfers.ts";
import type { PaymentCommand } from "@mereau/shared/ledger/command.ts";
import type { Actor } from "@mereau/shared/ledger/transfer.ts";
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
 * Pays from one account to another: its owners and operators may, and those who serve members, in the owner’s name.
 * Once the token, the role and the currency are known in this isolate it reads nothing: one call to the ledger.
 * The verdict is kept with the transfer, a refusal too: the same request again gets the same answer.
 * Refuses with every code of a payment, with `own_benefit`, `signature_invalid` and `unknown_key`.
 */
export async function createTransfer(
  ctx: CommunityContext,
  caller: Caller,
  request: TransferRequest,
): Promise<TransferRecord> {
  const actor = await payerFor(ctx, caller, { from: request.from, to: [request.to] });
  const command = await paymentOf(ctx, { caller, actor }, request);
  const transfer = await submitTransfer(ctx, command);
  const { onBehalfOf } = actor;
  if (onBehalfOf !== null || isPotId(request.from))
    await record(ctx, {
      caller,
      ...(onBehalfOf !== null && { onBehalfOf }),
      action: "transfer.create",
      subject: transfer.id,
    });
  return expressTransfer(ctx, transfer);
}

/** The command that a request stands for, its signature checked where there is one. `path` goes before the names of fields. */
export async function paymentOf(
  ctx: CommunityContext,
  { caller, actor }: { caller: Caller; actor: Actor },
  request: TransferRequest,
  path = "",
): Promise<PaymentCommand> {
  const { id, currency, from, to, memo, category, reference, expiresAt, order } = request;
  const { scale } = await findCurrency(ctx, currency);
  const amount = minorUnits(request.amount, scale, `${path}amount`);
  const asked = { kind: "payment" as const, id, currency, from, to, amount, expiresAt };
  if (order) await checkOrder(ctx, caller, { ...asked, order });
  return { ...asked, actor, memo, category, reference, order };
}
