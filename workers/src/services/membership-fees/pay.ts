import type { FeePaymentRequest, MembershipFee } from "@mereau/shared/contracts/membershipFees.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { checkOrder } from "#services/keys/checkOrder.ts";
import { isLedgersOwn, submitTransfer } from "#services/ledger/submit.ts";
import { amountFor } from "#services/membership-fees/amount.ts";
import {
  CLAIM_MS,
  claimEnds,
  claimFee,
  type FeeCommand,
  feeReference,
  paidWrites,
  settleClaim,
} from "#services/membership-fees/claim.ts";
import {
  expressFee,
  type FeePaymentRow,
  findFee,
  type FoundFee,
  readFee,
} from "#services/membership-fees/find.ts";
import { potFor } from "#services/membership-fees/money.ts";
import { readFeePolicy } from "#services/membership-fees/policy.ts";
import { liftSuspension } from "#services/membership-fees/suspension.ts";
import { Refusal } from "#services/refusal.ts";
import { writeAll } from "#services/scheduled/plan.ts";

/** While somebody else is paying, one who came second waits so often, so long, to hear how it went. */
const WAITS = 10;
const WAIT_MS = 150;

/**
 * Pays a fee from an account to the community’s pot, once: of two who pay at the same moment one does, and the other hears
 * `fee_settled`. Members pay their own, from an account that they own or operate; those who serve members pay in their name.
 * Asked again it gives the same. Refuses with every code of a payment, and `unknown_membership_fee`, `fee_settled`,
 * `fee_not_from_accounts`, `fee_below_minimum`.
 */
export async function payFee(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  asked: FeePaymentRequest,
): Promise<MembershipFee> {
  const found = await findFee(ctx, caller, id);
  const actor = await actorFor(ctx, caller, asked.from);
  const { settings } = await readFeePolicy(ctx);
  const pot = await potFor(ctx, settings, found.fee.currency);
  if (pot === null || currencyOfAccount(pot) !== currencyOfAccount(asked.from))
    throw new Refusal("fee_not_from_accounts");
  const { expiresAt, order } = asked;
  const command: FeeCommand = {
    kind: "payment",
    id: asked.id,
    actor,
    currency: currencyOfAccount(pot),
    from: asked.from,
    to: pot,
    amount: await amountFor(ctx, found.fee, asked.amount),
    reference: feeReference(id),
    expiresAt,
    order,
  };
  if (order) await checkOrder(ctx, caller, { ...command, expiresAt, order });
  if ((await claim(ctx, found, command, caller.member)) === "paid") return expressFee(ctx, id);
  await payClaimed(ctx, found, command);
  await liftSuspension(ctx, id);
  if (actor.onBehalfOf !== null)
    await record(ctx, { caller, onBehalfOf: actor.onBehalfOf, action: "membership_fee.pay", subject: id });
  return expressFee(ctx, id);
}

/** Whether a payment that is written down is the one that is asked for. */
function isSame(payment: FeePaymentRow, { id, from, amount }: FeeCommand): boolean {
  if (payment.id !== id) return false;
  if (payment.from !== from || payment.amount !== amount) throw new Refusal("id_reused");
  return true;
}

/** Claims the fee for this transfer, or waits to hear that somebody else has paid it. */
async function claim(
  ctx: CommunityContext,
  { fee }: FoundFee,
  command: FeeCommand,
  by: string,
): Promise<"claimed" | "paid"> {
  const woken = await ctx.ledger.wake(ctx.id, claimEnds(ctx));
  if (!woken.ok) throw new Refusal(woken.code);
  for (let waits = 0; waits < WAITS; waits += 1) {
    await claimFee(ctx, fee.id, command, by);
    const found = await readFee(ctx, fee.id);
    const { payment } = found;
    if (payment && isSame(payment, command)) return payment.state === "paid" ? "paid" : "claimed";
    const isOpen = found.fee.state === "due" || found.fee.state === "overdue";
    if (!isOpen) throw new Refusal("fee_settled");
    // The id stands for a payment of something else
    if (!payment) throw new Refusal("id_reused");
    if (payment.recordedAt < ctx.now - CLAIM_MS) await settleClaim(ctx, found);
    else await new Promise((wait) => setTimeout(wait, WAIT_MS));
  }
  throw new Refusal("unavailable");
}

/** Asks the ledger, and writes down how it went. Where it does not answer, the claim stands until it does. */
async function payClaimed(ctx: CommunityContext, found: FoundFee, command: FeeCommand): Promise<void> {
  try {
    await submitTransfer(ctx, command);
  } catch (error) {
    if (isLedgersOwn(error)) await settleClaim(ctx, await readFee(ctx, found.fee.id));
    throw error;
  }
  await writeAll(ctx, paidWrites(ctx, found, command.id));
  await ctx.ledger.wake(ctx.id);
}
