import { centsOf } from "@mereau/shared/contracts/euros.ts";
import type { NewPaymentRequest, PaymentRequest } from "@mereau/shared/contracts/paymentRequests.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { amountTexts } from "@mereau/shared/money/display.ts";
import { euro, EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { centsFor, minorFor } from "@mereau/shared/money/worth.ts";
import { besideOf, type BesideMeans, type Mix } from "@mereau/shared/payments/mix.ts";
import type { CommunityContext } from "#services/context.ts";
import { euroWorth } from "#services/currencies/euroWorth.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import type { Beside } from "#services/payment-requests/claim.ts";
import type { RequestRow } from "#services/payment-requests/find.ts";
import { Refusal } from "#services/refusal.ts";

type Asked = NonNullable<NewPaymentRequest["mix"]>;
type MixColumns = Pick<RequestRow, "mixCents" | "mixWhole" | "mixLeast">;

/**
 * A price in euros as a request keeps it, with the whole of it in the currency as that is worth today. Refuses with
 * `no_worth_in_euros`, `amount_out_of_bounds` for a price of nothing, and `invalid_input` where the least share is more than the price.
 */
export async function mixOf(ctx: CommunityContext, code: string, asked: Asked): Promise<MixColumns> {
  const { scale } = await findCurrency(ctx, code);
  const worth = await euroWorth(ctx, code);
  if (!worth) throw new Refusal("no_worth_in_euros");
  const mixCents = centsOf(asked.euros);
  const mixLeast = minorUnits(asked.currencyAtLeast, scale, "mix.currencyAtLeast");
  const mixWhole = minorFor(mixCents, worth);
  if (mixCents === 0 || !Number.isSafeInteger(mixWhole)) throw new Refusal("amount_out_of_bounds");
  if (mixLeast > mixWhole)
    throw new Refusal("invalid_input", {
      fields: [{ field: "mix.currencyAtLeast", code: "more_than_price" }],
    });
  return { mixCents, mixWhole, mixLeast };
}

const priceOf = ({ mixCents: cents, mixWhole: whole, mixLeast: least }: MixColumns): Mix | null =>
  cents === null || whole === null || least === null ? null : { cents, whole, least };

/** A price as the API shows it; null where it is in the currency alone. */
export function expressMix(row: MixColumns, scale: number): PaymentRequest["mix"] {
  const price = priceOf(row);
  return (
    price && {
      euros: formatAmount(price.cents, EURO_SCALE),
      currencyAtLeast: formatAmount(price.least, scale),
      currencyAtMost: formatAmount(price.whole, scale),
    }
  );
}

/**
 * What is paid in euros beside an amount of the currency. Refuses less than the least share with `share_in_currency_too_small` (and
 * the most that may be paid in euros), and more than the whole price with `invalid_input`.
 */
export async function besidePayment(
  ctx: CommunityContext,
  request: RequestRow,
  { amount, by }: { amount: number; by: BesideMeans },
): Promise<Beside> {
  const price = priceOf(request);
  const beside = price && besideOf(price, amount);
  if (!beside) return { besideCents: null, besideMeans: null };
  if (beside.ok)
    return beside.cents === 0
      ? { besideCents: null, besideMeans: null }
      : { besideCents: beside.cents, besideMeans: by };
  if (beside.code === "more_than_price")
    throw new Refusal("invalid_input", { fields: [{ field: "amount", code: beside.code }] });
  const most =
    price.cents - centsFor(price.least, { cents: BigInt(price.cents), minor: BigInt(price.whole) });
  throw new Refusal(beside.code, {
    detail: { euros: formatAmount(most, EURO_SCALE) },
    figures: { euros: amountTexts(most, euro) },
  });
}
