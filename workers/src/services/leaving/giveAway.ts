import { createHash } from "node:crypto";

import { desc, eq, inArray } from "drizzle-orm";

import { account, posting } from "@mereau/db/tenant/schema.ts";
import { uuidV7, uuidV7Time } from "@mereau/shared/crypto/uuid.ts";
import { payableWith } from "@mereau/shared/ledger/payable.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import type { HeldAccount } from "#services/leaving/accounts.ts";
import { policiesInForce } from "#services/policies/inForce.ts";
import { Refusal } from "#services/refusal.ts";
import { createTransfer } from "#services/transfers/create.ts";

/**
 * Pays what is on an account to the one of `giveTo` in its currency, as far as the charges of the payment leave it. It is an
 * ordinary payment, so that whatever guards those guards this: above the threshold of the currency it must be signed, and so
 * be made by itself before. Refuses as payments do, with `same_account` where it would go to an account that is to be closed.
 *
 * @param request the id of the request: with the last entry of the account it makes the payment’s own, so that what is asked
 * again is paid once, and what came in meanwhile is paid too
 */
export async function giveAway(
  ctx: CommunityContext,
  caller: Caller,
  { row, money, posted }: HeldAccount,
  { request, giveTo, closing }: { request: string; giveTo: readonly string[]; closing: readonly string[] },
): Promise<void> {
  const to = giveTo.find((id) => currencyOfAccount(id) === row.currency);
  if (to === undefined || posted <= 0) return;
  if (closing.includes(to)) throw new Refusal("same_account");
  const [last] = await ctx.db
    .select({ seq: posting.seq })
    .from(posting)
    .where(eq(posting.account, row.id))
    .orderBy(desc(posting.seq))
    .limit(1);
  const payable = await payableTo(ctx, { from: row, scale: money.scale, to, posted });
  const amount = formatAmount(payable, money.scale);
  await createTransfer(ctx, caller, {
    id: giftId(request, [row.id, to, amount, last?.seq ?? 0]),
    currency: row.currency,
    from: row.id,
    to,
    amount,
    memo: null,
    category: null,
    reference: null,
    expiresAt: null,
    order: null,
  });
}

function giftId(request: string, gift: readonly (string | number)[]): string {
  const digest = createHash("sha256")
    .update(JSON.stringify([request, ...gift]))
    .digest();
  return uuidV7(uuidV7Time(request), digest.subarray(0, 10));
}

type Gift = { from: HeldAccount["row"]; scale: number; to: string; posted: number };

/** How much of a balance a payment can move, when its charges are paid out of it too. */
async function payableTo(ctx: CommunityContext, { from, scale, to, posted }: Gift): Promise<number> {
  const policies = await policiesInForce(ctx, from.currency);
  if (!policies.levy) return posted;
  const rows = await ctx.db
    .select()
    .from(account)
    .where(inArray(account.id, [from.id, to]));
  const accounts = new Map(
    rows.map((row) => [row.id, { ...row, receives: row.receives === 1, allowances: {} }]),
  );
  const [payer, payee] = [accounts.get(from.id), accounts.get(to)];
  if (!payer || !payee) throw new Refusal("unknown_account");
  const versions = [{ currency: from.currency, version: 1, effectiveAt: 0, policies }];
  const view = { account: (id: string) => accounts.get(id), ticking: { versions: () => versions } };
  const money = { code: from.currency, scale };
  return payableWith(view, money, { payer, payee, amount: posted, available: posted }, ctx.now).payable;
}
