import { and, eq } from "drizzle-orm";

import { paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { PaymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import type { CommunityContext } from "#services/context.ts";
import type { RequestRow } from "#services/payment-requests/find.ts";

/** What was paid in euros beside the transfer that paid a request, as it is told; null: nothing. */
export const expressBeside = ({
  besideCents,
  besideMeans,
}: Pick<RequestRow, "besideCents" | "besideMeans">): PaymentRequest["eurosBeside"] =>
  besideCents === null || besideMeans === null
    ? null
    : { euros: formatAmount(besideCents, EURO_SCALE), by: besideMeans };

/** The same for the transfer of this id, where it paid a request. */
export async function besideTransfer(
  { db }: CommunityContext,
  transfer: string,
): Promise<PaymentRequest["eurosBeside"]> {
  const [row] = await db
    .select({ besideCents: paymentRequest.besideCents, besideMeans: paymentRequest.besideMeans })
    .from(paymentRequest)
    .where(and(eq(paymentRequest.transfer, transfer), eq(paymentRequest.state, "paid")));
  return row ? expressBeside(row) : null;
}
