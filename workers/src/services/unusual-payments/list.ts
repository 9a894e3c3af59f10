import { and, desc, eq, gte, isNull, lt, or, type SQL } from "drizzle-orm";
import * as z from "zod";

import { member, transfer, unusualPayment } from "@mereau/db/tenant/schema.ts";
import { momentOf, monthsLater } from "@mereau/shared/calendar/date.ts";
import type { UnusualPayment, UnusualPaymentsQuery } from "@mereau/shared/contracts/insight.ts";
import { keptReasons } from "@mereau/shared/insight/unusual/reason.ts";
import { wordsOf } from "@mereau/shared/insight/unusual/words.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { accountNames } from "#services/accounts/names.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { unusualCsvHead, unusualCsvRow } from "#services/insight/csv.ts";
import { cutPage, type Page, readPlace } from "#services/page.ts";
import { allow, auditing } from "#services/roles.ts";
import { reviewBeforeReading } from "#services/unusual-payments/review.ts";

const place = z.tuple([z.int(), z.string()]);

type Asked = Pick<UnusualPaymentsQuery, "state" | "month" | "cursor" | "limit">;

/**
 * Payments that are worth a look, the newest first, with why. For managers and auditors. What was paid since the last time is looked
 * through first, a small part of it: whoever looks sees today’s.
 */
export async function listUnusual(
  ctx: CommunityContext,
  caller: Caller,
  { state, month, cursor, limit }: Asked,
): Promise<Page<UnusualPayment>> {
  allow(caller, auditing);
  const after = readPlace(place, cursor);
  if (after === undefined) await reviewBeforeReading(ctx);
  const { at, id } = unusualPayment;
  const rows = await selectUnusual(
    ctx,
    and(
      state === "open" ? isNull(unusualPayment.lookedAt) : undefined,
      month === undefined ? undefined : gte(at, momentOf(`${month}-01`)),
      month === undefined ? undefined : lt(at, momentOf(monthsLater(`${month}-01`, 1, 1))),
      after && or(lt(at, after[0]), and(eq(at, after[0]), lt(id, after[1]))),
    ),
  )
    .orderBy(desc(at), desc(id))
    .limit(limit + 1);
  const { items, next } = cutPage(rows, limit, ({ unusual }) => [unusual.at, unusual.id]);
  return { items: await expressUnusual(ctx, items), next };
}

/** Rows of unusual payments with their transfers. */
export const selectUnusual = ({ db }: CommunityContext, which: SQL | undefined) =>
  db
    .select({
      unusual: unusualPayment,
      from: transfer.from,
      to: transfer.to,
      amount: transfer.amount,
      by: member.name,
    })
    .from(unusualPayment)
    .innerJoin(transfer, eq(transfer.id, unusualPayment.id))
    .leftJoin(member, eq(member.id, unusualPayment.lookedBy))
    .where(which);

type Row = Awaited<ReturnType<typeof selectUnusual>>[number];

/** The same as they are answered. */
export async function expressUnusual(ctx: CommunityContext, rows: readonly Row[]): Promise<UnusualPayment[]> {
  const nameOf = await accountNames(
    ctx,
    rows.flatMap(({ from, to }) => [from, to]),
  );
  const named = (account: string) => ({ account, name: nameOf(account) });
  return Promise.all(
    rows.map(async ({ unusual, from, to, amount, by }) => {
      const currency = await findCurrency(ctx, unusual.currency);
      return {
        id: unusual.id,
        at: unusual.at,
        currency: currency.code,
        from: named(from),
        to: named(to),
        amount: formatAmount(amount, currency.scale),
        reasons: keptReasons
          .parse(unusual.reasons)
          .map((reason) => ({ kind: reason.kind, text: wordsOf(reason, currency) })),
        looked: unusual.lookedAt === null ? null : { at: unusual.lookedAt, by, note: unusual.note ?? "" },
      };
    }),
  );
}

/** The whole list as CSV, page by page. */
export async function* unusualCsv(
  ctx: CommunityContext,
  caller: Caller,
  { language, ...query }: Asked & { language: "fr" | "en" },
): AsyncGenerator<string> {
  yield unusualCsvHead;
  let cursor: string | undefined;
  do {
    const page: Page<UnusualPayment> = await listUnusual(ctx, caller, { ...query, cursor, limit: 200 });
    yield page.items.map((one) => unusualCsvRow(one, language)).join("");
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
