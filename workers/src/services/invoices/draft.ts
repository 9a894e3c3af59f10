import { and, eq } from "drizzle-orm";

import { invoice } from "@mereau/db/tenant/schema.ts";
import type { Invoice, InvoiceChange, NewInvoice } from "@mereau/shared/contracts/invoices.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { contentOf, wordsOf } from "#services/invoices/content.ts";
import { expressInvoice } from "#services/invoices/express.ts";
import { findInvoice, readInvoice } from "#services/invoices/find.ts";
import { ownerOf } from "#services/invoices/parties.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * Begins an invoice, as a draft: the owners and operators of the seller’s account may, and those who serve members in the
 * owner’s name. Asked again it answers with the invoice as it stands. Refuses with `id_reused`, and as `contentOf`.
 */
export async function createInvoice(
  ctx: CommunityContext,
  caller: Caller,
  { id, seller, ...asked }: NewInvoice,
): Promise<Invoice> {
  const { onBehalfOf } = await actorFor(ctx, caller, seller);
  const sellerMember = await ownerOf(ctx, seller);
  if (sellerMember === null) throw new Refusal("forbidden");
  const currency = currencyOfAccount(seller);
  const content = await contentOf(ctx, { seller, currency }, asked);
  const base = { id, kind: "invoice", state: "draft", seller, sellerMember, currency } as const;
  const { rowsAffected } = await ctx.db
    .insert(invoice)
    .values({ ...base, ...content, createdAt: ctx.now, createdBy: caller.member })
    .onConflictDoNothing();
  const found = await readInvoice(ctx, id);
  if (found.invoice.seller !== seller || wordsOf(found.invoice) !== wordsOf(content))
    throw new Refusal("id_reused");
  if (onBehalfOf !== null && rowsAffected > 0)
    await record(ctx, { caller, onBehalfOf, action: "invoice.create", subject: id });
  return expressInvoice(ctx, found);
}

/** Says anew what a draft is about. Refuses with `unknown_invoice`, `invoice_numbered`, and as `contentOf`. */
export async function changeInvoice(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  asked: InvoiceChange,
): Promise<Invoice> {
  const { invoice: row } = await findInvoice(ctx, caller, id);
  await actorFor(ctx, caller, row.seller);
  const content = await contentOf(ctx, row, asked);
  const { rowsAffected } = await ctx.db.update(invoice).set(content).where(isDraft(id));
  if (rowsAffected === 0) throw new Refusal("invoice_numbered");
  return expressInvoice(ctx, await readInvoice(ctx, id));
}

/** Throws a draft away. Refuses with `unknown_invoice`, `invoice_numbered`. */
export async function discardInvoice(ctx: CommunityContext, caller: Caller, id: string): Promise<void> {
  const { invoice: row } = await findInvoice(ctx, caller, id);
  await actorFor(ctx, caller, row.seller);
  const { rowsAffected } = await ctx.db.delete(invoice).where(isDraft(id));
  if (rowsAffected === 0) throw new Refusal("invoice_numbered");
}

const isDraft = (id: string) => and(eq(invoice.id, id), eq(invoice.state, "draft"));
