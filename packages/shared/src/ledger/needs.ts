import type { Account } from "#ledger/account.ts";
import type { Command } from "#ledger/command.ts";
import { sourceKey } from "#ledger/credit.ts";
import { type CreditNeed, creditNeed } from "#ledger/creditNeeds.ts";
import { type UsePurpose, useKey } from "#ledger/monthlyUse.ts";
import { type ExpireCommand, expiryFor } from "#ledger/rules/expiry.ts";
import { EVERY_TYPE, indexKey } from "#ledger/ticking.ts";
import { touchedBy, usesOf } from "#ledger/touched.ts";
import type { View } from "#ledger/view.ts";

/** What must be looked up before a command can be decided. Currencies and their own accounts are always at hand. */
export type Needs = {
  accounts: Set<string>;
  holds: Set<string>;
  /** Transfer ids that may have been used before. */
  records: Set<string>;
  /** Transfers to reverse, wanted with their movements. */
  originals: Set<string>;
  /** Indexes that accounts are settled by, each from a tick on, by `indexKey`. */
  indexes: Map<string, IndexNeed>;
  /** Sources of credit limits, each with the totals of its account, by `sourceKey`. */
  creditSources: Map<string, CreditNeed>;
  /** What accounts have used of monthly limits, by `useKey`. */
  uses: Map<string, UseNeed>;
  /** What has come to accounts since a moment. It is looked up for each batch anew. */
  inflows: Map<string, InflowNeed>;
};

export type IndexNeed = { currency: string; type: string; since: number };

export type UseNeed = { account: string; purpose: UsePurpose };

/** Milliseconds since 1970. */
export type InflowNeed = { account: string; since: number };

export const inflowKey = (account: string, since: number): string => `${account} ${since}`;

export const noNeeds = (): Needs => ({
  accounts: new Set(),
  holds: new Set(),
  records: new Set(),
  originals: new Set(),
  indexes: new Map(),
  creditSources: new Map(),
  uses: new Map(),
  inflows: new Map(),
});

export const isSatisfied = (needs: Needs): boolean =>
  Object.values(needs).every((wanted) => wanted.size === 0);

/** Whether the view can tell about an account, hold or transfer without a look-up, be it that there is none. */
export type Knowledge = {
  knowsAccount(id: string): boolean;
  knowsHold(id: string): boolean;
  knowsRecord(id: string): boolean;
  knowsMovements(id: string): boolean;
  knowsIndex(currency: string, type: string, since: number): boolean;
  knowsCreditSource(account: string, counterparty: string): boolean;
  knowsUse(account: string, purpose: UsePurpose): boolean;
  knowsInflow(account: string, since: number): boolean;
};

/**
 * Adds what a command needs and the view does not know yet. A hold, an original or an account that is itself missing
 * leads to more only once it is found: ask again after each look-up until nothing is missing.
 */
export function addNeeds(needs: Needs, view: View & Knowledge, command: Command): void {
  if ("id" in command && !view.knowsRecord(command.id)) needs.records.add(command.id);
  if ("hold" in command && !view.knowsHold(command.hold)) needs.holds.add(command.hold);
  if (command.kind === "reversal" && !view.knowsMovements(command.transfer))
    needs.originals.add(command.transfer);
  const credit = creditNeed(view, command);
  if (credit && !view.knowsCreditSource(credit.account, credit.counterparty))
    needs.creditSources.set(sourceKey(credit.account, credit.counterparty), credit);
  for (const { account, purpose } of usesOf(view, command))
    if (!view.knowsUse(account, purpose)) needs.uses.set(useKey(account, purpose), { account, purpose });
  if (command.kind === "expire") addInflow(needs, view, command);
  for (const id of touchedBy(view, command)) {
    if (!view.knowsAccount(id)) needs.accounts.add(id);
    const account = view.account(id);
    if (account) addIndexes(needs, view, account);
  }
}

/** What must be known of an account before anything on it can expire. */
function addInflow(needs: Needs, view: View & Knowledge, { account: id, month }: ExpireCommand): void {
  const account = view.account(id);
  const expiry = account && expiryFor(view.ticking, account, month);
  if (!expiry || view.knowsInflow(id, expiry.cutoff)) return;
  needs.inflows.set(inflowKey(id, expiry.cutoff), { account: id, since: expiry.cutoff });
}

/** What an account must be settled by before anything else touches it. */
function addIndexes(needs: Needs, view: View & Knowledge, account: Account): void {
  const { currency, type, tick } = account;
  const need = (of: string, since: number) => {
    if (view.knowsIndex(currency, of, since)) return;
    const key = indexKey(currency, of);
    const known = needs.indexes.get(key)?.since ?? since;
    needs.indexes.set(key, { currency, type: of, since: Math.min(since, known) });
  };
  if (account.kind !== "member" || !view.ticking.lastTick(currency)) return;
  const began = view.ticking.began(currency, type);
  if (began === undefined || tick < began) need(EVERY_TYPE, tick);
  if (began !== undefined) need(type, Math.max(tick, began));
}
