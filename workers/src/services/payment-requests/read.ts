import { and, desc, eq, lt } from "drizzle-orm";
import * as z from "zod";

import { paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { PaymentRequest, PaymentRequestsQuery } from "@mereau/shared/contracts/paymentRequests.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace } from "#services/page.ts";
import { expressRequest, findRequest, selectRequests } from "#services/payment-requests/find.ts";

/** A request: for every member one that names no payer, else for its parties and those who oversee. */
export const getPaymentRequest = async (
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<PaymentRequest> => expressRequest(ctx, await findRequest(ctx, caller, id));

const place = z.tuple([z.string()]);

/** The requests for an account, or those that it is asked to pay, the newest first. */
export async function listPaymentRequests(
  ctx: CommunityContext,
  caller: Caller,
  query: PaymentRequestsQuery,
): Promise<Page<PaymentRequest>> {
  await mayRead(ctx, caller, query.account);
  const [before] = readPlace(place, query.cursor) ?? [undefined];
  const side = query.side === "payee" ? paymentRequest.to : paymentRequest.from;
  const rows = await selectRequests(ctx)
    .where(
      and(
        eq(side, query.account),
        before === undefined ? undefined : lt(paymentRequest.id, before),
        query.state === undefined ? undefined : eq(paymentRequest.state, query.state),
      ),
    )
    .orderBy(desc(paymentRequest.id))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.request.id]);
  return { items: await Promise.all(page.items.map((row) => expressRequest(ctx, row))), next: page.next };
}
