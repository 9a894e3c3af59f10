import { type BankMappings, bankMappings } from "@mereau/shared/contracts/bankMappings.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { allow, overseeing } from "#services/roles.ts";
import { readSubject } from "#services/settings/subject.ts";

/** Under which key they are settled. */
export const BANK_MAPPINGS = "bank_mappings";

/** The ways of reading a bank’s table that the community remembers, for those who import statements. */
export async function readBankMappings(ctx: CommunityContext, caller: Caller): Promise<BankMappings> {
  allow(caller, overseeing);
  return (await readSubject(ctx, BANK_MAPPINGS, bankMappings)) ?? { items: [] };
}
