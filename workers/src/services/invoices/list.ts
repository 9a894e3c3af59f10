import { and, desc, eq, lt, ne } from "drizzle-orm";

import { invoice } from "@mereau/db/tenant/schema.ts";
import type { Invoice, InvoicesQuery } from "@mereau/shared/contracts/invoices.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressInvoice } from "#services/invoices/express.ts";
import { findInvoice, selectInvoices } from "#services/invoices/find.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";

/** An invoice, for its parties and those who oversee the community. Refuses with `unknown_invoice`. */
export const getInvoice = async (ctx: CommunityContext, caller: Caller, id: string): Promise<Invoice> =>
  expressInvoice(ctx, await findInvoice(ctx, caller, id));

/** The invoices and credit notes that an account made, or those it got, the newest first. */
export async function listInvoices(
  ctx: CommunityContext,
  caller: Caller,
  query: InvoicesQuery,
): Promise<Page<Invoice>> {
  await mayRead(ctx, caller, query.account);
  const [before] = readPlace(textPlace, query.cursor) ?? [undefined];
  const isTheirs =
    query.side === "seller"
      ? eq(invoice.seller, query.account)
      : and(eq(invoice.buyer, query.account), ne(invoice.state, "draft"));
  const rows = await selectInvoices(ctx)
    .where(and(isTheirs, before === undefined ? undefined : lt(invoice.id, before)))
    .orderBy(desc(invoice.id))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.invoice.id]);
  return { items: await Promise.all(page.items.map((row) => expressInvoice(ctx, row))), next: page.next };
}
