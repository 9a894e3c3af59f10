import { asc, eq } from "drizzle-orm";

import { product, productStock, task } from "@mereau/db/tenant/schema.ts";
import type { Tariff } from "@mereau/shared/contracts/tasks.ts";
import type { CommunityContext } from "#services/context.ts";
import { scaleOf } from "#services/currencies/find.ts";
import { expressProduct } from "#services/products/express.ts";
import { expressTask } from "#services/tasks/express.ts";

/** All that one can buy and earn, in its order; what is no longer on offer too, where it is asked for. Anybody may read it. */
export async function readTariff(ctx: CommunityContext, { all }: { all: boolean }): Promise<Tariff> {
  const [products, stocks, tasks] = await ctx.db.batch([
    ctx.db
      .select()
      .from(product)
      .where(all ? undefined : eq(product.active, true))
      .orderBy(asc(product.position), asc(product.nameFr), asc(product.id)),
    ctx.db.select().from(productStock),
    ctx.db
      .select()
      .from(task)
      .where(all ? undefined : eq(task.active, true))
      .orderBy(asc(task.position), asc(task.nameFr), asc(task.id)),
  ]);
  const codes = [...new Set([...products, ...tasks].map(({ currency }) => currency))];
  const scales = new Map(
    await Promise.all(codes.map(async (code) => [code, await scaleOf(ctx, code)] as const)),
  );
  const scale = (code: string) => scales.get(code) ?? 0;
  const left = new Map(stocks.map((row) => [row.product, row]));
  return {
    products: products.map((row) => expressProduct(row, scale(row.currency), left.get(row.id) ?? null)),
    tasks: tasks.map((row) => expressTask(row, scale(row.currency))),
  };
}
