import { inArray } from "drizzle-orm";

import { account } from "@mereau/db/tenant/schema.ts";
import type { Verdict } from "@mereau/shared/ledger/command.ts";
import { payableWith } from "@mereau/shared/ledger/payable.ts";
import type { Transfer } from "@mereau/shared/ledger/transfer.ts";
import type { CommunityContext } from "#services/context.ts";
import { type CurrencyFacts, findIfKnown } from "#services/currencies/find.ts";
import { policiesInForce } from "#services/policies/inForce.ts";
import { Refusal } from "#services/refusal.ts";
import { refusalWithAmount } from "#services/refusalWithAmount.ts";
import { lackingAccount } from "#services/transfers/lacking.ts";

type Refusing = Extract<Verdict, { ok: false }>;

/**
 * A refusal of the ledger as the API answers it, its figure as an amount of the currency. One that is for want of money tells
 * what the payer would owe besides, where that is anything, or whose account lacks it, where a transfer is undone.
 */
export async function refusalFor(
  ctx: CommunityContext,
  { code, amount, transfer }: Refusing,
  currency: string,
): Promise<Refusal> {
  const money = amount === null ? null : await findIfKnown(ctx, currency);
  if (amount === null || money === null) return new Refusal(code);
  const isForWant = code === "insufficient_funds" || code === "credit_blocked";
  if (!transfer || !isForWant) return refusalWithAmount(code, amount, money);
  if (transfer.kind === "reversal") {
    const lacking = await lackingAccount(ctx, transfer, amount);
    return refusalWithAmount(code, amount, money, lacking === null ? {} : { names: { account: lacking } });
  }
  const amounts = await chargesBesides(ctx, transfer, money, amount);
  return refusalWithAmount(code, amount, money, { amounts });
}

/** What the payer of a payment or hold would have owed besides, by the policies of that moment; nothing where they owe nothing. */
async function chargesBesides(
  ctx: CommunityContext,
  { kind, from, to, amount, at }: Transfer,
  money: CurrencyFacts,
  available: number,
): Promise<Record<string, number>> {
  if (kind !== "payment" && kind !== "hold") return {};
  const policies = await policiesInForce({ ...ctx, now: at }, money.code);
  if (!policies.levy) return {};
  const rows = await ctx.db
    .select()
    .from(account)
    .where(inArray(account.id, [from, to]));
  const accounts = new Map(
    rows.map((row) => [row.id, { ...row, receives: row.receives === 1, allowances: {} }]),
  );
  const [payer, payee] = [accounts.get(from), accounts.get(to)];
  if (!payer || !payee) return {};
  const versions = [{ currency: money.code, version: 1, effectiveAt: 0, policies }];
  const view = { account: (id: string) => accounts.get(id), ticking: { versions: () => versions } };
  const { charges, payable } = payableWith(view, money, { payer, payee, amount, available }, at);
  return charges === 0 ? {} : { charges, needed: amount + charges, payable };
}
