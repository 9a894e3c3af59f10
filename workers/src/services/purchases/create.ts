import { purchase, purchaseLine } from "@mereau/db/tenant/schema.ts";
import { centsOf } from "@mereau/shared/contracts/euros.ts";
import type { Purchase, PurchaseRequest } from "@mereau/shared/contracts/purchases.ts";
import type { Actor } from "@mereau/shared/ledger/transfer.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { checkOrder } from "#services/keys/checkOrder.ts";
import { submitTransfer } from "#services/ledger/submit.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";
import { expressPurchase, type LineRow, type PurchaseRow, readPurchase } from "#services/purchases/find.ts";
import { pricePurchase } from "#services/purchases/price.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, serving } from "#services/roles.ts";
import { numberSale } from "#services/sales/number.ts";
import { houseAccount, readSeller } from "#services/sales/seller.ts";
import { receiptRun, wakeForReceipt } from "#services/sales/work.ts";
import { writeAll } from "#services/scheduled/plan.ts";

/**
 * Buys products of the tariff, all paid by one transfer to the house: the account’s owners and operators may, and those
 * who serve members, in the owner’s name; these alone take euros for a part of it. It is written down before the ledger is
 * asked, under the id of the transfer: asked again, it is the same purchase at the same price.
 * Refuses with the codes of `pricePurchase`, `house_account_missing`, `id_reused`, and every code of a payment.
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
  await submitTransfer(ctx, {
    kind: "payment",
    id,
    actor,
    currency,
    from,
    to,
    amount,
    memo: memoOf(found.lines),
    category: "purchase",
    reference: `purchases/${id}`,
    order,
  });
  await numberSale(ctx, { kind: "purchase", row: found.row });
  return expressPurchase(ctx, found);
}

const MEMO_MAX = 280;

/** What both sides read on their statements: `2 × Café, Cookie`. */
function memoOf(lines: readonly LineRow[]): string {
  const told = lines.map(({ quantity, nameFr }) => (quantity === 1 ? nameFr : `${quantity} × ${nameFr}`));
  const memo = told.join(", ");
  return memo.length <= MEMO_MAX ? memo : `${memo.slice(0, MEMO_MAX - 1)}…`;
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
  const { db, now } = ctx;
  const { id, from } = request;
  const currency = currencyOfAccount(from);
  const [to, seller, priced] = await Promise.all([
    houseAccount(ctx, currency),
    readSeller(ctx),
    pricePurchase(ctx, request, cents),
  ]);
  await wakeForReceipt(ctx);
  const lines = priced.lines.map(({ product, quantity }, line) => ({
    purchase: id,
    line,
    product: product.id,
    nameFr: product.nameFr,
    nameEn: product.nameEn,
    quantity,
    amount: product.amount,
    cents: product.cents,
  }));
  const by = { actor: actor.member ?? "", onBehalfOf: actor.onBehalfOf };
  const row = { id, currency, from, to, ...by, amount: priced.amount, cents, seller, createdAt: now };
  try {
    await writeAll(ctx, [
      db.insert(purchase).values(row),
      db.insert(purchaseLine).values(lines),
      receiptRun(ctx, "purchase", id),
    ]);
  } catch (error) {
    // Asked twice at once: the other one was written, whole
    if (uniqueViolation(error) !== "purchase.id") throw error;
  }
  const written = await readPurchase(ctx, id);
  if (!written) throw new Error("A purchase that was written is not there");
  return written;
}
