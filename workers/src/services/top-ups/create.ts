import { eq } from "drizzle-orm";

import { account, topUp } from "@mereau/db/tenant/schema.ts";
import { centsOf } from "@mereau/shared/contracts/euros.ts";
import type { TopUp, TopUpRequest } from "@mereau/shared/contracts/topUps.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { refuseOwnBenefit } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { receiveAtDesk, settleDeskDeposits } from "#services/deposits/atDesk.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, isAmong, managing, serving } from "#services/roles.ts";
import { ownerOf } from "#services/sales/buyer.ts";
import { numberSale } from "#services/sales/number.ts";
import { readSeller } from "#services/sales/seller.ts";
import { standingOfSales } from "#services/sales/verdict.ts";
import { receiptRun, wakeForReceipt } from "#services/sales/work.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { giftBeneficiaries } from "#services/sponsorships/chosen.ts";
import { expressTopUp, findTopUp, type TopUpRow } from "#services/top-ups/find.ts";
import { priceTopUp } from "#services/top-ups/price.ts";

/**
 * Sells tokens at the bar for euros that have changed hands, at the price in force; those who serve members may. It is
 * written down before the ledger is asked: asked again with the same id, it is the same sale at the same price.
 * A teller does not sell to an account of their own (`own_benefit`).
 * Refuses with `not_on_sale`, `top_up_out_of_range`, `amount_indivisible`, `currency_mismatch`, `unknown_account`,
 * `system_account`, `id_reused`, with the codes of `receiveAtDesk`, and the refusals of the issue.
 */
export async function createTopUp(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  request: TopUpRequest,
): Promise<TopUp> {
  allow(caller, serving);
  if (!isAmong(caller, managing)) await refuseOwnBenefit(ctx, caller, [request.account]);
  const { scale } = await findCurrency(ctx, code);
  await ensureWritten(ctx, caller, code, request);
  const row = await findTopUp(ctx, code, request.id);
  if (!isSame(row, caller, request)) throw new Refusal("id_reused");
  const gifts = await giftBeneficiaries(ctx, row.currency, [row.account]);
  const asked = submitTransfer(ctx, {
    kind: "issue",
    id: row.id,
    actor: { member: row.soldBy, onBehalfOf: null },
    currency: row.currency,
    to: row.account,
    amount: row.units,
    reference: `top-ups/${row.id}`,
    beneficiary: gifts.get(row.account) ?? null,
    isSponsored: true,
  });
  await (row.reference === null ? asked : asked.finally(() => settleDeskDeposits(ctx)));
  await numberSale(ctx, { kind: "top_up", row });
  const standingOf = await standingOfSales(ctx, [row.id]);
  return expressTopUp(row, scale, standingOf(row.id));
}

const isSame = (row: TopUpRow, { member }: Caller, request: TopUpRequest): boolean =>
  row.soldBy === member &&
  row.account === request.account &&
  row.cents === centsOf(request.euros) &&
  row.means === request.means &&
  row.reference === request.reference;

async function ensureWritten(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  request: TopUpRequest,
): Promise<void> {
  const { db, now } = ctx;
  const [known] = await db.select({ id: topUp.id }).from(topUp).where(eq(topUp.id, request.id));
  if (known) return;
  if (currencyOfAccount(request.account) !== code) throw new Refusal("currency_mismatch");
  const [found] = await db
    .select({ kind: account.kind })
    .from(account)
    .where(eq(account.id, request.account));
  if (!found) throw new Refusal("unknown_account");
  if (found.kind !== "member") throw new Refusal("system_account");
  const cents = centsOf(request.euros);
  const [priced, buyer, seller] = await Promise.all([
    priceTopUp(ctx, code, cents),
    ownerOf(ctx, request.account),
    readSeller(ctx),
  ]);
  const { id, means, reference, confirmExpected } = request;
  // A deposit that was announced is received by this sale, so that the bank's line does not bring it once more
  const brought = { id, currency: code, to: request.account, amount: priced.units, reference };
  await receiveAtDesk(ctx, { ...brought, confirmExpected });
  await wakeForReceipt(ctx);
  const sale = { id, currency: code, account: request.account, means, reference, cents, ...priced };
  await writeAll(ctx, [
    db
      .insert(topUp)
      .values({ ...sale, member: buyer?.id ?? null, soldBy: caller.member, seller, createdAt: now })
      .onConflictDoNothing(),
    receiptRun(ctx, "top_up", id),
  ]);
}
