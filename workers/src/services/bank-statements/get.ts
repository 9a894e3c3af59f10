import type { BankStatement } from "@mereau/shared/contracts/bankStatements.ts";
import { findStatement } from "#services/bank-statements/find.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { allow, overseeing } from "#services/roles.ts";

/** One import, for those who oversee the community. Refuses with `unknown_statement`. */
export async function getStatement(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<BankStatement> {
  allow(caller, overseeing);
  return findStatement(ctx, id);
}
