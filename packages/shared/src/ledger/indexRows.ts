import { indexKey, type Ticking } from "#ledger/ticking.ts";
import type { TickIndex } from "#settling/index.ts";

/**
 * The indexes that some rows are of, to settle accounts by: of each index every row from the tick to which the account
 * was last settled, or from its own beginning where that is later.
 */
export function indexRows(rows: readonly TickIndex[]): Pick<Ticking, "began" | "indexSince"> {
  const byIndex = Map.groupBy(rows, ({ currency, type }) => indexKey(currency, type));
  const of = (currency: string, type: string) => byIndex.get(indexKey(currency, type)) ?? [];
  return {
    began: (currency, type) => of(currency, type)[0]?.tick,
    indexSince: (currency, type, tick) => of(currency, type).filter((row) => row.tick >= tick),
  };
}
