import { type BankDetails, bankDetails } from "@mereau/shared/contracts/bankDetails.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { readSubject } from "#services/settings/subject.ts";

/** Under which key they are settled. */
export const BANK_DETAILS = "bank_details";

/** Where euros arrive, and what prepaid currencies cost; null as long as nobody has said it. Every member may know. */
export const readBankDetails = (ctx: CommunityContext): Promise<BankDetails | null> =>
  readSubject(ctx, BANK_DETAILS, bankDetails);

/** The same, where nothing goes on without. Refuses with `bank_details_missing`. */
export async function requireBankDetails(ctx: CommunityContext): Promise<BankDetails> {
  const details = await readBankDetails(ctx);
  if (!details) throw new Refusal("bank_details_missing");
  return details;
}
