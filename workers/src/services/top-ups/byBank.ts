import { sql } from "drizzle-orm";

import { accountHolder, bankLine, topUp } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { readSeller } from "#services/sales/seller.ts";
import { receiptRun } from "#services/sales/work.ts";
import { type Write, writePlanned } from "#services/scheduled/plan.ts";
import type { Price } from "#services/top-ups/price.ts";

/*
 * Tokens that have a price are a sale too where the bank brings the euros for them. Its id is that of the issue which is
 * planned with the bank line.
 */

/** The issue that is planned for a line, and its price where it is a sale. */
type Planned = { transfer: string; price: Price | null };

/**
 * The writes that write sales down with the plans of their issues, in the same batch and after them. A line that was not
 * matched by its plan, since something changed meanwhile, sells nothing.
 */
export async function planSales(ctx: CommunityContext, plans: readonly Planned[]): Promise<Write[]> {
  const sales = plans.filter(({ price }) => price !== null);
  if (sales.length === 0) return [];
  const seller = JSON.stringify(await readSeller(ctx));
  const owner = sql`(select holding.member from ${accountHolder} as holding
    where holding.account = line.account and holding.role = 'owner' order by holding.since, holding.member limit 1)`;
  return [
    ctx.db
      .run(sql`insert into ${topUp} (id, currency, account, member, sold_by, cents, units, price_cents, price_units,
        means, reference, seller, created_at)
      select line.transfer, line.currency, line.account, ${owner}, line.actor, line.cents, line.amount,
        sale.value ->> '$.price.priceCents', sale.value ->> '$.price.priceUnits',
        'transfer', line.issue_reference, ${seller}, ${ctx.now}
      from json_each(${JSON.stringify(sales)}) as sale
      join ${bankLine} as line on line.transfer = sale.value ->> 'transfer'
      where +line.state = 'matched' on conflict (id) do nothing`),
  ];
}

/**
 * Sees to the receipts of those of these issues that are sales: each is numbered, and sent to its buyer, once. They are issues
 * that the ledger has carried out. Refuses with `unavailable`.
 */
export async function planReceipts(ctx: CommunityContext, issues: readonly string[]): Promise<void> {
  if (issues.length === 0) return;
  const sold = await ctx.db
    .select({ id: topUp.id })
    .from(topUp)
    .where(sql`${topUp.id} in (select value from json_each(${JSON.stringify(issues)}))`);
  if (sold.length === 0) return;
  await writePlanned(
    ctx,
    ctx.now,
    sold.map(({ id }) => receiptRun(ctx, "top_up", id)),
  );
}
