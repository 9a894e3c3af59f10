import { type SQL, sql } from "drizzle-orm";

import type { batchLine } from "@mereau/db/tenant/schema.ts";
import type { BatchRequest, LineFault } from "@mereau/shared/contracts/batchPayments.ts";
import { memo } from "@mereau/shared/contracts/transfers.ts";
import { isTransferable } from "@mereau/shared/money/bounds.ts";
import { parseAmount } from "@mereau/shared/money/decimal.ts";
import { readBatchText, type WrittenLine } from "@mereau/shared/payments/batchText.ts";
import { findPayees, type FoundPayee } from "#services/batch-payments/payees.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Write } from "#services/scheduled/plan.ts";

export type LineRow = typeof batchLine.$inferSelect;

/** As much as is kept of a text that is too long to be understood. */
const KEPT_MAX = 200;

/** What the lines of a request say, each with what was understood of it and what is wrong with it. */
export async function readLines(
  ctx: CommunityContext,
  { id, currency, from, lines, text }: BatchRequest,
  scale: number,
): Promise<LineRow[]> {
  const written = lines?.map((line) => ({ ...line, payee: line.payee.trim() })) ?? readBatchText(text ?? "");
  const payeeOf = await findPayees(
    ctx,
    currency,
    written.map(({ payee }) => payee),
  );
  return written.map((line, index) => ({
    batch: id,
    line: index + 1,
    ...understand(line, payeeOf(line.payee), { from, scale }),
    transfer: null,
    verdict: null,
    refusalAmount: null,
  }));
}

/** A text as it is shown again to whoever wrote it; half a surrogate pair is nothing that a database keeps. */
const keep = (text: string): string => text.slice(0, KEPT_MAX).toWellFormed();

function understand(
  { payee, amount: amountText, memo: told }: WrittenLine,
  found: FoundPayee,
  { from, scale }: { from: string; scale: number },
) {
  const amount = parseAmount(amountText, scale);
  const said = memo.safeParse(told === "" ? null : told);
  const to = "to" in found ? found.to : null;
  const isPayable = amount.ok && isTransferable(amount.value);
  return {
    payee: keep(payee),
    amountText: keep(amountText),
    memo: said.success ? said.data : keep(told),
    to,
    name: "to" in found ? found.name : null,
    amount: isPayable ? amount.value : null,
    fault: firstOf([
      "fault" in found ? found.fault : null,
      to === from ? "payee_is_payer" : null,
      amount.ok ? null : amount.code,
      isPayable ? null : "amount_out_of_bounds",
      said.success ? null : "memo_malformed",
    ]),
  };
}

const firstOf = (faults: readonly (LineFault | null)[]): LineFault | null =>
  faults.find((fault) => fault !== null) ?? null;

/** What is written to a line later: the id of its payment, its verdict, and the figure of a refusal. */
type Later = readonly [transfer: string | null, verdict?: string, refusalAmount?: number | null];

/**
 * The write that sets something on each line of a batch, in their order, as `set` says. It goes through the list and looks each line
 * up: an update joined with the list would go through all lines for each.
 */
export const setLines = (
  { db }: CommunityContext,
  batch: string,
  values: readonly Later[],
  set: SQL,
): Write =>
  // The columns that may not be null are never written: every line is there
  db.run(sql`
    insert into batch_line (batch, line, payee, amount_text, transfer, verdict, refusal_amount)
    select ${batch}, key + 1, '', '', value ->> 0, value ->> 1, value ->> 2
    from json_each(${JSON.stringify(values)}) where true
    on conflict (batch, line) do update ${set}`);
