import type { Currency } from "@mereau/shared/contracts/currencies.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { readCurrency } from "#services/currencies/create.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { optionalMinorUnits } from "#services/currencies/minorUnits.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { allow } from "#services/roles.ts";

/** Says from which amount on a payment must carry its device’s signature, null for never; administrators alone may. */
export async function setSignatureThreshold(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  threshold: string | null,
): Promise<Currency> {
  allow(caller, ["admin"]);
  const { scale } = await findCurrency(ctx, code);
  const signatureFrom = optionalMinorUnits(threshold, scale, "signatureFrom");
  await submitSettings(ctx, [{ kind: "set_signature_threshold", currency: code, signatureFrom }]);
  const told = signatureFrom === null ? null : formatAmount(signatureFrom, scale);
  const detail = { signatureFrom: told };
  await record(ctx, { caller, action: "currency.signature", subject: code, detail });
  return readCurrency(ctx, code);
}
