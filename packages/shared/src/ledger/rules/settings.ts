import { AMOUNT_MAX, isWithinBounds } from "#money/bounds.ts";
import type { Account } from "#ledger/account.ts";
import { balanceOf } from "#ledger/account.ts";
import type { SettingCommand } from "#ledger/command.ts";
import type { Currency, SystemAccountKind } from "#ledger/currency.ts";
import { systemAccountId, systemAccountKinds } from "#ledger/currency.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import { utcDay } from "#ledger/rules/allowance.ts";
import { decideExpiry } from "#ledger/rules/hold.ts";
import type { Changes, View } from "#ledger/view.ts";
import { noChanges } from "#ledger/view.ts";

type Decided = Rejection | ({ ok: true } & Changes);
type Of<K extends SettingCommand["kind"]> = Extract<SettingCommand, { kind: K }>;

const nothing: Decided = { ok: true, ...noChanges };
const changed = (account: Account): Decided => ({ ok: true, ...noChanges, accounts: [account] });

/** A currency's own account: issuance and deposits stand below zero, a reserve above. */
function systemAccount(currency: string, kind: SystemAccountKind): Account {
  return {
    id: systemAccountId(currency, kind),
    currency,
    kind,
    status: "open",
    creditLimit: kind === "reserve" ? 0 : AMOUNT_MAX,
    balanceCap: kind === "reserve" ? AMOUNT_MAX : 0,
    posted: 0,
    held: 0,
    allowances: {},
  };
}

const isSame = (left: Currency, right: Currency): boolean =>
  left.name === right.name &&
  left.symbol === right.symbol &&
  left.scale === right.scale &&
  left.kind === right.kind &&
  left.backing === right.backing;

/**
 * Creates a currency with its own accounts. The same one again changes nothing.
 * Refuses with `currency_exists`; `unknown_currency` when the reserve behind it does not exist;
 * `currency_mismatch` when that reserve is of another kind or scale.
 */
function createCurrency(view: View, { currency }: Of<"create_currency">): Decided {
  const known = view.currency(currency.code);
  if (known) return isSame(known, currency) ? nothing : reject("currency_exists");
  if ((currency.kind === "backed") !== (currency.backing !== null)) return reject("currency_mismatch");
  if (currency.backing !== null) {
    const reserve = view.currency(currency.backing);
    if (!reserve) return reject("unknown_currency");
    if (reserve.kind !== "reserve" || reserve.scale !== currency.scale) return reject("currency_mismatch");
  }
  const accounts = systemAccountKinds(currency.kind).map((kind) => systemAccount(currency.code, kind));
  return { ok: true, ...noChanges, currencies: [currency], accounts };
}

function setSignatureThreshold(view: View, command: Of<"set_signature_threshold">): Decided {
  const currency = view.currency(command.currency);
  if (!currency) return reject("unknown_currency");
  return { ok: true, ...noChanges, currencies: [{ ...currency, signatureFrom: command.signatureFrom }] };
}

const areLimits = (creditLimit: number, balanceCap: number): boolean =>
  creditLimit >= 0 && balanceCap >= 0 && isWithinBounds(creditLimit) && isWithinBounds(balanceCap);

/** Opens a member's account. The same one again changes nothing. Refuses with `account_exists`, `unknown_currency`. */
function openAccount(view: View, command: Of<"open_account">): Decided {
  const { account: id, currency, creditLimit, balanceCap } = command;
  const found = view.currency(currency);
  if (!found) return reject("unknown_currency");
  if (found.kind === "reserve") return reject("currency_mismatch");
  if (!areLimits(creditLimit, balanceCap)) return reject("amount_out_of_bounds");
  const known = view.account(id);
  if (known)
    return known.kind === "member" && known.currency === currency ? nothing : reject("account_exists");
  return changed({
    id,
    currency,
    kind: "member",
    status: "open",
    creditLimit,
    balanceCap,
    posted: 0,
    held: 0,
    allowances: {},
  });
}

/** The member's account that a setting is about. */
function findMemberAccount(view: View, id: string): { ok: true; account: Account } | Rejection {
  const account = view.account(id);
  if (!account) return reject("unknown_account");
  return account.kind === "member" ? { ok: true, account } : reject("system_account");
}

/** Refuses with `limit_crossed` (amount: the balance) limits beyond which the account already stands. */
function setLimits(account: Account, { creditLimit, balanceCap }: Of<"set_limits">): Decided {
  if (!areLimits(creditLimit, balanceCap)) return reject("amount_out_of_bounds");
  const crossed = balanceOf(account) < -creditLimit || account.posted > balanceCap;
  return crossed
    ? reject("limit_crossed", balanceOf(account))
    : changed({ ...account, creditLimit, balanceCap });
}

/** A closed account holds nothing: refuses with `account_not_empty` (amount: what is posted), and to reopen with `account_closed`. */
function setStatus(account: Account, { status }: Of<"set_status">): Decided {
  if (account.status === status) return nothing;
  if (account.status === "closed") return reject("account_closed");
  if (status === "closed" && (account.posted !== 0 || account.held !== 0))
    return reject("account_not_empty", account.posted);
  return changed({ ...account, status });
}

const unlimited = { perTransfer: null, perDay: null };

function setAllowance(account: Account, command: Of<"set_allowance">, now: number): Decided {
  const known = account.allowances[command.member];
  const day = utcDay(now);
  const spent = known?.day === day ? known.spent : 0;
  const { perTransfer, perDay } = command.allowance ?? unlimited;
  if (known?.perTransfer === perTransfer && known.perDay === perDay) return nothing;
  const allowance = { perTransfer, perDay, day, spent };
  return changed({ ...account, allowances: { ...account.allowances, [command.member]: allowance } });
}

/** Sets something to a stated value; asked twice, it changes nothing the second time. */
export function decideSetting(view: View, command: SettingCommand, now: number): Decided {
  switch (command.kind) {
    case "create_currency":
      return createCurrency(view, command);
    case "set_signature_threshold":
      return setSignatureThreshold(view, command);
    case "open_account":
      return openAccount(view, command);
    case "expire_hold":
      return decideExpiry(view, command.hold, now);
    case "set_limits":
    case "set_status":
    case "set_allowance": {
      const found = findMemberAccount(view, command.account);
      if (!found.ok) return found;
      if (command.kind === "set_limits") return setLimits(found.account, command);
      if (command.kind === "set_status") return setStatus(found.account, command);
      return setAllowance(found.account, command, now);
    }
  }
}
