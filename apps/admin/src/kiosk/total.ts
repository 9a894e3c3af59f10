import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { minorOf } from "@mereau/ui/words/decimals.ts";
import type { Product } from "#kiosk/api.ts";
import type { Line } from "#kiosk/kept.ts";

/** What a basket costs, as the API writes amounts. */
export const totalOf = (lines: readonly Line[], products: readonly Product[], scale: number): string =>
  formatAmount(
    lines.reduce((sum, { product, quantity }) => {
      const found = products.find(({ id }) => id === product);
      return sum + (found ? minorOf(found.price.amount) * quantity : 0);
    }, 0),
    scale,
  );
