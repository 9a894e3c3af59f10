import type { Account } from "#ledger/account.ts";
import { systemAccountId } from "#ledger/currency.ts";
import { move } from "#ledger/rules/move.ts";
import { EVERY_TYPE, type Ticking } from "#ledger/ticking.ts";
import type { Changes, Movement, View } from "#ledger/view.ts";
import { movementsFor, noChanges } from "#ledger/view.ts";
import { type Settled, settle, type Unsettled } from "#settling/settle.ts";

/** What an account was settled from: with the index of its type, all that is needed to settle it again. */
export type Settlement = {
  account: string;
  type: string;
  receives: boolean;
  /** Minor units, before it was settled. */
  posted: number;
  held: number;
  /** In 2⁻³². */
  fraction: number;
  /** The tick to which it was settled before, and to which it is now. */
  fromTick: number;
  toTick: number;
};

export type AccountSettled = { ok: true; settlement: Settlement; settled: Settled } & Changes;

/**
 * Settles an account of a member up to the last tick of its currency; null when it already is. The dividends that it
 * received come from the pool, what melted goes where the demurrage says.
 */
export function settleAccount(view: View, id: string): AccountSettled | null {
  const account = view.account(id);
  const last = account && view.ticking.lastTick(account.currency);
  if (!account || !last || account.kind !== "member" || account.tick === last.number) return null;
  const settled = settleOver(view.ticking, account);
  const settlement: Settlement = {
    account: id,
    type: account.type,
    receives: account.receives,
    posted: account.posted,
    held: account.held,
    fraction: account.fraction,
    fromTick: account.tick,
    toTick: last.number,
  };
  const moved = move(view, settlementMovements(account, settled), [
    { ...account, tick: last.number, fraction: settled.fraction },
  ]);
  if (!moved.ok) throw new Error(`Ledger: ${id} cannot be settled: ${moved.code}`);
  return { settlement, settled, ...noChanges, ...moved };
}

/** How an account stands once settled up to the last tick: first by the index of every type, then by its type's own once that began. */
export function settleOver(
  ticking: Pick<Ticking, "began" | "indexSince">,
  account: Unsettled & Pick<Account, "currency" | "type" | "tick">,
): Settled {
  const { currency, type, tick } = account;
  const began = ticking.began(currency, type);
  if (began === undefined) return settle(account, ticking.indexSince(currency, EVERY_TYPE, tick));
  if (tick >= began) return settle(account, ticking.indexSince(currency, type, tick));
  const every = ticking.indexSince(currency, EVERY_TYPE, tick).filter((row) => row.tick <= began);
  const first = settle(account, every);
  const { posted, fraction } = first;
  const then = settle({ ...account, posted, fraction }, ticking.indexSince(currency, type, began));
  return { ...then, gross: first.gross + then.gross, melted: sum(first.melted, then.melted) };
}

function sum(left: ReadonlyMap<string, number>, right: ReadonlyMap<string, number>): Map<string, number> {
  const total = new Map(left);
  for (const [destination, amount] of right) total.set(destination, (total.get(destination) ?? 0) + amount);
  return total;
}

/** The account that receives what melts: `burn` takes it back where money is made. */
export const meltingAccount = (currency: string, destination: string): string =>
  destination === "burn" ? systemAccountId(currency, "issuance") : destination;

/** What settling an account posts: the dividends it received, out of the pool, then what melted of it. */
export function settlementMovements(
  { id, currency }: Pick<Account, "id" | "currency">,
  { gross, melted }: Settled,
): Movement[] {
  const pool = systemAccountId(currency, "dividends");
  const lost = [...melted].flatMap(([destination, amount]) =>
    movementsFor("melting", id, meltingAccount(currency, destination), amount),
  );
  return gross === 0 ? lost : [...movementsFor("dividend", pool, id, gross), ...lost];
}
