import type { BankStatement, StatementRequest } from "@mereau/shared/contracts/bankStatements.ts";
import { record } from "#services/audit/record.ts";
import { requireBankDetails } from "#services/bank-details/read.ts";
import { findStatement } from "#services/bank-statements/find.ts";
import { keepStatement } from "#services/bank-statements/keep.ts";
import { readStatement } from "#services/bank-statements/read.ts";
import { settleLines } from "#services/bank-statements/settle.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { allow, serving } from "#services/roles.ts";

/**
 * Takes a bank’s file in, and issues for the deposits that are recognised in it; those who serve members may. Lines
 * that were there already are left as they are. Whatever an earlier import left unfinished is finished too.
 * Refuses with `bank_details_missing`, `statement_unreadable`, `foreign_bank_account`, `unknown_mapping`, `id_reused`;
 * with `outcome_unknown` or `unavailable` its lines are kept, and asking again goes on.
 */
export async function importStatement(
  ctx: CommunityContext,
  caller: Caller,
  request: StatementRequest,
): Promise<BankStatement> {
  allow(caller, serving);
  const read = await readStatement(ctx, request, await requireBankDetails(ctx));
  const written = await keepStatement(ctx, caller, request, read);
  if (written) {
    const { ibans, firstDay, lastDay } = read;
    const detail = { name: request.name, ibans, firstDay, lastDay, entries: read.lines.length };
    await record(ctx, { caller, action: "bank_statement.import", subject: request.id, detail });
  }
  await settleLines(ctx, caller);
  return findStatement(ctx, request.id);
}
