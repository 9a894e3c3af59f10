import { eq } from "drizzle-orm";

import { billing } from "@mereau/db/tenant/schema.ts";
import type { Billing } from "@mereau/shared/contracts/billing.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { isAmong, overseeing } from "#services/roles.ts";

export type BillingRow = typeof billing.$inferSelect;

/** What a member’s invoices say of them; null where nothing was said yet. */
export async function findBilling({ db }: CommunityContext, member: string): Promise<BillingRow | null> {
  const [row] = await db.select().from(billing).where(eq(billing.member, member));
  return row ?? null;
}

const nothing = {
  name: null,
  address: null,
  siren: null,
  vatNumber: null,
  isVatExempt: false,
  updatedAt: null,
};

/** The same, for the member and for those who oversee the community. */
export async function readBilling(ctx: CommunityContext, caller: Caller, member: string): Promise<Billing> {
  if (member !== caller.member && !isAmong(caller, overseeing)) throw new Refusal("forbidden");
  const row = await findBilling(ctx, member);
  if (!row) return nothing;
  const { member: _, ...said } = row;
  return said;
}
