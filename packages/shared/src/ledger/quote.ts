import { isTransferable } from "#money/bounds.ts";
import type { Account } from "#ledger/account.ts";
import type { Currency } from "#ledger/currency.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import {
  chargedTo,
  type ChargeView,
  chargesOfRedemption,
  checkReceived,
  issueCharges,
  paymentCharges,
} from "#ledger/rules/charges.ts";
import { findPayee, findPayer } from "#ledger/rules/parties.ts";
import { isRedeemable } from "#ledger/rules/redeemable.ts";
import type { Charge } from "#policies/charge.ts";

/** What is thought of, by accounts; amounts in minor units. */
export type Quoted =
  | { kind: "payment"; from: string; to: string; amount: number }
  | { kind: "issue"; to: string; amount: number; beneficiary: string | null; isSponsored: boolean }
  | { kind: "redemption"; from: string; amount: number; beneficiary: string | null; isSponsored: boolean };

/** `pays` is all that it takes from the payer, `receives` all that reaches the other side, in minor units. */
export type Quote = { charges: Charge[]; pays: number; receives: number };

type Answer = { ok: true; quote: Quote } | Rejection;

type Money = Pick<Currency, "code" | "scale" | "kind">;

/**
 * What a payment, an issue or a redemption would cost at `now`, by the very rules that carry it out. Refuses as they would,
 * save for what the payer has and may spend, which is not looked at.
 */
export function quote(view: ChargeView, money: Money, asked: Quoted, now: number): Answer {
  if (!isTransferable(asked.amount)) return reject("amount_out_of_bounds");
  switch (asked.kind) {
    case "payment":
      return quotePayment(view, money, asked, now);
    case "issue":
      return quoteIssue(view, money, asked, now);
    case "redemption":
      return quoteRedemption(view, money, asked, now);
  }
}

type Of<Kind> = Extract<Quoted, { kind: Kind }>;

function quotePayment(view: ChargeView, money: Money, asked: Of<"payment">, now: number): Answer {
  const { from, to, amount } = asked;
  if (from === to) return reject("same_account");
  const payer = findPayer(view, money.code, from);
  if (!payer.ok) return payer;
  const payee = findPayee(view, money.code, to);
  if (!payee.ok) return payee;
  const parties = { payer: payer.account, payee: payee.account };
  const charges = paymentCharges(view, money, { ...parties, amount }, now);
  return checkReceived(charges, asked) ?? sumUp(charges, amount, parties);
}

function quoteIssue(view: ChargeView, money: Money, asked: Of<"issue">, now: number): Answer {
  if (money.kind !== "backed" && money.kind !== "prepaid") return reject("not_issuable");
  const payee = findPayee(view, money.code, asked.to);
  if (!payee.ok) return payee;
  const charged = issueCharges(view, payee.account, asked, now);
  return charged.ok ? sumUp(charged.charges, asked.amount, { payee: payee.account }) : charged;
}

function quoteRedemption(view: ChargeView, money: Money, asked: Of<"redemption">, now: number): Answer {
  if (!isRedeemable(view, money, now)) return reject("not_redeemable");
  const payer = findPayer(view, money.code, asked.from);
  if (!payer.ok) return payer;
  const charged = chargesOfRedemption(view, money, payer.account, asked, now);
  if (!charged.ok) return charged;
  const { amount } = asked;
  const receives = amount - chargedTo(charged.charges, asked.from);
  // The fees of a redemption come out of it
  return receives === 0
    ? reject("redemption_too_small", 1 + amount)
    : { ok: true, quote: { charges: charged.charges, pays: amount, receives } };
}

function sumUp(
  charges: Charge[],
  amount: number,
  { payer, payee }: { payer?: Account; payee: Account },
): Answer {
  const pays = amount + (payer ? chargedTo(charges, payer.id) : 0);
  return { ok: true, quote: { charges, pays, receives: amount - chargedTo(charges, payee.id) } };
}
