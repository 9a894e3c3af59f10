import { and, desc, eq, like, lt, sql } from "drizzle-orm";

import { membershipFee } from "@mereau/db/tenant/schema.ts";
import type {
  MembershipFee,
  MembershipFeesQuery,
  MembershipFeeTotals,
} from "@mereau/shared/contracts/membershipFees.ts";
import { csvRow } from "@mereau/shared/journal/csvRow.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressFees, findFee, selectFees } from "#services/membership-fees/find.ts";
import { feeMoney } from "#services/membership-fees/money.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { allow, overseeing } from "#services/roles.ts";

/** A fee, for its member and for those who oversee the community. Everybody else gets `unknown_membership_fee`. */
export async function getFee(ctx: CommunityContext, caller: Caller, id: string): Promise<MembershipFee> {
  const [fee] = await expressFees(ctx, [await findFee(ctx, caller, id)]);
  if (!fee) throw new Error("A fee that was found is expressed");
  return fee;
}

type Asked = Pick<MembershipFeesQuery, "all" | "state" | "year" | "member" | "cursor" | "limit">;

/** The caller’s own fees, the newest first; or everybody’s, for those who oversee the community. */
export async function listFees(
  ctx: CommunityContext,
  caller: Caller,
  { all, state, year, member, cursor, limit }: Asked,
): Promise<Page<MembershipFee>> {
  if (all) allow(caller, overseeing);
  const after = readPlace(textPlace, cursor);
  const rows = await selectFees(ctx)
    .where(
      and(
        all ? undefined : eq(membershipFee.member, caller.member),
        member === undefined ? undefined : eq(membershipFee.member, member),
        state && eq(membershipFee.state, state),
        year === undefined ? undefined : like(membershipFee.startsOn, `${year}-%`),
        after && lt(membershipFee.id, after[0]),
      ),
    )
    .orderBy(desc(membershipFee.id))
    .limit(limit + 1);
  const { items, next } = cutPage(rows, limit, ({ fee }) => [fee.id]);
  return { items: await expressFees(ctx, items), next };
}

const columns =
  "number name period starts_on ends_on state currency amount due_on means paid paid_currency paid_on reference receipt waived_because".split(
    " ",
  );

const rowOf = (fee: MembershipFee): string => {
  const { payment } = fee;
  const asked = [fee.member.number, fee.member.name, fee.period, fee.startsOn, fee.endsOn, fee.state];
  const dueOn = new Date(fee.dueAt).toISOString().slice(0, 10);
  const paid = payment
    ? [payment.means, payment.amount, payment.currency, payment.paidOn, payment.reference, payment.receipt]
    : [null, null, null, null, null, null];
  return csvRow([...asked, fee.currency, fee.amount, dueOn, ...paid, fee.waiver?.reason ?? null]);
};

/** The whole list as CSV, page by page. */
export async function* feesCsv(ctx: CommunityContext, caller: Caller, query: Asked): AsyncGenerator<string> {
  yield csvRow(columns);
  let cursor: string | undefined;
  do {
    const page: Page<MembershipFee> = await listFees(ctx, caller, { ...query, cursor, limit: 200 });
    yield page.items.map(rowOf).join("");
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}

/** How many fees there are in each state, and what they come to; for those who oversee the community. */
export async function totalFees(
  ctx: CommunityContext,
  caller: Caller,
  { year }: Pick<MembershipFeesQuery, "year">,
): Promise<MembershipFeeTotals> {
  allow(caller, overseeing);
  const rows = await ctx.db
    .select({
      currency: membershipFee.currency,
      state: membershipFee.state,
      fees: sql<number>`count(*)`,
      asked: sql<number>`sum(${membershipFee.amount})`,
      paid: sql<number>`coalesce(sum((select amount from membership_fee_payment as made
        where made.fee = membership_fee.id and made.state = 'paid')), 0)`,
    })
    .from(membershipFee)
    .where(year === undefined ? undefined : like(membershipFee.startsOn, `${year}-%`))
    .groupBy(membershipFee.currency, membershipFee.state)
    .orderBy(membershipFee.currency, membershipFee.state);
  const items = rows.map(async ({ asked, paid, ...row }) => {
    const { scale } = await feeMoney(ctx, row.currency);
    return { ...row, asked: formatAmount(asked, scale), paid: formatAmount(paid, scale) };
  });
  return { items: await Promise.all(items) };
}
