import { and, count, gt, isNull, or, sql } from "drizzle-orm";

import { accountHolder, paymentRequest } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";

/** Requests that wait for a member to pay, from an account that they may pay from. `open` is written out: a bound value would miss the index over them. */
export const waitsFor = ({ now }: CommunityContext, member: string) =>
  and(
    sql`${paymentRequest.from} in (select ${accountHolder.account} from ${accountHolder}
      where ${accountHolder.member} = ${member} and ${accountHolder.role} in ('owner', 'operator'))`,
    sql`${paymentRequest.state} = 'open'`,
    or(isNull(paymentRequest.expiresAt), gt(paymentRequest.expiresAt, now)),
  );

/** How many requests wait for a member to pay, by account; an account that is asked nothing is left out. */
export const countWaiting = (ctx: CommunityContext, member: string) =>
  ctx.db
    .select({ account: paymentRequest.from, requests: count() })
    .from(paymentRequest)
    .where(waitsFor(ctx, member))
    .groupBy(paymentRequest.from);
