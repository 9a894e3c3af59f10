import { AMOUNT_MAX } from "#money/bounds.ts";
import type { Account } from "#ledger/account.ts";
import { balanceOf } from "#ledger/account.ts";
import type { CreditSource, CreditTotals } from "#ledger/credit.ts";
import { totalsAfter } from "#ledger/credit.ts";
import type { Ticking } from "#ledger/ticking.ts";
import type { Transfer } from "#ledger/transfer.ts";
import type { Changes, View } from "#ledger/view.ts";
import { millionthsOf, minorOf } from "#policies/parts.ts";
import type { CurrencyPolicies } from "#policies/registry.ts";
import { inForce } from "#policies/versions.ts";

/*
 * The policy `dynamicCredit`: whoever is paid may owe more.
 *
 * A payment, or the capture of a hold, of r from one member's account to another earns the payee ⌊share · r⌋ from that
 * payer. Once at least `counterparties` payers have earned it something, each payment raises its credit limit
 * by what that payer has earned and not raised yet, but by no more than `perCounterparty` from this payer in all, and
 * not beyond `max`. What is lost to these bounds is not lost for good: it may still come with that payer's next payment.
 * A limit is never lowered by being paid, and the payer's own limit stays as it is.
 *
 * A reversal takes back what its payment had earned. Where that payer has then raised more than their other payments
 * earned, the limit goes down by the difference, but no further than the account stands.
 */

/** What the bounds of the policy are in minor units. */
export type CreditRule = { share: number; max: number; perCounterparty: number; counterparties: number };

const MILLION = 1_000_000n;

/**
 * The policies that payments of a moment go by: those that took effect before it. So a version that takes effect at once
 * does so from the next batch on, and each batch goes by one.
 */
export const policiesAt = (
  ticking: Pick<Ticking, "versions">,
  currency: string,
  at: number,
): CurrencyPolicies | null => inForce(ticking.versions(currency), at - 1)?.policies ?? null;

/** The rule that payments of a moment go by; null where there is none. */
export function creditRuleAt(
  ticking: Pick<Ticking, "versions">,
  currency: string,
  scale: number,
  at: number,
): CreditRule | null {
  const settings = policiesAt(ticking, currency, at)?.dynamicCredit;
  if (!settings) return null;
  return {
    share: millionthsOf(settings.share),
    max: minorOf(settings.max, scale),
    perCounterparty: minorOf(settings.perCounterparty, scale),
    counterparties: settings.counterparties,
  };
}

/** What a payment of so much earns its payee, in minor units. */
export const earnedBy = ({ share }: CreditRule, amount: number): number =>
  Number((BigInt(amount) * BigInt(share)) / MILLION);

/** How a source stands once its counterparty has paid once more; `totals` and `creditLimit` are the account's before that. */
export function afterPayment(
  rule: CreditRule,
  before: CreditSource,
  amount: number,
  { totals, creditLimit }: { totals: CreditTotals; creditLimit: number },
): CreditSource {
  const earned = Math.min(AMOUNT_MAX, before.earned + earnedBy(rule, amount));
  const { counterparties } = totalsAfter(totals, before, { ...before, earned });
  const room = Math.min(Math.min(earned, rule.perCounterparty) - before.raised, rule.max - creditLimit);
  const raise = counterparties < rule.counterparties ? 0 : Math.max(0, room);
  return { ...before, earned, raised: before.raised + raise };
}

/** How a source stands once a payment of its counterparty is undone; `headroom` is how far the limit may fall. */
export function afterReversal(
  rule: CreditRule,
  before: CreditSource,
  amount: number,
  headroom: number,
): CreditSource {
  const earned = Math.max(0, before.earned - earnedBy(rule, amount));
  const fall = Math.max(0, Math.min(before.raised - earned, headroom));
  return { ...before, earned, raised: before.raised - fall };
}

type Raised = Pick<Changes, "accounts" | "creditSources">;
type Paid = Pick<Transfer, "currency" | "from" | "to" | "amount">;

const nothingYet = (account: string, counterparty: string): CreditSource => ({
  account,
  counterparty,
  earned: 0,
  raised: 0,
});

/** Raises the payee's limit after a payment has been carried out on `accounts`; gives them with what it changes. */
export function raiseCredit(
  view: View,
  accounts: readonly Account[],
  { currency, from, to, amount }: Paid,
  now: number,
): Raised {
  const rule = creditRuleAt(view.ticking, currency, view.currency(currency)?.scale ?? 0, now);
  const payee = accounts.find((account) => account.id === to);
  const payer = view.account(from);
  if (!rule || payee?.kind !== "member" || payer?.kind !== "member") return { accounts, creditSources: [] };
  const before = view.credit.source(to, from) ?? nothingYet(to, from);
  const after = afterPayment(rule, before, amount, {
    totals: view.credit.totals(to),
    creditLimit: payee.creditLimit,
  });
  return changedBy(accounts, payee, before, after);
}

/** Takes back what a payment had earned its payee, once its reversal has been carried out on `accounts`. */
export function withdrawCredit(view: View, accounts: readonly Account[], original: Transfer): Raised {
  const { currency, from, to, amount, at, kind } = original;
  const rule = creditRuleAt(view.ticking, currency, view.currency(currency)?.scale ?? 0, at);
  const payee = accounts.find((account) => account.id === to);
  const before = view.credit.source(to, from);
  if (!rule || !payee || !before || (kind !== "payment" && kind !== "capture"))
    return { accounts, creditSources: [] };
  const headroom = balanceOf(payee) + payee.creditLimit;
  return changedBy(
    accounts,
    payee,
    before,
    afterReversal(rule, before, amount, Math.min(headroom, payee.creditLimit)),
  );
}

function changedBy(
  accounts: readonly Account[],
  payee: Account,
  before: CreditSource,
  after: CreditSource,
): Raised {
  if (after.earned === before.earned && after.raised === before.raised)
    return { accounts, creditSources: [] };
  const creditLimit = payee.creditLimit + after.raised - before.raised;
  return {
    accounts: accounts.map((account) => (account.id === payee.id ? { ...account, creditLimit } : account)),
    creditSources: [after],
  };
}
