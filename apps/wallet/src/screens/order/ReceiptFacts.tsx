import type { Order, Transfer } from "#paying/order.ts";
import { Checked } from "#screens/order/Checked.tsx";
import { accounts } from "#session/home.ts";
import { say } from "#texts/say.ts";
import { currencyOf, inWords } from "#words/amounts.ts";

/** What is left, the payment's number, and its receipt, checked on this very phone. */
export function ReceiptFacts({ order, transfer }: { order: Order; transfer: Transfer }) {
  const words = say().order;
  const account = accounts().find(({ id }) => id === order.from);
  const isNewer = account?.entries.some((entry) => entry.transfer === transfer.id) ?? false;
  return (
    <dl class="facts card">
      {order.memo !== null && (
        <>
          <dt>{words.memo}</dt>
          <dd>{order.memo}</dd>
        </>
      )}
      {order.category !== null && (
        <>
          <dt>{say().entry.category}</dt>
          <dd>{order.category}</dd>
        </>
      )}
      {account && (
        <>
          <dt>{words.left}</dt>
          <dd>{isNewer ? inWords(account.balance, currencyOf(order.currency)) : "…"}</dd>
        </>
      )}
      <dt>{words.number}</dt>
      <dd>{words.numberOf(String(transfer.seq))}</dd>
      <Checked transfer={transfer.id} />
    </dl>
  );
}
