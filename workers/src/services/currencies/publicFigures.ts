import { sql } from "drizzle-orm";
import * as z from "zod";

import { currency } from "@mereau/db/tenant/schema.ts";
import { firstDayOfYear } from "@mereau/shared/backing/meters.ts";
import { dateOf } from "@mereau/shared/calendar/date.ts";
import type { CurrencyFigures } from "@mereau/shared/contracts/currencies.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { CommunityContext } from "#services/context.ts";
import { readFigures } from "#services/currencies/figures.ts";
import { readVolumes, totalOf } from "#services/meters/volumes.ts";
import { ShortLivedCache } from "#services/shortLivedCache.ts";

/** What anybody may know of one currency, beside its own figures. */
export type PublicFigures = CurrencyFigures & {
  /** Members who own an account in it. */
  members: number;
  /** Paid over the last twelve months, and how often. */
  volume: string;
  payments: number;
  /** The other currencies that stand on the same reserve, by their names. */
  alongside: string[];
  /** All that circulates on that reserve: what the ratio compares it with. */
  covered: string | null;
};

/** A page that anybody may ask for, as often as they like, reads no more than this often. */
const known = new ShortLivedCache<PublicFigures[]>({ size: 1_000, lifetimeMs: 60_000 });

/** Every currency of the community but its reserves, with the figures that anybody may check. At most a minute old. */
export async function readPublicFigures(ctx: CommunityContext): Promise<PublicFigures[]> {
  const cached = known.get(ctx.id, ctx.now);
  if (cached) return cached;
  const [codes, owners, volumes] = await Promise.all([
    ctx.db.select({ code: currency.code }).from(currency).orderBy(currency.code),
    readOwners(ctx),
    readVolumes(ctx, firstDayOfYear(dateOf(ctx.now))),
  ]);
  const figures = await Promise.all(codes.map(({ code }) => readFigures(ctx, code)));
  const shown = figures
    .filter(({ kind }) => kind !== "reserve")
    .map((one): PublicFigures => {
      const { amount, payments } = totalOf(volumes.filter((day) => day.currency === one.code));
      const sharing = figures.filter(({ backing }) => backing !== null && backing === one.backing);
      const covered = sharing.reduce((sum, { circulation }) => sum + digitsOf(circulation), 0);
      return {
        ...one,
        members: owners.get(one.code) ?? 0,
        volume: formatAmount(amount, one.scale),
        payments,
        alongside: sharing.flatMap(({ code, name }) => (code === one.code ? [] : [name])),
        covered: one.backing === null ? null : formatAmount(covered, one.scale),
      };
    });
  known.set(ctx.id, shown, ctx.now);
  return shown;
}

/** A canonical amount in minor units: of one scale, its digits are that. */
export const digitsOf = (amount: string): number => Number(amount.replace(".", ""));

const owner = z.tuple([z.string(), z.int()]);

/** How many members own an account in each currency. */
async function readOwners({ db }: CommunityContext): Promise<Map<string, number>> {
  const { rows } = await db.run(sql`select account.currency, count(distinct holder.member)
    from account join account_holder as holder on holder.account = account.id and holder.role = 'owner'
    where account.kind = 'member' and account.status <> 'closed' group by 1`);
  return new Map(rows.map((row) => owner.parse([row[0], row[1]])));
}
