import type { RefundRequest } from "@mereau/shared/contracts/refunds.ts";
import type { TransferRecord } from "@mereau/shared/contracts/transfers.ts";
import type { PaymentCommand } from "@mereau/shared/ledger/command.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import { refuseOwnBenefit, roleOn, tillActorFor } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { optionalMinorUnits } from "#services/currencies/minorUnits.ts";
import { checkOrder } from "#services/keys/checkOrder.ts";
import { isLedgersOwn, submitTransfer } from "#services/ledger/submit.ts";
import { claimAmount, leftOf, readClaim } from "#services/refunds/claim.ts";
import { refundReference } from "#services/refunds/find.ts";
import { Refusal } from "#services/refusal.ts";
import { refusalWithAmount } from "#services/refusalWithAmount.ts";
import { isAmong, serving } from "#services/roles.ts";
import { bringing, CASHIER_REFUNDS_MS } from "#services/takings/taken.ts";
import { expressTransfer } from "#services/transfers/express.ts";
import { findOwnTransfer } from "#services/transfers/get.ts";
import { tellReversal } from "#services/transfers/undone.ts";

/**
 * Gives a payment back to its payer, in part or whole, by an ordinary payment: what policies took of the first one stays taken. The
 * owners and operators of the payee’s account may, a cashier within the limits that they were given and for a day, and those who
 * serve members, in the owner’s name. All together never come to more than the payment. Asked again it gives the same transfer.
 * Refuses with every code of a payment, and `unknown_transfer`, `own_benefit`, `not_refundable`, `already_reversed`,
 * `refund_too_late`, `refund_too_large` (amount: what is left).
 */
export async function giveRefund(
  ctx: CommunityContext,
  caller: Caller,
  payment: string,
  asked: RefundRequest,
): Promise<TransferRecord> {
  const original = await findOwnTransfer(ctx, caller, payment);
  const actor = await tillActorFor(ctx, caller, original.to);
  if (actor.onBehalfOf !== null) await refuseOwnBenefit(ctx, caller, [original.from]);
  const isCashier =
    actor.onBehalfOf === null &&
    (await roleOn(ctx, caller, original.to)) === "cashier" &&
    !isAmong(caller, serving);
  const claimed = await readClaim(ctx, asked.id);
  if (claimed && claimed.transfer !== original.id) throw new Refusal("id_reused");
  if (!claimed) await checkRefundable(ctx, original, isCashier);
  const amount = await amountOf(ctx, original, asked, claimed?.amount);
  const { expiresAt, order } = asked;
  const command: PaymentCommand = {
    kind: "payment",
    id: asked.id,
    actor,
    currency: original.currency,
    from: original.to,
    to: original.from,
    amount,
    memo: asked.memo,
    category: null,
    reference: refundReference(original.id),
    expiresAt,
    order,
  };
  if (order) await checkOrder(ctx, caller, { ...command, expiresAt, order });
  if (!(await claimAmount(ctx, original, { id: asked.id, amount, member: caller.member })))
    throw await tooLarge(ctx, original);
  const given = await submitQuietly(ctx, command, isCashier);
  if (actor.onBehalfOf !== null)
    await record(ctx, {
      caller,
      onBehalfOf: actor.onBehalfOf,
      action: "transfer.refund",
      subject: original.id,
      detail: { refund: given.id },
    });
  return expressTransfer(ctx, given);
}

async function checkRefundable(ctx: CommunityContext, original: Transfer, isCashier: boolean): Promise<void> {
  const { id, kind, verdict, at } = original;
  const isPayment = verdict === "accepted" && bringing.some((known) => known === kind);
  if (!isPayment || (await readClaim(ctx, id)) !== null) throw new Refusal("not_refundable");
  if ((await tellReversal(ctx, id)) !== null) throw new Refusal("already_reversed");
  if (isCashier && ctx.now - at > CASHIER_REFUNDS_MS) throw new Refusal("refund_too_late");
}

/** The amount that is asked for, or all that is left; of what was claimed before, just that. */
async function amountOf(
  ctx: CommunityContext,
  original: Transfer,
  asked: RefundRequest,
  claimed: number | undefined,
): Promise<number> {
  const { scale } = await findCurrency(ctx, original.currency);
  const amount =
    optionalMinorUnits(asked.amount, scale, "amount") ?? claimed ?? (await leftOf(ctx, original));
  if (amount === 0)
    throw asked.amount === null ? await tooLarge(ctx, original) : new Refusal("amount_out_of_bounds");
  if (claimed !== undefined && claimed !== amount) throw new Refusal("id_reused");
  return amount;
}

const tooLarge = async (ctx: CommunityContext, original: Transfer): Promise<Refusal> =>
  refusalWithAmount(
    "refund_too_large",
    Math.max(0, await leftOf(ctx, original)),
    await findCurrency(ctx, original.currency),
  );

/** A cashier hears why the ledger refused, but no figure that would tell what the account has. */
async function submitQuietly(
  ctx: CommunityContext,
  command: PaymentCommand,
  isCashier: boolean,
): Promise<Transfer> {
  try {
    return await submitTransfer(ctx, command);
  } catch (error) {
    if (
      isCashier &&
      isLedgersOwn(error) &&
      error instanceof Refusal &&
      error.code !== "operator_limit_exceeded"
    )
      throw new Refusal(error.code);
    throw error;
  }
}
