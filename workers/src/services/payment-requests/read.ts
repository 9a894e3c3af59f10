import { and, desc, eq, isNotNull, isNull, lt, or, sql, type SQL } from "drizzle-orm";
import * as z from "zod";

import { paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { PaymentRequest, PaymentRequestsQuery } from "@mereau/shared/contracts/paymentRequests.ts";
import { mayRead, mayReadTill } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import {
  expressRequest,
  findRequest,
  type NamedRow,
  selectRequests,
} from "#services/payment-requests/find.ts";
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

const closedPlace = z.tuple([z.int(), z.string()]);

/** The orders in which requests are listed, each with what a page begins after and the place of its last one. */
const orders = {
  asked: {
    by: [desc(paymentRequest.id)],
    after: (cursor: string | undefined): SQL | undefined => {
      const [id] = readPlace(textPlace, cursor) ?? [];
      return id === undefined ? undefined : lt(paymentRequest.id, id);
    },
    place: ({ request }: NamedRow) => [request.id],
  },
  closed: {
    by: [desc(paymentRequest.closedAt), desc(paymentRequest.id)],
    after: (cursor: string | undefined): SQL | undefined => {
      const place = readPlace(closedPlace, cursor);
      const isClosed = isNotNull(paymentRequest.closedAt);
      if (!place) return isClosed;
      return and(
        isClosed,
        sql`(${paymentRequest.closedAt}, ${paymentRequest.id}) < (${place[0]}, ${place[1]})`,
      );
    },
    place: ({ request }: NamedRow) => [request.closedAt ?? 0, request.id],
  },
} as const;

/**
 * The requests for an account, or those that it is asked to pay, the newest first, or the last closed. A cashier sees what they asked for themselves,
 * and what was asked of whoever has the link.
 */
export async function listPaymentRequests(
  ctx: CommunityContext,
  caller: Caller,
  query: Omit<PaymentRequestsQuery, "order"> & Partial<Pick<PaymentRequestsQuery, "order">>,
): Promise<Page<PaymentRequest>> {
  const isPayee = query.side === "payee";
  const isCashier = isPayee && (await mayReadTill(ctx, caller, query.account));
  if (!isPayee) await mayRead(ctx, caller, query.account);
  const order = orders[query.order ?? "asked"];
  const side = isPayee ? paymentRequest.to : paymentRequest.from;
  const rows = await selectRequests(ctx)
    .where(
      and(
        eq(side, query.account),
        order.after(query.cursor),
        query.state && isIn(query.state),
        isCashier ? or(eq(paymentRequest.member, caller.member), isNull(paymentRequest.from)) : undefined,
      ),
    )
    .orderBy(...order.by)
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, order.place);
  return { items: await Promise.all(page.items.map((row) => expressRequest(ctx, row))), next: page.next };
}
