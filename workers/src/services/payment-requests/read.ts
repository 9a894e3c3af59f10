import { and, desc, eq, isNotNull, isNull, lt, or, type SQL } from "drizzle-orm";

import { paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { PaymentRequest, PaymentRequestsQuery } from "@mereau/shared/contracts/paymentRequests.ts";
import { mayRead, mayReadTill } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { expressRequest, findRequest, selectRequests } from "#services/payment-requests/find.ts";
import { reversal } from "#services/transfers/undone.ts";

/** A request: for every member one that names no payer, else for its parties and those who oversee. */
export const getPaymentRequest = async (
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<PaymentRequest> => expressRequest(ctx, await findRequest(ctx, caller, id));

/** A request is `reversed` by what the ledger says of its payment: in its row it stays paid. */
function isIn(state: PaymentRequest["state"]): SQL | undefined {
  if (state === "reversed") return and(eq(paymentRequest.state, "paid"), isNotNull(reversal.id));
  const stands = eq(paymentRequest.state, state);
  return state === "paid" ? and(stands, isNull(reversal.id)) : stands;
}

/**
 * The requests for an account, or those that it is asked to pay, the newest first. A cashier sees what they asked for themselves,
 * and what was asked of whoever has the link.
 */
export async function listPaymentRequests(
  ctx: CommunityContext,
  caller: Caller,
  query: PaymentRequestsQuery,
): Promise<Page<PaymentRequest>> {
  const isPayee = query.side === "payee";
  const isCashier = isPayee && (await mayReadTill(ctx, caller, query.account));
  if (!isPayee) await mayRead(ctx, caller, query.account);
  const [before] = readPlace(textPlace, query.cursor) ?? [undefined];
  const side = isPayee ? paymentRequest.to : paymentRequest.from;
  const rows = await selectRequests(ctx)
    .where(
      and(
        eq(side, query.account),
        before === undefined ? undefined : lt(paymentRequest.id, before),
        query.state && isIn(query.state),
        isCashier ? or(eq(paymentRequest.member, caller.member), isNull(paymentRequest.from)) : undefined,
      ),
    )
    .orderBy(desc(paymentRequest.id))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.request.id]);
  return { items: await Promise.all(page.items.map((row) => expressRequest(ctx, row))), next: page.next };
}
