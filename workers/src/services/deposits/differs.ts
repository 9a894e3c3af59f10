import type { deposit } from "@mereau/db/tenant/schema.ts";
import { verbatim } from "@mereau/shared/contracts/problems/sentence.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { amountTexts } from "@mereau/shared/money/display.ts";
import { euro, EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { Refusal } from "#services/refusal.ts";

type DepositRow = typeof deposit.$inferSelect;

/** `deposit_differs`, where another account or amount was announced: tellers alone hear it, who could look it up. */
export const announcesElse = ({ account, cents }: DepositRow): Refusal =>
  new Refusal("deposit_differs", {
    detail: { account, euros: formatAmount(cents, EURO_SCALE) },
    figures: { account: verbatim(account), euros: amountTexts(cents, euro) },
  });

/** `deposit_differs`, where one text has the references of several deposits. */
export function namesSeveral(found: readonly DepositRow[]): Refusal {
  const references = found.map(({ reference }) => reference).join(", ");
  return new Refusal("deposit_differs", {
    detail: { references },
    figures: { references: verbatim(references) },
  });
}
