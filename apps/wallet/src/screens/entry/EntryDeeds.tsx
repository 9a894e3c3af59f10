import type { Sides, Told } from "#screens/entry/sides.ts";
import { shareReceipt } from "#screens/order/shareReceipt.ts";
import { member } from "#session/home.ts";
import { shortNumberOf } from "#session/names.ts";
import { at } from "#shell.ts";
import { say } from "#texts/say.ts";
import { minorOf } from "#words/amounts.ts";
import { paidInWords } from "#words/mix.ts";

type Props = { transfer: Told; sides: Sides; name: string };

/** What can be done with a payment that was made: hand its receipt on, make the same again, or give back what came in. */
export function EntryDeeds({ transfer, sides: { isOut, other, own }, name }: Props) {
  const words = say().entry;
  // What is undone, or was given back whole, is not given back again
  const isLeft =
    transfer.kind === "payment" &&
    transfer.reversal === null &&
    minorOf(transfer.refunded) < minorOf(transfer.amount);
  const share = () => {
    const mine = member()?.name ?? "";
    const amount = paidInWords(transfer);
    return shareReceipt({ transfer, amount, from: isOut ? mine : name, to: isOut ? name : mine });
  };
  const again = new URLSearchParams({
    to: shortNumberOf(other),
    c: transfer.currency,
    a: transfer.amount,
    ...(transfer.memo !== null && { m: transfer.memo }),
  });
  return (
    <>
      <button type="button" class="other" onClick={() => void share()}>
        {words.share}
      </button>
      {!isOut && own !== null && isLeft && (
        <a class="deed" href={at(`/refunds/${transfer.id}`)}>
          {words.giveBack}
        </a>
      )}
      {isOut && own !== null && (
        <a class="deed" href={at(`/pay?${again.toString()}`)}>
          {words.again}
        </a>
      )}
    </>
  );
}
