import { eq } from "drizzle-orm";

import { account } from "@mereau/db/tenant/schema.ts";
import type { InvoiceChange } from "@mereau/shared/contracts/invoices.ts";
import { totalsOf } from "@mereau/shared/invoicing/totals.ts";
import { isTransferable } from "@mereau/shared/money/bounds.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { checkParties } from "#services/mandates/parties.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * What an invoice is about, as its row keeps it. Its buyer is somebody outside, or a member’s account. Refuses what a payment to the seller would be refused for in any case:
 * `same_account`, `unknown_account`, `currency_mismatch`, `account_closed`, `amount_out_of_bounds` (nothing to pay, or too much).
 */
export async function contentOf(
  ctx: CommunityContext,
  { seller, currency }: { seller: string; currency: string },
  { buyer, lines, deliveredOn, dueOn, note }: InvoiceChange,
) {
  const { scale } = await findCurrency(ctx, currency);
  await checkParties(ctx, { currency, to: seller, from: buyer.account });
  if (buyer.account !== null) await checkBuyer(ctx, buyer.account);
  const priced = lines.map((line, index) => ({
    ...line,
    unitPrice: minorUnits(line.unitPrice, scale, `lines.${index}.unitPrice`),
  }));
  if (!isTransferable(totalsOf(priced).sums.total)) throw new Refusal("amount_out_of_bounds");
  const { account: payer, ...asked } = buyer;
  return { buyer: payer, buyerAsked: asked, lines: priced, deliveredOn, dueOn, note };
}

/** The buyer is a member’s account that is open. */
async function checkBuyer({ db }: CommunityContext, id: string): Promise<void> {
  const [row] = await db.select().from(account).where(eq(account.id, id));
  if (!row) throw new Refusal("unknown_account");
  if (row.kind !== "member") throw new Refusal("system_account");
  if (row.status === "closed") throw new Refusal("account_closed");
}

/** The words of an invoice, to tell whether two say the same. */
export const wordsOf = ({ buyer, buyerAsked, lines, deliveredOn, dueOn, note }: Content): string =>
  JSON.stringify([buyer, buyerAsked, lines, deliveredOn, dueOn, note]);

type Content = Omit<Awaited<ReturnType<typeof contentOf>>, "buyerAsked"> & { buyerAsked: unknown };
