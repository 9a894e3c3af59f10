import type { InvoiceParty } from "@mereau/db/tenant/invoices.ts";
import { accountNames } from "#services/accounts/names.ts";
import { holdersOfOne } from "#services/accounts/holders.ts";
import { type BillingRow, findBilling } from "#services/billing/read.ts";
import type { CommunityContext } from "#services/context.ts";
import type { InvoiceRow } from "#services/invoices/find.ts";

/** The member in whose name an account sells and buys: its first owner. */
export const ownerOf = async (ctx: CommunityContext, account: string): Promise<string | null> =>
  (await holdersOfOne(ctx, account)).find(({ role }) => role === "owner")?.member ?? null;

const partyOf = ({ name, address, siren, vatNumber }: BillingRow): InvoiceParty => ({
  name,
  address,
  siren,
  vatNumber,
});

/** What an invoice tells of its seller at this moment. */
export async function toldSeller(
  ctx: CommunityContext,
  { seller, sellerMember }: InvoiceRow,
): Promise<InvoiceParty & { isVatExempt: boolean }> {
  const details = await findBilling(ctx, sellerMember);
  if (details) return { ...partyOf(details), isVatExempt: details.isVatExempt };
  const nameOf = await accountNames(ctx, [seller]);
  return { name: nameOf(seller), address: null, siren: null, vatNumber: null, isVatExempt: false };
}

/** What it tells of its buyer: what was asked, and else what their own billing details say. */
export async function toldBuyer(
  ctx: CommunityContext,
  { buyer, buyerAsked }: InvoiceRow,
): Promise<InvoiceParty> {
  if (buyer === null) return { ...buyerAsked, name: buyerAsked.name ?? "", vatNumber: null };
  const owner = await ownerOf(ctx, buyer);
  const details = owner === null ? null : await findBilling(ctx, owner);
  const nameOf = await accountNames(ctx, [buyer]);
  return {
    name: buyerAsked.name ?? details?.name ?? nameOf(buyer),
    address: buyerAsked.address ?? details?.address ?? null,
    siren: buyerAsked.siren ?? details?.siren ?? null,
    vatNumber: details?.vatNumber ?? null,
  };
}
