import { type Span, spanSeconds } from "#policies/parts.ts";
import type { CurrencyPolicies } from "#policies/registry.ts";
import { inForce, nextChange, type PolicyVersion } from "#policies/versions.ts";

/** How often a currency ticks under these policies; null: it never does. */
export const tickSpanOf = ({ dividend, demurrage }: CurrencyPolicies): Span | null =>
  dividend?.tick ?? demurrage?.tick ?? null;

/**
 * The moment of the next tick after a moment, in milliseconds since 1970; null when none is to come. Ticks fall on whole
 * multiples of their span since 1970 (a day's at midnight, UTC), under the policies in force at that moment. So they
 * do not depend on when anybody looked.
 */
export function nextTickAt(versions: readonly PolicyVersion[], after: number): number | null {
  for (let from = after + 1; ;) {
    const policies = inForce(versions, from)?.policies;
    const span = policies ? tickSpanOf(policies) : null;
    const change = nextChange(versions, from);
    if (span !== null) {
      const spanMs = spanSeconds[span] * 1_000;
      const due = Math.ceil(from / spanMs) * spanMs;
      if (change === null || due < change) return due;
    }
    if (change === null) return null;
    from = change;
  }
}
