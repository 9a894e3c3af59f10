import { and, asc, eq, getTableColumns, gt, isNull, sql } from "drizzle-orm";

import { autoAccept } from "@mereau/db/tenant/schema.ts";
import type {
  AutoAccept,
  AutoAcceptRequest,
  AutoAcceptsQuery,
} from "@mereau/shared/contracts/autoAccepts.ts";
import { autoAcceptBytes } from "@mereau/shared/crypto/mandate.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { actorFor, mayRead, ownsAccount } from "#services/accounts/authorise.ts";
import { recordChange, recordOnBehalf } from "#services/audit/record.ts";
import type { AcceptRow } from "#services/auto-accepts/find.ts";
import { monthOf, usedIn } from "#services/auto-accepts/reserve.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency, scaleOf } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { checkParties } from "#services/mandates/parties.ts";
import { checkMandate } from "#services/mandates/sign.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { Refusal } from "#services/refusal.ts";
import { type Write, writeAll } from "#services/scheduled/plan.ts";

const selectAccepts = ({ db, now }: CommunityContext) =>
  db.select({ ...getTableColumns(autoAccept), used: usedIn(autoAccept, monthOf(now)) }).from(autoAccept);

async function express(ctx: CommunityContext, row: AcceptRow & { used: number }): Promise<AutoAccept> {
  const { createdBy: _, keyId: __, signature: ___, used, perRequest, perMonth, ...shown } = row;
  const scale = await scaleOf(ctx, row.currency);
  return {
    ...shown,
    perRequest: formatAmount(perRequest, scale),
    perMonth: formatAmount(perMonth, scale),
    usedThisMonth: formatAmount(used, scale),
  };
}

async function findAccept(ctx: CommunityContext, id: string) {
  const [row] = await selectAccepts(ctx).where(eq(autoAccept.id, id));
  return row;
}

/**
 * Lets a payee be paid without being asked, up to so much at once and in a month; an owner of the payer’s account may. It
 * takes the place of what was agreed before between the two accounts.
 * Asked again it answers with what was agreed. Refuses with `forbidden`, `signature_required` and its like, the refusals
 * of the parties, `invalid_input` (more at once than in a month), and `id_reused`.
 */
export async function agreeToPay(
  ctx: CommunityContext,
  caller: Caller,
  request: AutoAcceptRequest,
): Promise<AutoAccept> {
  const { order, ...asked } = request;
  if (!(await ownsAccount(ctx, caller, asked.from))) throw new Refusal("forbidden");
  const { scale } = await findCurrency(ctx, asked.currency);
  const perRequest = minorUnits(asked.perRequest, scale, "perRequest");
  const perMonth = minorUnits(asked.perMonth, scale, "perMonth");
  if (perRequest > perMonth)
    throw new Refusal("invalid_input", { fields: [{ field: "perRequest", code: "above_per_month" }] });
  await checkParties(ctx, asked);
  const terms = { ...asked, perRequest, perMonth };
  await checkMandate(ctx, caller, {
    actor: { member: caller.member, onBehalfOf: null },
    currency: asked.currency,
    largest: perRequest,
    order,
    bytes: (keyId) => autoAcceptBytes({ ...terms, community: ctx.id, keyId }),
  });
  const row: AcceptRow = {
    ...terms,
    member: caller.member,
    createdBy: caller.member,
    createdAt: ctx.now,
    keyId: order?.keyId ?? null,
    signature: order?.signature ?? null,
    revokedAt: null,
  };
  await writeAll(ctx, [
    ...replaceFormer(ctx, caller, row),
    ctx.db.insert(autoAccept).values(row).onConflictDoNothing(),
  ]);
  const agreed = await findAccept(ctx, row.id);
  if (!agreed || termsOf(agreed) !== termsOf(row)) throw new Refusal("id_reused");
  return express(ctx, agreed);
}

/** Ends what was agreed before between the two accounts, and writes it down; asked again it ends nothing. */
function replaceFormer(
  ctx: CommunityContext,
  caller: Caller,
  { id, from, to, perMonth }: AcceptRow,
): Write[] {
  const isNew = sql`not exists (select 1 from auto_accept as known where known.id = ${id})`;
  const former = and(eq(autoAccept.from, from), eq(autoAccept.to, to), isNull(autoAccept.revokedAt), isNew);
  const action = "auto_accept.replace";
  return [
    ctx.db.update(autoAccept).set({ revokedAt: ctx.now }).where(former),
    recordChange(ctx, { caller, action, subject: id, detail: { from, to, perMonth } }),
  ];
}

const termsOf = ({ currency, from, to, perRequest, perMonth, member }: AcceptRow): string =>
  JSON.stringify([currency, from, to, perRequest, perMonth, member]);

/** What an account’s owners have agreed to, what was revoked too, in the order in which it was agreed. */
export async function listAutoAccepts(
  ctx: CommunityContext,
  caller: Caller,
  query: AutoAcceptsQuery,
): Promise<Page<AutoAccept>> {
  await mayRead(ctx, caller, query.account);
  const [after] = readPlace(textPlace, query.cursor) ?? [""];
  const rows = await selectAccepts(ctx)
    .where(and(eq(autoAccept.from, query.account), gt(autoAccept.id, after)))
    .orderBy(asc(autoAccept.id))
    .limit(query.limit + 1);
  const page = cutPage(rows, query.limit, (row) => [row.id]);
  return { items: await Promise.all(page.items.map((row) => express(ctx, row))), next: page.next };
}

/**
 * Takes an agreement back, from this moment on; whoever may pay from the account may, and those who serve members.
 * Refuses with `unknown_auto_accept` and `forbidden`.
 */
export async function revokeAutoAccept(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<AutoAccept> {
  const row = await findAccept(ctx, id);
  if (!row) throw new Refusal("unknown_auto_accept");
  const { onBehalfOf } = await actorFor(ctx, caller, row.from);
  await writeAll(ctx, [
    ctx.db
      .update(autoAccept)
      .set({ revokedAt: ctx.now })
      .where(and(eq(autoAccept.id, id), isNull(autoAccept.revokedAt))),
    ...recordOnBehalf(ctx, { caller, onBehalfOf, action: "auto_accept.revoke", subject: id }),
  ]);
  return express(ctx, (await findAccept(ctx, id)) ?? row);
}
