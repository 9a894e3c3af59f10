import { sql } from "drizzle-orm";

import { bankLine } from "@mereau/db/tenant/schema.ts";
import type { Fingerprinted } from "@mereau/shared/banking/fingerprint.ts";
import type { StatementRequest, StatementTrial } from "@mereau/shared/contracts/bankStatements.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { requireBankDetails } from "#services/bank-details/read.ts";
import { type Decided, decideLines } from "#services/bank-statements/decide.ts";
import { noLines } from "#services/bank-statements/find.ts";
import { readStatement } from "#services/bank-statements/read.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { allow, serving } from "#services/roles.ts";

/** The lines that no import has brought. */
async function unknownAmong(
  { db }: CommunityContext,
  lines: readonly Fingerprinted[],
): Promise<Fingerprinted[]> {
  const prints = JSON.stringify(lines.map(({ fingerprint }) => fingerprint));
  const known = await db
    .select({ fingerprint: bankLine.fingerprint })
    .from(bankLine)
    .where(sql`${bankLine.fingerprint} in (select value from json_each(${prints}))`);
  const met = new Set(known.map(({ fingerprint }) => fingerprint));
  return lines.filter(({ fingerprint }) => !met.has(fingerprint));
}

/** A deposit is brought once: a second line of the same file that names it waits for a person. */
function withoutSeconds<Line>(decided: readonly Decided<Line>[]): Decided<Line>[] {
  const taken = new Set<string>();
  return decided.map((one) => {
    if (one.state !== "matched" || !one.deposit) return one;
    if (taken.has(one.deposit.id)) return { ...one, state: "unmatched", note: "deposit_used", plan: null };
    taken.add(one.deposit.id);
    return one;
  });
}

/**
 * Tells what importing a file would do at this moment, and writes nothing. A matched line would be issued, unless the
 * ledger refuses it.
 * Refuses as `importStatement`.
 */
export async function tryStatement(
  ctx: CommunityContext,
  caller: Caller,
  request: StatementRequest,
): Promise<StatementTrial> {
  allow(caller, serving);
  const { lines, ...figures } = await readStatement(ctx, request, await requireBankDetails(ctx));
  const added = await unknownAmong(ctx, lines);
  const decided = withoutSeconds(await decideLines(ctx, caller, added));
  const states = { ...noLines };
  for (const { state } of decided) states[state] += 1;
  return {
    dryRun: true,
    ...figures,
    entries: lines.length,
    added: added.length,
    known: lines.length - added.length,
    states,
    lines: decided.map(({ line, state, note, deposit }) => ({
      bookedOn: line.bookedOn,
      amount: formatAmount(line.cents, EURO_SCALE),
      label: line.label,
      counterparty: line.counterparty,
      state,
      note,
      depositReference: deposit?.reference ?? null,
    })),
  };
}
