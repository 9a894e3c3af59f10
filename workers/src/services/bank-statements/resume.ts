import type { BankStatement } from "@mereau/shared/contracts/bankStatements.ts";
import { findStatement } from "#services/bank-statements/find.ts";
import { settleLines } from "#services/bank-statements/settle.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { allow, serving } from "#services/roles.ts";

/**
 * Finishes an import that was broken off, and any other; those who serve members may. What is finished is left as it is.
 * Refuses with `unknown_statement`, `outcome_unknown`, `unavailable`.
 */
export async function resumeStatement(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<BankStatement> {
  allow(caller, serving);
  await findStatement(ctx, id);
  await settleLines(ctx, caller);
  return findStatement(ctx, id);
}
