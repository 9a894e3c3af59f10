import type { AdjustmentCommand, TransferCommand } from "#ledger/command.ts";
import { systemAccountId } from "#ledger/currency.ts";
import { adjustedAccounts } from "#ledger/rules/reserve.ts";
import type { Transfer } from "#ledger/transfer.ts";
import { remainingOf } from "#ledger/transfer.ts";
import type { View } from "#ledger/view.ts";

/** What a command says, in the words of the record: everything but its place, its time and its verdict. */
export type Description = Omit<Transfer, "seq" | "batch" | "at" | "verdict" | "refusalAmount">;

type Subject = Pick<Transfer, "currency" | "from" | "to" | "amount">;

const unknownSubject: Subject = { currency: "", from: "", to: "", amount: 0 };

function subjectOf(view: View, command: TransferCommand): Subject {
  switch (command.kind) {
    case "payment":
    case "hold":
      return command;
    case "issue":
      return { ...command, from: systemAccountId(command.currency, "issuance") };
    case "redemption":
      return { ...command, to: systemAccountId(command.currency, "issuance") };
    case "capture":
    case "release": {
      const hold = view.hold(command.hold);
      if (!hold) return { ...unknownSubject, amount: (command.kind === "capture" && command.amount) || 0 };
      const asked = command.kind === "capture" ? command.amount : null;
      return { ...hold, amount: asked ?? remainingOf(hold) };
    }
    case "adjustment":
      return { ...command, ...adjustedAccounts(command) };
    case "reversal": {
      const original = view.recorded(command.transfer)?.transfer;
      if (!original) return unknownSubject;
      return { ...original, from: original.to, to: original.from };
    }
  }
}

function relatedOf(command: TransferCommand): string | null {
  if (command.kind === "reversal") return command.transfer;
  return command.kind === "capture" || command.kind === "release" ? command.hold : null;
}

function memoOf(command: TransferCommand): string | null {
  if (command.kind === "reversal" || command.kind === "adjustment") return command.reason;
  return command.kind === "release" ? null : (command.memo ?? null);
}

const referenceOf = (command: TransferCommand): string | null =>
  command.kind === "reversal" || command.kind === "release" ? null : (command.reference ?? null);

/** Writes a command down as it will be recorded; a hold or transfer that it names is looked up in the view. */
export function describe(view: View, command: TransferCommand): Description {
  const { currency, from, to, amount } = subjectOf(view, command);
  const described =
    command.kind === "reversal" || command.kind === "release" || command.kind === "adjustment"
      ? undefined
      : command;
  return {
    id: command.id,
    kind: command.kind,
    currency,
    from,
    to,
    amount,
    memo: memoOf(command),
    category: described?.category ?? null,
    reference: referenceOf(command),
    related: relatedOf(command),
    actor: { member: command.actor.member, onBehalfOf: command.actor.onBehalfOf },
    order: ((command.kind === "payment" || command.kind === "hold") && command.order) || null,
    expiresAt: command.kind === "payment" || command.kind === "hold" ? (command.expiresAt ?? null) : null,
  };
}

/**
 * True when a command asks for what is already recorded under its id, so that it gets the same answer.
 * A signature made anew over the same order is the same content.
 */
export function asksFor(command: TransferCommand, recorded: Transfer): boolean {
  if (command.kind !== recorded.kind || command.actor.member !== recorded.actor.member) return false;
  if (command.actor.onBehalfOf !== recorded.actor.onBehalfOf) return false;
  if (memoOf(command) !== recorded.memo || relatedOf(command) !== recorded.related) return false;
  if (command.kind === "reversal" || command.kind === "release") return true;
  if (referenceOf(command) !== recorded.reference) return false;
  if (command.kind === "adjustment") return isSameAdjustment(command, recorded);
  if ((command.category ?? null) !== recorded.category) return false;
  if (command.kind === "capture") return command.amount === null || command.amount === recorded.amount;
  if (command.currency !== recorded.currency || command.amount !== recorded.amount) return false;
  if (command.kind === "issue") return command.to === recorded.to;
  if (command.kind === "redemption") return command.from === recorded.from;
  const sameParties = command.from === recorded.from && command.to === recorded.to;
  return sameParties && (command.expiresAt ?? null) === recorded.expiresAt;
}

const isSameAdjustment = (command: AdjustmentCommand, { currency, amount, to }: Transfer): boolean =>
  command.currency === currency && command.amount === amount && adjustedAccounts(command).to === to;
