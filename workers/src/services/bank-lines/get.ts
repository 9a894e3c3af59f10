import type { BankLine } from "@mereau/shared/contracts/bankLines.ts";
import { readBankLine } from "#services/bank-lines/find.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { allow, overseeing } from "#services/roles.ts";

/** One line of the bank, for those who oversee the community. Refuses with `unknown_bank_line`. */
export async function getBankLine(ctx: CommunityContext, caller: Caller, id: string): Promise<BankLine> {
  allow(caller, overseeing);
  return readBankLine(ctx, id);
}
