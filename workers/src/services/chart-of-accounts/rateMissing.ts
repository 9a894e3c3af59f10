import { Refusal } from "#services/refusal.ts";

/** `rate_missing`, which names the currencies (`currency`) that the chart of accounts gives no rate to the euro. */
export function rateMissing(currencies: readonly string[]): Refusal {
  const codes = currencies.join(", ");
  const message = { en: `none for ${codes} yet`, fr: `aucun encore pour ${codes}` };
  return new Refusal("rate_missing", {
    detail: { currency: codes },
    fields: [{ field: "rate", code: "required", message }],
  });
}
