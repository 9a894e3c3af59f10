import type { SQL } from "drizzle-orm";

import type { RequestPayment } from "@mereau/shared/contracts/paymentRequests.ts";
import type { TransferRecord } from "@mereau/shared/contracts/transfers.ts";
import type { PaymentCommand } from "@mereau/shared/ledger/command.ts";
import { payerFor } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { optionalMinorUnits } from "#services/currencies/minorUnits.ts";
import { checkOrder } from "#services/keys/checkOrder.ts";
import { soldWrites } from "#services/kiosks/sold.ts";
import { isLedgersOwn, submitTransfer } from "#services/ledger/submit.ts";
import { noteRequest } from "#services/live/requests.ts";
import {
  type Beside,
  claimEnds,
  claimRequest,
  paidWrites,
  settleClaim,
} from "#services/payment-requests/claim.ts";
import { findRequest, readRequest, referenceOf, type RequestRow } from "#services/payment-requests/find.ts";
import { besidePayment } from "#services/payment-requests/mix.ts";
import { Refusal } from "#services/refusal.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { expressTransfer } from "#services/transfers/express.ts";
import { findTransfer } from "#services/transfers/find.ts";

/** What is asked; how a rest in euros is paid matters only where the price has one. */
type Asked = Omit<RequestPayment, "eurosBy" | "expiresAt"> &
  Partial<Pick<RequestPayment, "eurosBy" | "expiresAt">>;

/** While somebody else is paying, one who came second waits so often, so long, to hear how it went. */
const WAITS = 10;
const WAIT_MS = 150;

/**
 * Pays what was asked for, once: of two who pay at the same moment one does, and the other hears `request_closed`. The
 * owners and operators of `from` may, and those who serve members, in the owner’s name. A request that names its payer is
 * paid from that account alone; one that was refused or taken back, or whose payment was reversed, is paid where `reopens` holds. Asked again it gives the same transfer.
 * Of a price in euros that is paid part in currency, the amount says how much; what is left is paid in euros beside.
 * Refuses with every code of a payment, and `own_benefit`, `unknown_payment_request`, `request_closed`, `share_in_currency_too_small`.
 */
export async function payRequest(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  asked: Asked,
  reopens?: SQL,
): Promise<TransferRecord> {
  const { request } = await findRequest(ctx, caller, id);
  if (request.from !== null && request.from !== asked.from) throw new Refusal("forbidden");
  const actor = await payerFor(ctx, caller, { from: asked.from, to: [request.to] });
  const amount = await amountOf(ctx, request, asked);
  const beside = await besidePayment(ctx, request, { amount, by: asked.eurosBy ?? "cash" });
  const { expiresAt = null, order } = asked;
  const command: PaymentCommand = {
    kind: "payment",
    id: asked.id,
    actor,
    currency: request.currency,
    from: asked.from,
    to: request.to,
    amount,
    memo: request.memo,
    category: request.category,
    reference: referenceOf(request),
    expiresAt,
    order,
  };
  if (order) await checkOrder(ctx, caller, { ...command, expiresAt, order });
  if (request.state === "paid" && request.transfer === asked.id && request.payer === asked.from)
    return expressTransfer(ctx, await findTransfer(ctx, asked.id));
  await claim(ctx, request, { transfer: asked.id, payer: asked.from }, { reopens, beside });
  const paid = await payClaimed(ctx, { ...request, ...beside }, command);
  if (actor.onBehalfOf !== null)
    await record(ctx, { caller, onBehalfOf: actor.onBehalfOf, action: "payment_request.pay", subject: id });
  return paid;
}

async function amountOf(
  ctx: CommunityContext,
  { currency, amount }: RequestRow,
  asked: Asked,
): Promise<number> {
  const { scale } = await findCurrency(ctx, currency);
  const offered = optionalMinorUnits(asked.amount, scale, "amount");
  if (amount === null && offered === null)
    throw new Refusal("invalid_input", { fields: [{ field: "amount", code: "required" }] });
  if (amount !== null && offered !== null && offered !== amount)
    throw new Refusal("invalid_input", { fields: [{ field: "amount", code: "amount_differs" }] });
  return amount ?? offered ?? 0;
}

/** Claims the request, or waits to hear that somebody else has paid it. */
async function claim(
  ctx: CommunityContext,
  { id, expiresAt }: RequestRow,
  wanted: { transfer: string; payer: string },
  how: { reopens: SQL | undefined; beside: Beside },
): Promise<void> {
  const woken = await ctx.ledger.wake(ctx.id, claimEnds(ctx));
  if (!woken.ok) throw new Refusal(woken.code);
  for (let waits = 0; waits < WAITS; waits += 1) {
    if (await claimRequest(ctx, id, wanted, how)) return;
    const now = await readRequest(ctx, id);
    const isBeingPaid = now?.state === "open" && now.transfer !== null;
    if (!isBeingPaid && (now?.state !== "open" || (expiresAt !== null && expiresAt <= ctx.now)))
      throw new Refusal("request_closed");
    await new Promise((wait) => setTimeout(wait, WAIT_MS));
  }
  throw new Refusal("unavailable");
}

/** Asks the ledger, and writes down how it went. Where it does not answer, the claim stands until it does. */
async function payClaimed(
  ctx: CommunityContext,
  request: RequestRow,
  command: PaymentCommand,
): Promise<TransferRecord> {
  const claimed = { transfer: command.id, payer: command.from };
  try {
    const transfer = await submitTransfer(ctx, command);
    const sold = await soldWrites(ctx, request, claimed);
    await writeAll(ctx, [...sold, ...paidWrites(ctx, request, { ...claimed, amount: transfer.amount })]);
    await Promise.all([ctx.ledger.wake(ctx.id), noteRequest(ctx, request)]);
    return await expressTransfer(ctx, transfer);
  } catch (error) {
    if (isLedgersOwn(error)) await settleClaim(ctx, { ...request, ...claimed });
    throw error;
  }
}
