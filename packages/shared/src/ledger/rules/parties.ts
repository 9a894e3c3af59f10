import { isTransferable } from "#money/bounds.ts";
import type { Account } from "#ledger/account.ts";
import type { PaymentCommand } from "#ledger/command.ts";
import type { Currency } from "#ledger/currency.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import type { View } from "#ledger/view.ts";

type Found<T> = ({ ok: true } & T) | Rejection;

/** The member's account, or the pot, that receives in this currency; it may be suspended, but not closed. */
export function findPayee(
  view: Pick<View, "account">,
  currency: string,
  id: string,
): Found<{ account: Account }> {
  const account = view.account(id);
  if (!account) return reject("unknown_account");
  if (account.currency !== currency) return reject("currency_mismatch");
  if (account.kind !== "member" && account.kind !== "pot") return reject("system_account");
  if (account.status === "closed") return reject("account_closed");
  return { ok: true, account };
}

/** The member's account, or the pot, that gives in this currency; it must be open. */
export function findPayer(
  view: Pick<View, "account">,
  currency: string,
  id: string,
): Found<{ account: Account }> {
  const found = findPayee(view, currency, id);
  if (found.ok && found.account.status === "suspended") return reject("account_suspended");
  return found;
}

type Asked = { currency: string; from: string; to: string; amount: number };

/**
 * The currency and both accounts of a payment or hold.
 * Refuses with `unknown_currency`, `amount_out_of_bounds`, `same_account`, `unknown_account`,
 * `currency_mismatch`, `system_account`, `account_closed`, `account_suspended`.
 */
export function findParties(
  view: Pick<View, "account" | "currency">,
  asked: Asked,
): Found<{ currency: Currency; payer: Account; payee: Account }> {
  const currency = view.currency(asked.currency);
  if (!currency) return reject("unknown_currency");
  if (!isTransferable(asked.amount)) return reject("amount_out_of_bounds");
  if (asked.from === asked.to) return reject("same_account");
  const payer = findPayer(view, asked.currency, asked.from);
  if (!payer.ok) return payer;
  const payee = findPayee(view, asked.currency, asked.to);
  if (!payee.ok) return payee;
  return { ok: true, currency, payer: payer.account, payee: payee.account };
}

/**
 * From a currency's threshold on the payer's device signs what is paid or set aside, unless a manager acts for the payer,
 * or scheduled work does, whose mandate was signed. Refuses with `signature_required` (amount: the threshold).
 */
export function checkSigned(
  { signatureFrom }: Pick<Currency, "signatureFrom">,
  { amount, order, actor }: Pick<PaymentCommand, "amount" | "order" | "actor">,
): Rejection | null {
  const isAsked = signatureFrom !== null && amount >= signatureFrom && actor.onBehalfOf === null;
  return isAsked && !order ? reject("signature_required", signatureFrom) : null;
}
