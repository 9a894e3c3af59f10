import { now } from "#clock.ts";
import { shareText } from "#frame/share.ts";
import type { Order } from "#paying/order.ts";
import { member } from "#session/home.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";
import { momentOf } from "#words/when.ts";

/** Hands the receipt on by whatever the phone shares with, else to the clipboard. */
export function shareReceipt(order: Order): Promise<"shared" | "copied" | "not"> {
  const link = location.origin + at(`/h/${order.id}`);
  const amount = inWords(order.amount, currencyOf(order.currency));
  const when = momentOf(order.transfer?.at ?? order.signedAt, now());
  return shareText(say().order.receiptText(amount, member()?.name ?? "", order.payee.name, when, link));
}
