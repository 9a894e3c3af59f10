import { and, desc, isNotNull, isNull, lt, type SQL } from "drizzle-orm";

import { redemptionPayout, transfer } from "@mereau/db/tenant/schema.ts";
import type { Redemption, RedemptionsQuery } from "@mereau/shared/contracts/redemptions.ts";
import { csvRow } from "@mereau/shared/journal/csvRow.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { expressRedemption, isRedemption, selectRedemptions } from "#services/redemptions/find.ts";
import { twoFromCents } from "#services/redemptions/rule.ts";
import { allow, overseeing } from "#services/roles.ts";
import { reversal } from "#services/transfers/undone.ts";

type Asked = Pick<RedemptionsQuery, "state" | "cursor" | "limit">;

/** A redemption is `reversed` by what the ledger says, whatever was wired for it. */
function isIn(state: RedemptionsQuery["state"]): SQL | undefined {
  if (state === "all") return undefined;
  if (state === "reversed") return isNotNull(reversal.id);
  return and(
    isNull(reversal.id),
    state === "due" ? isNull(redemptionPayout.id) : isNotNull(redemptionPayout.id),
  );
}

/** Redemptions that were carried out, the newest first, for those who oversee the community. */
export async function listRedemptions(
  ctx: CommunityContext,
  caller: Caller,
  { state, cursor, limit }: Asked,
): Promise<Page<Redemption>> {
  allow(caller, overseeing);
  const after = readPlace(textPlace, cursor);
  const rows = await selectRedemptions(ctx)
    .where(and(isRedemption, isIn(state), after && lt(transfer.id, after[0])))
    .orderBy(desc(transfer.id))
    .limit(limit + 1);
  const { items, next } = cutPage(rows, limit, ({ id }) => [id]);
  const twoFrom = await twoFromCents(ctx);
  return { items: items.map((row) => expressRedemption(row, twoFrom)), next };
}

const columns = "date account holder state currency amount fees owed euros wired_on reference transfer".split(
  " ",
);

const rowOf = ({ id, at, payout, ...row }: Redemption): string => {
  const date = new Date(at).toISOString().slice(0, 10);
  const money = [row.currency, row.amount, row.fees, row.owed, row.euros];
  const wired = [payout?.wiredOn ?? null, payout?.reference ?? null];
  return csvRow([date, row.account, row.holder, row.state, ...money, ...wired, id]);
};

/** The whole list as CSV, page by page. */
export async function* redemptionsCsv(
  ctx: CommunityContext,
  caller: Caller,
  query: Asked,
): AsyncGenerator<string> {
  yield csvRow(columns);
  let cursor: string | undefined;
  do {
    const page: Page<Redemption> = await listRedemptions(ctx, caller, { ...query, cursor, limit: 200 });
    yield page.items.map(rowOf).join("");
    cursor = page.next ?? undefined;
  } while (cursor !== undefined);
}
