import { eq } from "drizzle-orm";

import { currency } from "@mereau/db/tenant/schema.ts";
import type { Currency, CurrencyRequest } from "@mereau/shared/contracts/currencies.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressCurrency } from "#services/currencies/express.ts";
import { optionalMinorUnits } from "#services/currencies/minorUnits.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";

/**
 * Creates a currency with the accounts it keeps for itself; administrators alone may. Asked again it answers the same.
 * Refuses with `currency_exists` when the code stands for another one, `unknown_currency` when the reserve behind it
 * does not exist, `currency_mismatch` when that one is no reserve of the same scale.
 */
export async function createCurrency(
  ctx: CommunityContext,
  caller: Caller,
  request: CurrencyRequest,
): Promise<Currency> {
  allow(caller, ["admin"]);
  const signatureFrom = optionalMinorUnits(request.signatureFrom, request.scale, "signatureFrom");
  await submitSettings(ctx, [{ kind: "create_currency", currency: { ...request, signatureFrom } }]);
  await record(ctx, { caller, action: "currency.create", subject: request.code });
  return readCurrency(ctx, request.code);
}

/** A currency as it stands. Refuses with `unknown_currency`. */
export async function readCurrency(ctx: CommunityContext, code: string): Promise<Currency> {
  const [row] = await ctx.db.select().from(currency).where(eq(currency.code, code));
  if (!row) throw new Refusal("unknown_currency");
  return expressCurrency(row);
}
