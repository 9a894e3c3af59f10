import { and, desc, eq, lt, type SQL, sql } from "drizzle-orm";

import { accountProfile, pass, passUse, transfer } from "@mereau/db/tenant/schema.ts";
import type { Pass, PassesQuery } from "@mereau/shared/contracts/passes.ts";
import { mayRead } from "#services/accounts/authorise.ts";
import { readableBy } from "#services/accounts/readable.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { isUndone } from "#services/transfers/undone.ts";

/** True in SQL of a pass whose purchase was paid, and not undone since. */
export const isPaid = and(
  sql`exists (select 1 from ${transfer} where ${transfer.id} = ${pass.purchase} and ${transfer.verdict} = 'accepted')`,
  sql`not ${isUndone(pass.purchase)}`,
);

/** Passes that were paid, with how often each was used. */
export const selectPasses = ({ db }: CommunityContext, which: SQL | undefined) =>
  db
    .select({
      pass,
      holder: accountProfile.name,
      used: sql<number>`(select count(*) from ${passUse} where ${passUse.pass} = ${pass.id})`,
    })
    .from(pass)
    .leftJoin(accountProfile, eq(accountProfile.account, pass.account))
    .where(and(which, isPaid));

type Row = Awaited<ReturnType<typeof selectPasses>>[number];

/** A pass as the API shows it. */
export const expressPass = ({ pass: row, holder, used }: Row, now: number): Pass => ({
  id: row.id,
  purchase: row.purchase,
  account: row.account,
  holder,
  product: row.product,
  name: { fr: row.nameFr, en: row.nameEn },
  uses: row.uses,
  used,
  endsAt: row.endsAt,
  valid: (row.endsAt === null || row.endsAt > now) && (row.uses === null || used < row.uses),
  createdAt: row.createdAt,
});

/** The passes of an account, for its holders and those who oversee the community; without one, of all accounts that the caller holds. */
export async function listPasses(
  ctx: CommunityContext,
  caller: Caller,
  { account, cursor, limit }: PassesQuery,
): Promise<Page<Pass>> {
  if (account !== undefined) await mayRead(ctx, caller, account);
  const [before] = readPlace(textPlace, cursor) ?? [];
  const rows = await selectPasses(
    ctx,
    and(
      account === undefined
        ? sql`${pass.account} in ${readableBy(caller.member)}`
        : eq(pass.account, account),
      before === undefined ? undefined : lt(pass.id, before),
    ),
  )
    .orderBy(desc(pass.id))
    .limit(limit + 1);
  const page = cutPage(rows, limit, (row) => [row.pass.id]);
  return { ...page, items: page.items.map((row) => expressPass(row, ctx.now)) };
}
