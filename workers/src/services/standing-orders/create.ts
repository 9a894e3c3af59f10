import { eq } from "drizzle-orm";

import { standingOrder } from "@mereau/db/tenant/schema.ts";
import { dateOf } from "@mereau/shared/calendar/date.ts";
import type { StandingOrder, StandingOrderRequest } from "@mereau/shared/contracts/standingOrders.ts";
import { standingOrderBytes } from "@mereau/shared/crypto/mandate.ts";
import { isPotId } from "@mereau/shared/membership/account.ts";
import { payerFor } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { checkParties } from "#services/mandates/parties.ts";
import { checkMandate } from "#services/mandates/sign.ts";
import { requireOpened } from "#services/opening/guard.ts";
import { Refusal } from "#services/refusal.ts";
import { planRun, writePlanned } from "#services/scheduled/plan.ts";
import { paymentFrom } from "#services/standing-orders/dates.ts";
import { expressOrder, selectOrders, type StandingOrderRow } from "#services/standing-orders/find.ts";

/**
 * Orders the same payment at dates that come back, or once at a later date. The owners and operators of `from` may, and
 * those who serve members, in the owner’s name; managers, where it is a pot. An operator’s limits hold for each payment.
 * Asked again it answers with the order as it stands. Refuses with `community_preparing`, `own_benefit`, `signature_required` and its like, the refusals of the
 * parties that can be known before, `invalid_input` (dates that have passed, or none at all), and `id_reused`.
 */
export async function createStandingOrder(
  ctx: CommunityContext,
  caller: Caller,
  request: StandingOrderRequest,
): Promise<StandingOrder> {
  await requireOpened(ctx);
  const actor = await payerFor(ctx, caller, { from: request.from, to: [request.to] });
  const row = await rowOf(ctx, caller, request, actor.onBehalfOf ?? caller.member);
  await checkParties(ctx, row);
  const { order, ...asked } = request;
  const signed = { ...asked, community: ctx.id, amount: row.amount };
  await checkMandate(ctx, caller, {
    actor,
    currency: row.currency,
    largest: row.amount,
    order,
    bytes: (keyId) => standingOrderBytes({ ...signed, keyId }),
  });
  if (!(await findOrder(ctx, row.id))) await plan(ctx, row);
  const created = await findOrder(ctx, row.id);
  if (!created || !isSame(created.order, row)) throw new Refusal("id_reused");
  const isManagers = actor.onBehalfOf !== null || isPotId(row.from);
  if (isManagers && created.order.createdAt === ctx.now)
    await record(ctx, {
      caller,
      ...(actor.onBehalfOf !== null && { onBehalfOf: actor.onBehalfOf }),
      action: "standing_order.create",
      subject: row.id,
    });
  return expressOrder(ctx, created);
}

async function plan(ctx: CommunityContext, row: StandingOrderRow): Promise<void> {
  const today = dateOf(ctx.now);
  if (row.firstDate < today)
    throw new Refusal("invalid_input", { fields: [{ field: "firstDate", code: "in_the_past" }] });
  const first = paymentFrom(row, row.firstDate, 0);
  if (!first)
    throw new Refusal("invalid_input", { fields: [{ field: "endDate", code: "before_first_date" }] });
  await writePlanned(ctx, first.dueAt, [
    ctx.db.insert(standingOrder).values(row).onConflictDoNothing(),
    planRun(ctx, first),
  ]);
}

const findOrder = async (ctx: CommunityContext, id: string) =>
  (await selectOrders(ctx).where(eq(standingOrder.id, id)))[0];

async function rowOf(
  ctx: CommunityContext,
  caller: Caller,
  request: StandingOrderRequest,
  member: string,
): Promise<StandingOrderRow> {
  const { order, ...asked } = request;
  const { scale } = await findCurrency(ctx, request.currency);
  const amount = minorUnits(request.amount, scale);
  if (amount === 0) throw new Refusal("amount_out_of_bounds");
  return {
    ...asked,
    amount,
    member,
    createdBy: caller.member,
    createdAt: ctx.now,
    keyId: order?.keyId ?? null,
    signature: order?.signature ?? null,
    fallenDue: 0,
    state: "active",
    endedAt: null,
    endedBecause: null,
  };
}

const asked = ({ currency, from, to, amount, memo, category, ...row }: StandingOrderRow): string =>
  JSON.stringify([
    [currency, from, to, amount, memo, category, row.member],
    [row.rhythm, row.firstDate, row.endDate, row.count],
  ]);

/** Whether the same was asked for; a signature made anew over it is the same. */
const isSame = (one: StandingOrderRow, other: StandingOrderRow): boolean => asked(one) === asked(other);
