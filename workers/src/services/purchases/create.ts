import { centsOf } from "@mereau/shared/contracts/euros.ts";
import type { Purchase, PurchaseRequest } from "@mereau/shared/contracts/purchases.ts";
import type { Actor } from "@mereau/shared/ledger/transfer.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { checkOrder } from "#services/keys/checkOrder.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";
import { expressPurchase, type LineRow, type PurchaseRow, readPurchase } from "#services/purchases/find.ts";
import { pricePurchase } from "#services/purchases/price.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, serving } from "#services/roles.ts";
import { payPurchase } from "#services/purchases/pay.ts";
import { orderedLine, purchaseWrites } from "#services/purchases/write.ts";
import { houseAccount, readSeller } from "#services/sales/seller.ts";
import { wakeForReceipt } from "#services/sales/work.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { refuseOutOfStock, sellStock } from "#services/stock/move.ts";

/**
 * Buys products of the tariff, all paid by one transfer to the house: the account’s owners and operators may, and those
 * who serve members, in the owner’s name; these alone take euros for a part of it. It is written down before the ledger is
 * asked, under the id of the transfer: asked again, it is the same purchase at the same price.
 * Refuses with the codes of `pricePurchase`, `house_account_missing`, `out_of_stock`, `id_reused`, and every code of a payment.
 */
export async function createPurchase(
  ctx: CommunityContext,
  caller: Caller,
  request: PurchaseRequest,
): Promise<Purchase> {
  const actor = await actorFor(ctx, caller, request.from);
  const cents = centsOf(request.euros);
  if (cents > 0) allow(caller, serving);
  const found = (await readPurchase(ctx, request.id)) ?? (await write(ctx, actor, request, cents));
  const { scale } = await findCurrency(ctx, found.row.currency);
  const total = minorUnits(request.total, scale, "total");
  if (found.row.amount !== total || !isSame(found, actor, request, cents)) throw new Refusal("id_reused");
  const { id, currency, from, to, amount } = found.row;
  const { order } = request;
  if (order)
    await checkOrder(ctx, caller, {
      kind: "payment",
      id,
      currency,
      from,
      to,
      amount,
      expiresAt: null,
      order,
    });
  await payPurchase(ctx, found, { actor, order });
  return expressPurchase(ctx, found);
}

type Written = { row: PurchaseRow; lines: LineRow[] };

const isSame = ({ row, lines }: Written, actor: Actor, request: PurchaseRequest, cents: number): boolean =>
  row.from === request.from &&
  row.actor === actor.member &&
  row.onBehalfOf === actor.onBehalfOf &&
  row.cents === cents &&
  lines.length === request.lines.length &&
  request.lines.every(
    ({ product, quantity }, index) => lines[index]?.product === product && lines[index].quantity === quantity,
  );

async function write(
  ctx: CommunityContext,
  actor: Actor,
  request: PurchaseRequest,
  cents: number,
): Promise<Written> {
  const { id, from } = request;
  const currency = currencyOfAccount(from);
  const [to, seller, priced] = await Promise.all([
    houseAccount(ctx, currency),
    readSeller(ctx),
    pricePurchase(ctx, request, cents),
  ]);
  await wakeForReceipt(ctx);
  const lines = priced.lines.map(({ product, quantity }) => orderedLine(product, quantity));
  const { amount } = priced;
  const bought = { id, currency, from, to, actor, amount, cents, seller, lines, order: null };
  try {
    await writeAll(ctx, [...purchaseWrites(ctx, bought), ...sellStock(ctx, id, lines)]);
  } catch (error) {
    // Asked twice at once: the other one was written, whole
    if (uniqueViolation(error) !== "purchase.id") refuseOutOfStock(error);
  }
  const written = await readPurchase(ctx, id);
  if (!written) throw new Error("A purchase that was written is not there");
  return written;
}
