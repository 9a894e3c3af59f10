import { systemAccountId } from "#ledger/currency.ts";
import { move } from "#ledger/rules/move.ts";
import type { Changes, View } from "#ledger/view.ts";
import { movementsFor, noChanges } from "#ledger/view.ts";
import { inForce } from "#policies/versions.ts";
import { nextTickAt } from "#settling/clock.ts";
import { makeIndex, makeTick, type Tick } from "#settling/tick.ts";

export type Ticked = { ok: true; tick: Tick; total: number } & Changes;

/** When a currency ticks next, in milliseconds since 1970; null when it does not. */
export function nextTickOf(view: Pick<View, "ticking">, currency: string): number | null {
  const last = view.ticking.lastTick(currency);
  return last ? nextTickAt(view.ticking.versions(currency), last.at) : null;
}

/**
 * The next tick of a currency, where it has come due: the dividend of all its recipients goes from issuance to the pool
 * of dividends, and every index moves on by one. It costs the same however many members there are.
 */
export function decideTick(view: View, code: string, now: number): Ticked | null {
  const due = nextTickOf(view, code);
  if (due === null || due > now) return null;
  const versions = view.ticking.versions(code);
  const before = view.ticking.lastTick(code);
  const currency = view.currency(code);
  const version = inForce(versions, due);
  if (!before || !currency || !version) throw new Error(`Ledger: ${code} ticks without a clock or policies`);
  const earlier = versions.find((it) => it.version === before.version) ?? null;
  const issuance = view.account(systemAccountId(code, "issuance"));
  const standing = {
    scale: currency.scale,
    members: currency.recipients,
    mass: issuance ? 0 - issuance.posted : 0,
  };
  const tick = makeTick({ before, earlier, version }, due, standing);
  const indexes = view.ticking
    .lastIndexes(code)
    .toSorted((left, right) => (left.type < right.type ? -1 : 1))
    .map((index) => makeIndex({ before, earlier, version }, tick, index, currency));
  const total = tick.dividend * tick.members;
  const ticking = { versions: [], ticks: [tick], indexes };
  if (total === 0) return { ok: true, tick, total, ...noChanges, ticking };
  const [from, to] = [systemAccountId(code, "issuance"), systemAccountId(code, "dividends")];
  const movements = movementsFor("dividend", from, to, total);
  const moved = move(view, movements);
  if (!moved.ok) throw new Error(`Ledger: the dividend of ${code} cannot be created: ${moved.code}`);
  return { tick, total, ...noChanges, ...moved, ticking };
}
