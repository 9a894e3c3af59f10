import { now } from "@mereau/ui/clock.ts";
import { share } from "#frame/share.ts";
import { tell } from "#frame/Tidings.tsx";
import { type Receipt, receiptName, receiptText } from "#screens/order/checkReceipt.ts";
import { at } from "#shell.ts";
import { recall } from "#store/seen.ts";
import { say } from "#texts/say.ts";
import { momentOf } from "#words/when.ts";

type Paid = {
  transfer: { id: string; seq: number; at: number };
  /** How much, in words, with what was paid beside. */
  amount: string;
  from: string;
  to: string;
};

/** Hands a receipt on by whatever the phone shares with, signed file and all, else its words to the clipboard. */
export async function shareReceipt({ transfer, amount, from, to }: Paid): Promise<void> {
  const { order, entry } = say();
  const link = location.origin + at(`/h/${transfer.id}`);
  const kept = await recall<Receipt>(receiptName(transfer.id));
  // The kind of file that every browser hands on
  const name = `${entry.fileName(transfer.seq)}.txt`;
  const files = kept && [new File([receiptText(kept.value)], name, { type: "text/plain" })];
  const text = order.receiptText(amount, from, to, momentOf(transfer.at, now()), link);
  const shapes = [{ text, ...(files && { files }) }, { text }];
  if ((await share(shapes, text)) === "copied") tell(order.shared);
}
