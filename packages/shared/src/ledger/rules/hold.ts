import { DAY_MS } from "#calendar/date.ts";
import { isTransferable } from "#money/bounds.ts";
import { spendableOf } from "#ledger/account.ts";
import type { CaptureCommand, HoldCommand, ReleaseCommand } from "#ledger/command.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import { spendAllowance } from "#ledger/rules/allowance.ts";
import {
  chargedTo,
  chargeMovements,
  type ChargeView,
  checkReceived,
  paymentCharges,
} from "#ledger/rules/charges.ts";
import { raiseCredit } from "#ledger/rules/credit.ts";
import { checkLadder } from "#ledger/rules/ladder.ts";
import { countGiven } from "#ledger/rules/giving.ts";
import { move } from "#ledger/rules/move.ts";
import { checkSigned, findParties } from "#ledger/rules/parties.ts";
import type { Hold, HoldState } from "#ledger/transfer.ts";
import { remainingOf, setAsideOf } from "#ledger/transfer.ts";
import type { Charge } from "#policies/charge.ts";
import { stateOf } from "#policies/versions.ts";
import type { Changes, View } from "#ledger/view.ts";
import { noChanges } from "#ledger/view.ts";

/** Nothing is kept aside for ever: a year, whichever it is. */
const HOLD_MS_MAX = 366 * DAY_MS;

/** What is on hold does not melt: where money melts, or is going to, it is kept aside for no longer than this. */
const SPARED_MS_MAX = 31 * DAY_MS;

type Decided = Rejection | ({ ok: true } & Changes);

/**
 * Whether a hold placed at `now` would last too long: 366 days at most; 31 where money melts, or where it is announced
 * that it will, else the notice would be the time to hide savings. Only what was placed before is left as it is.
 */
export function lastsTooLong(
  view: Pick<ChargeView, "ticking">,
  { currency, expiresAt }: { currency: string; expiresAt: number },
  now: number,
): boolean {
  const versions = view.ticking.versions(currency);
  const melts = versions.some((version) => {
    const state = version.policies.demurrage ? stateOf(versions, version, now) : "past";
    return state === "in_force" || state === "announced";
  });
  return expiresAt > now + (melts ? SPARED_MS_MAX : HOLD_MS_MAX);
}

/**
 * Sets an amount aside on the payer's account for a payee, and what the payer will owe to the community's pots with it.
 * Nothing is posted; the balance falls.
 * Refuses like a payment; `hold_expired` when its moment has already passed; `hold_too_long` (see `lastsTooLong`).
 */
export function decideHold(view: View, command: HoldCommand, now: number): Decided {
  const { id, currency, from, to, amount, expiresAt } = command;
  const parties = findParties(view, command);
  if (!parties.ok) return parties;
  if (now >= expiresAt) return reject("hold_expired");
  if (lastsTooLong(view, command, now)) return reject("hold_too_long");
  const unsigned = checkSigned(parties.currency, command);
  if (unsigned) return unsigned;
  const owed = paymentCharges(view, parties.currency, { ...parties, amount }, now);
  const excessive = checkReceived(owed, command);
  if (excessive) return excessive;
  const charges = chargedTo(owed, from);
  const setAside = amount + charges;
  const blocked = checkLadder(view, parties.payer, setAside, now);
  if (blocked) return blocked;
  if (setAside > spendableOf(parties.payer)) return reject("insufficient_funds", spendableOf(parties.payer));
  const payer = spendAllowance(parties.payer, command.actor, setAside, now);
  if (!payer.ok) return payer;
  const given = countGiven(view, payer.account, amount, now);
  if (!given.ok) return given;
  const hold: Hold = { id, currency, from, to, amount, captured: 0, charges, state: "open", expiresAt };
  const account = { ...payer.account, held: payer.account.held + setAside };
  return { ok: true, ...noChanges, accounts: [account], holds: [hold], uses: given.uses };
}

function findOpen(view: View, id: string, now: number): { ok: true; hold: Hold } | Rejection {
  const hold = view.hold(id);
  if (!hold) return reject("unknown_hold");
  if (hold.state === "expired" || (hold.state === "open" && now >= hold.expiresAt))
    return reject("hold_expired");
  if (hold.state !== "open") return reject("hold_closed");
  return { ok: true, hold };
}

/**
 * Pays from a hold, in part or (amount null) all that remains; what remains after a part stays on hold. The payer owes
 * the community's pots no more than was set aside for them.
 * Refuses with `unknown_hold`, `hold_closed`, `hold_expired`, `amount_out_of_bounds`,
 * `capture_too_large` (amount: what remains), `levy_exceeds_amount`, `account_closed`, `balance_cap_exceeded`.
 */
export function decideCapture(view: View, command: CaptureCommand, now: number): Decided {
  const found = findOpen(view, command.hold, now);
  if (!found.ok) return found;
  const { hold } = found;
  const remaining = remainingOf(hold);
  const amount = command.amount ?? remaining;
  if (!isTransferable(amount)) return reject("amount_out_of_bounds");
  if (amount > remaining) return reject("capture_too_large", remaining);
  const payer = view.account(hold.from);
  const payee = view.account(hold.to);
  if (!payer || !payee) return reject("unknown_account");
  if (payee.status === "closed") return reject("account_closed");
  const currency = view.currency(hold.currency);
  if (!currency) return reject("unknown_currency");
  const owed = paymentCharges(view, currency, { payer, payee, amount }, now);
  const excessive = checkReceived(owed, { to: hold.to, amount });
  if (excessive) return excessive;
  const charges = atMost(owed, hold.from, hold.charges);
  const isLast = amount === remaining;
  const left = isLast ? 0 : hold.charges - chargedTo(charges, hold.from);
  const movements = [
    { account: hold.from, amount: -amount },
    { account: hold.to, amount },
    ...chargeMovements(charges),
  ];
  const moved = move(view, movements, [{ ...payer, held: payer.held - amount - (hold.charges - left) }]);
  if (!moved.ok) return moved;
  const state: HoldState = isLast ? "captured" : "open";
  const after = { ...hold, captured: hold.captured + amount, charges: left, state };
  const raised = raiseCredit(view, moved.accounts, { ...hold, amount }, now);
  return { ...noChanges, ...moved, ...raised, holds: [after] };
}

/** Charges of which those on one account come to no more than was set aside for them. */
export function atMost(charges: readonly Charge[], account: string, most: number): Charge[] {
  let left = most;
  return charges.flatMap((charge) => {
    if (charge.from !== account) return [charge];
    const amount = Math.min(charge.amount, left);
    left -= amount;
    return amount > 0 ? [{ ...charge, amount }] : [];
  });
}

function free(view: View, hold: Hold, state: "released" | "expired"): Decided {
  const payer = view.account(hold.from);
  if (!payer) return reject("unknown_account");
  const account = { ...payer, held: payer.held - setAsideOf(hold) };
  return { ok: true, ...noChanges, accounts: [account], holds: [{ ...hold, state }] };
}

/** Frees what a hold still keeps. Refuses with `unknown_hold`, `hold_closed`, `hold_expired`. */
export function decideRelease(view: View, command: ReleaseCommand, now: number): Decided {
  const found = findOpen(view, command.hold, now);
  return found.ok ? free(view, found.hold, "released") : found;
}

/** Lets an open hold lapse once its moment has passed; before it, or when it is no longer open, nothing changes. */
export function decideExpiry(view: View, id: string, now: number): Decided {
  const hold = view.hold(id);
  if (!hold) return reject("unknown_hold");
  if (hold.state !== "open" || now < hold.expiresAt) return { ok: true, ...noChanges };
  return free(view, hold, "expired");
}
