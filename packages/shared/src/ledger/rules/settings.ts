import { AMOUNT_MAX, isWithinBounds } from "#money/bounds.ts";
import type { Account } from "#ledger/account.ts";
import { balanceOf } from "#ledger/account.ts";
import type { SettingCommand } from "#ledger/command.ts";
import type { Currency, NewCurrency } from "#ledger/currency.ts";
import { systemAccountKinds } from "#ledger/currency.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import { utcDay } from "#ledger/rules/allowance.ts";
import { decideExpire } from "#ledger/rules/expiry.ts";
import { decideExpiry } from "#ledger/rules/hold.ts";
import { creditRuleAt } from "#ledger/rules/credit.ts";
import { setPolicies } from "#ledger/rules/policies.ts";
import { emptyAccount, systemAccount } from "#ledger/rules/systemAccount.ts";
import type { Changes, View } from "#ledger/view.ts";
import { noChanges } from "#ledger/view.ts";

type Decided = Rejection | ({ ok: true } & Changes);
type Of<K extends SettingCommand["kind"]> = Extract<SettingCommand, { kind: K }>;

const nothing: Decided = { ok: true, ...noChanges };
const changed = (account: Account) => ({ ok: true as const, ...noChanges, accounts: [account] });

const isSame = (left: NewCurrency, right: NewCurrency): boolean =>
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
  return { ok: true, ...noChanges, currencies: [{ ...currency, recipients: 0 }], accounts };
}

function setSignatureThreshold(view: View, command: Of<"set_signature_threshold">): Decided {
  const currency = view.currency(command.currency);
  if (!currency) return reject("unknown_currency");
  return { ok: true, ...noChanges, currencies: [{ ...currency, signatureFrom: command.signatureFrom }] };
}

const areLimits = (creditLimit: number, balanceCap: number): boolean =>
  creditLimit >= 0 && balanceCap >= 0 && isWithinBounds(creditLimit) && isWithinBounds(balanceCap);

/**
 * Opens a member's account. The same one again changes nothing. Refuses with `account_exists`, `unknown_currency`, and
 * `no_credit` where money is issued: what members owed there would have nothing behind it, and could not melt away.
 */
function openAccount(view: View, command: Of<"open_account">): Decided {
  const { account: id, currency, creditLimit, balanceCap } = command;
  const found = view.currency(currency);
  if (!found) return reject("unknown_currency");
  if (found.kind === "reserve") return reject("currency_mismatch");
  if (!areLimits(creditLimit, balanceCap)) return reject("amount_out_of_bounds");
  const known = view.account(id);
  if (known)
    return known.kind === "member" && known.currency === currency ? nothing : reject("account_exists");
  if (found.kind !== "mutual" && creditLimit > 0) return reject("no_credit");
  const { type = "" } = command;
  const tick = view.ticking.lastTick(currency)?.number ?? 0;
  return changed({ ...emptyAccount, id, currency, kind: "member", creditLimit, balanceCap, type, tick });
}

/** Opens a pot, an account of the community's own. The same one again changes nothing. Refuses like the opening of an account. */
function openPot(view: View, { account: id, currency }: Of<"open_pot">): Decided {
  const found = view.currency(currency);
  if (!found) return reject("unknown_currency");
  if (found.kind === "reserve" || !id.startsWith(`${currency}:`)) return reject("currency_mismatch");
  const known = view.account(id);
  if (known) return known.kind === "pot" ? nothing : reject("account_exists");
  return changed({ ...emptyAccount, id, currency, kind: "pot", creditLimit: 0, balanceCap: AMOUNT_MAX });
}

/**
 * Says of which type an account is, and whether it receives the dividend; it was settled up to now before that.
 * Refuses with `no_dividend` where the currency has none to give; `dividend_needs_no_cap` while the account has a cap, beyond which
 * a dividend could carry it.
 */
function setStanding(view: View, account: Account, { type, receives }: Of<"set_standing">): Decided {
  if (account.type === type && account.receives === receives) return nothing;
  const currency = view.currency(account.currency);
  if (!currency) return reject("unknown_currency");
  if (receives && currency.kind !== "dividend") return reject("no_dividend");
  if (receives && account.balanceCap !== AMOUNT_MAX) return reject("dividend_needs_no_cap");
  if (receives && account.status === "closed") return reject("account_closed");
  return {
    ...changed({ ...account, type, receives }),
    currencies: countRecipient(currency, account.receives, receives),
  };
}

/** The currency with one recipient more or less, where that changes. */
const countRecipient = (currency: Currency, before: boolean, after: boolean): Currency[] =>
  before === after ? [] : [{ ...currency, recipients: currency.recipients + (after ? 1 : -1) }];

/** The member's account that a setting is about. */
function findMemberAccount(view: View, id: string): { ok: true; account: Account } | Rejection {
  const account = view.account(id);
  if (!account) return reject("unknown_account");
  return account.kind === "member" ? { ok: true, account } : reject("system_account");
}

/**
 * Refuses with `limit_crossed` (amount: the balance) limits beyond which the account already stands, and with
 * `no_credit` to give credit in a currency that is issued.
 */
function setLimits(view: View, account: Account, { creditLimit, balanceCap }: Of<"set_limits">): Decided {
  if (!areLimits(creditLimit, balanceCap)) return reject("amount_out_of_bounds");
  const givesCredit = view.currency(account.currency)?.kind === "mutual";
  if (!givesCredit && creditLimit > account.creditLimit) return reject("no_credit");
  if (account.receives && balanceCap !== AMOUNT_MAX) return reject("dividend_needs_no_cap");
  const crossed = balanceOf(account) < -creditLimit || account.posted > balanceCap;
  return crossed
    ? reject("limit_crossed", balanceOf(account))
    : changed({ ...account, creditLimit, balanceCap });
}

/**
 * Sets the limits that go for many accounts on one of them: what its counterparties have raised its credit limit by
 * comes on top, as far as the rule in force allows. Refuses like `setLimits`; what stands already changes nothing.
 */
function followLimits(view: View, account: Account, command: Of<"follow_limits">, now: number): Decided {
  const scale = view.currency(account.currency)?.scale ?? 0;
  const max = creditRuleAt(view.ticking, account.currency, scale, now)?.max ?? 0;
  const raised = Math.min(view.credit.totals(account.id).raised, Math.max(0, max - command.creditLimit));
  const { balanceCap } = command;
  const creditLimit = command.creditLimit + raised;
  if (account.creditLimit === creditLimit && account.balanceCap === balanceCap) return nothing;
  return setLimits(view, account, { kind: "set_limits", account: account.id, creditLimit, balanceCap });
}

/** A closed account holds nothing, and receives no dividend any more: refuses with `account_not_empty` (amount: what is posted), and to reopen with `account_closed`. */
function setStatus(view: View, account: Account, { status }: Of<"set_status">): Decided {
  if (account.status === status) return nothing;
  if (account.status === "closed") return reject("account_closed");
  if (status === "closed" && (account.posted !== 0 || account.held !== 0))
    return reject("account_not_empty", account.posted);
  const currency = view.currency(account.currency);
  if (status !== "closed" || !account.receives || !currency) return changed({ ...account, status });
  return {
    ...changed({ ...account, status, receives: false }),
    currencies: countRecipient(currency, true, false),
  };
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
    case "expire":
      return decideExpire(view, command, now);
    case "open_pot":
      return openPot(view, command);
    case "settle":
      return view.account(command.account) ? nothing : reject("unknown_account");
    case "set_policies":
      return setPolicies(view, command, now);
    case "set_limits":
    case "follow_limits":
    case "set_status":
    case "set_standing":
    case "set_allowance": {
      const found = findMemberAccount(view, command.account);
      if (!found.ok) return found;
      if (command.kind === "set_limits") return setLimits(view, found.account, command);
      if (command.kind === "follow_limits") return followLimits(view, found.account, command, now);
      if (command.kind === "set_status") return setStatus(view, found.account, command);
      if (command.kind === "set_standing") return setStanding(view, found.account, command);
      return setAllowance(found.account, command, now);
    }
  }
}
