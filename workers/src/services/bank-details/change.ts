import type { BankDetails } from "@mereau/shared/contracts/bankDetails.ts";
import { record } from "#services/audit/record.ts";
import { BANK_DETAILS } from "#services/bank-details/read.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { writeSubject } from "#services/settings/subject.ts";

/**
 * Says anew where euros arrive, and what prepaid currencies cost; administrators alone may: money follows from it.
 * Refuses with `unknown_currency`, and with `currency_mismatch` a price of what is not prepaid.
 */
export async function changeBankDetails(
  ctx: CommunityContext,
  caller: Caller,
  details: BankDetails,
): Promise<BankDetails> {
  allow(caller, ["admin"]);
  for (const { currency, perEuro } of details.prices) {
    const { kind, scale } = await findCurrency(ctx, currency);
    if (kind !== "prepaid") throw new Refusal("currency_mismatch", { detail: { currency } });
    if (minorUnits(perEuro, scale, "prices") === 0)
      throw new Refusal("amount_out_of_bounds", { detail: { currency } });
  }
  await writeSubject(ctx, BANK_DETAILS, details);
  await record(ctx, { caller, action: "bank_details.change", subject: details.iban, detail: details });
  return details;
}
