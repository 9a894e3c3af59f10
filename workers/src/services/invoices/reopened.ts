import { and, eq } from "drizzle-orm";

import { invoice, paymentRequest, transfer } from "@mereau/db/tenant/schema.ts";
import type { ReversalRequest } from "@mereau/shared/contracts/transfers.ts";
import { holdersOf } from "#services/accounts/holders.ts";
import type { CommunityContext } from "#services/context.ts";
import { messageRun } from "#services/messages/plan.ts";
import type { Planned } from "#services/scheduled/plan.ts";

/**
 * That an invoice is to be paid again, for its seller and every owner of the account that had paid it, where this transfer
 * had and is reversed; none where it paid no invoice. Of one reversal each is told once.
 */
export async function tellReopened(
  ctx: CommunityContext,
  undone: string,
  { id, reason }: ReversalRequest,
): Promise<Planned[]> {
  // By the payee, whose requests there is an index of
  const [found] = await ctx.db
    .select({
      seller: invoice.sellerMember,
      memo: paymentRequest.memo,
      from: transfer.from,
      to: paymentRequest.to,
      currency: transfer.currency,
      amount: transfer.amount,
    })
    .from(transfer)
    .innerJoin(
      paymentRequest,
      and(
        eq(paymentRequest.to, transfer.to),
        eq(paymentRequest.transfer, transfer.id),
        eq(paymentRequest.state, "paid"),
      ),
    )
    .innerJoin(invoice, and(eq(invoice.id, paymentRequest.id), eq(invoice.state, "sent")))
    .where(eq(transfer.id, undone));
  if (!found) return [];
  const { seller, from, to, ...facts } = found;
  const told = { ...facts, reason };
  const buyers = (await holdersOf(ctx, [from])).get(from) ?? [];
  return [
    messageRun(ctx, {
      ...told,
      member: seller,
      letter: "invoice_unpaid_again",
      other: from,
      about: `${id} ${seller}`,
    }),
    ...buyers
      .filter(({ role, active }) => role === "owner" && active)
      .map(({ member }) =>
        messageRun(ctx, {
          ...told,
          member,
          letter: "invoice_to_pay_again",
          other: to,
          about: `${id} ${member}`,
        }),
      ),
  ];
}
