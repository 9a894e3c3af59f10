import { and, eq, inArray, isNull, ne, or, type SQL, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";

import {
  apiKey,
  autoAccept,
  batchPayment,
  deposit,
  deviceKey,
  invoice,
  jobRun,
  membershipFee,
  passkey,
  paymentRequest,
  session,
  standingOrder,
  taskClaim,
} from "@mereau/db/tenant/schema.ts";
import type { LeavingNotice } from "@mereau/shared/contracts/leaving.ts";
import { BATCH_PAYMENTS } from "#services/batch-payments/pay.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Write } from "#services/scheduled/plan.ts";
import { STANDING_ORDERS } from "#services/standing-orders/dates.ts";

/** Who leaves, and the accounts that are closed with it. */
export type Leaver = { id: string; accounts: readonly string[] };

type Which = { table: SQLiteTable; where: SQL | undefined };

/** What is under way and ends when somebody leaves. */
function underWay({ now }: CommunityContext, { id, accounts: owned }: Leaver) {
  const accounts = [...owned];
  const orders = or(eq(standingOrder.member, id), inArray(standingOrder.from, accounts));
  const batches = or(eq(batchPayment.member, id), inArray(batchPayment.from, accounts));
  const accepts = or(
    eq(autoAccept.member, id),
    inArray(autoAccept.from, accounts),
    inArray(autoAccept.to, accounts),
  );
  const requests = or(inArray(paymentRequest.to, accounts), inArray(paymentRequest.from, accounts));
  const open = { session: and(eq(session.member, id), isNull(session.revokedAt)) };
  return {
    standingOrders: { table: standingOrder, where: and(orders, ne(standingOrder.state, "ended")) },
    batchPayments: {
      table: batchPayment,
      where: and(batches, inArray(batchPayment.state, ["draft", "confirmed"])),
    },
    autoAccepts: { table: autoAccept, where: and(accepts, isNull(autoAccept.revokedAt)) },
    // One that is just being paid finds out by itself that its account is closed
    paymentRequests: {
      table: paymentRequest,
      where: and(requests, eq(paymentRequest.state, "open"), isNull(paymentRequest.transfer)),
    },
    deposits: { table: deposit, where: and(eq(deposit.member, id), eq(deposit.state, "expected")) },
    taskClaims: { table: taskClaim, where: and(eq(taskClaim.member, id), eq(taskClaim.state, "claimed")) },
    sessions: { table: session, where: and(open.session, sql`${session.expiresAt} > ${now}`) },
    deviceKeys: { table: deviceKey, where: and(eq(deviceKey.member, id), isNull(deviceKey.revokedAt)) },
    passkeys: { table: passkey, where: eq(passkey.member, id) },
    apiKeys: { table: apiKey, where: and(eq(apiKey.member, id), isNull(apiKey.revokedAt)) },
  } satisfies Record<keyof LeavingNotice["ends"], Which>;
}

/** How much of each would end, and what is still unpaid. */
export async function countUnderWay(
  ctx: CommunityContext,
  leaver: Leaver,
): Promise<Pick<LeavingNotice, "ends" | "unpaid">> {
  const { db } = ctx;
  const way = underWay(ctx, leaver);
  const count = ({ table, where }: Which) => db.$count(table, where);
  const accounts = [...leaver.accounts];
  const isOpen = sql`${invoice.settledAt} is null and exists (select 1 from ${paymentRequest}
    where ${paymentRequest.id} = ${invoice.id} and ${paymentRequest.state} = 'open')`;
  const sent = and(eq(invoice.state, "sent"), eq(invoice.kind, "invoice"), isOpen);
  const isOwed = inArray(membershipFee.state, ["due", "overdue"]);
  const [membershipFees, invoicesToPay, invoicesToBePaid] = await Promise.all([
    db.$count(membershipFee, and(eq(membershipFee.member, leaver.id), isOwed)),
    db.$count(invoice, and(inArray(invoice.buyer, accounts), sent)),
    db.$count(invoice, and(inArray(invoice.seller, accounts), sent)),
  ]);
  return {
    ends: {
      standingOrders: await count(way.standingOrders),
      batchPayments: await count(way.batchPayments),
      paymentRequests: await count(way.paymentRequests),
      autoAccepts: await count(way.autoAccepts),
      deposits: await count(way.deposits),
      taskClaims: await count(way.taskClaims),
      sessions: await count(way.sessions),
      deviceKeys: await count(way.deviceKeys),
      passkeys: await count(way.passkeys),
      apiKeys: await count(way.apiKeys),
    },
    unpaid: { membershipFees, invoicesToPay, invoicesToBePaid },
  };
}

/** The runs of a work that are planned for rows of a table, and not begun yet. */
const plannedOf = (work: string, table: string, where: SQL | undefined) =>
  and(
    eq(jobRun.work, work),
    isNull(jobRun.finishedAt),
    isNull(jobRun.startedAt),
    sql`${jobRun.subject} in (select id from ${sql.raw(table)} where ${where})`,
  );

/** The writes that end what is under way. What was done stands as it was. */
export function endingWrites(ctx: CommunityContext, leaver: Leaver): Write[] {
  const { db, now } = ctx;
  const way = underWay(ctx, leaver);
  return [
    db.delete(jobRun).where(plannedOf(STANDING_ORDERS, "standing_order", way.standingOrders.where)),
    db.delete(jobRun).where(plannedOf(BATCH_PAYMENTS, "batch_payment", way.batchPayments.where)),
    db
      .update(standingOrder)
      .set({ state: "ended", endedAt: now, endedBecause: "member_left" })
      .where(way.standingOrders.where),
    db.update(batchPayment).set({ state: "cancelled", closedAt: now }).where(way.batchPayments.where),
    db.update(autoAccept).set({ revokedAt: now }).where(way.autoAccepts.where),
    db.update(paymentRequest).set({ state: "cancelled", closedAt: now }).where(way.paymentRequests.where),
    db.update(deposit).set({ state: "cancelled", changedAt: now }).where(way.deposits.where),
    db.update(taskClaim).set({ state: "withdrawn", decidedAt: now }).where(way.taskClaims.where),
  ];
}
