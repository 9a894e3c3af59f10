import type { BankMappings } from "@mereau/shared/contracts/bankMappings.ts";
import { record } from "#services/audit/record.ts";
import { BANK_MAPPINGS } from "#services/bank-mappings/read.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { allow, managing } from "#services/roles.ts";
import { writeSubject } from "#services/settings/subject.ts";

/** Says anew which ways of reading a bank’s table the community remembers; its managers may. */
export async function changeBankMappings(
  ctx: CommunityContext,
  caller: Caller,
  mappings: BankMappings,
): Promise<BankMappings> {
  allow(caller, managing);
  await writeSubject(ctx, BANK_MAPPINGS, mappings);
  const names = mappings.items.map(({ name }) => name);
  await record(ctx, { caller, action: "bank_mappings.change", subject: "bank_mappings", detail: { names } });
  return mappings;
}
