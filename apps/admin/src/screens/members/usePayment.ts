import { type Answer, ask, isUnsettled, type Trouble } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { useOrder } from "#forms/useOrder.ts";
import { here, slug } from "#shell.ts";

type Account = components["schemas"]["Account"];
type Transfer = components["schemas"]["Transfer"];

/** What is about to be paid, read back before it is. */
export type Review = {
  account: Account;
  payee: { number: number; name: string };
  amount: string;
  memo: string;
};

/** What the ledger has under an id, where its answer was lost: the payment, or that it refused it; null: it does not say. */
async function recorded(id: string): Promise<Transfer | null> {
  const found = await ask(api.GET("/v1/{community}/transfers/{id}", { params: { path: { ...here, id } } }));
  return found.ok ? found.value : null;
}

/** A payment in a member’s name, asked for again under its own id alone while nobody knows what became of it. */
export function usePayment(member: string) {
  const order = useOrder<Review>(`mereau:${slug}:paying:${member}`);
  const { id, review, setReview, isDoubtful, settle } = order;
  const pay = useDeed(async (asked: Review): Promise<Answer<Transfer>> => {
    order.keep(asked);
    const answer = await ask(
      api.POST("/v1/{community}/transfers", { params: { path: here }, body: bodyOf(id, asked) }),
    );
    if (answer.ok) settle();
    else if (isUnsettled(answer.trouble)) order.doubt();
    else if (!isDoubtful) settle();
    else return ofRecord(answer);
    return answer;
  });
  /** Of an earlier asking in doubt a refusal proves nothing: it may have been made before the ledger was asked. */
  const ofRecord = async (refused: { ok: false; trouble: Trouble }): Promise<Answer<Transfer>> => {
    const found = await recorded(id);
    if (found) settle();
    return found?.verdict === "accepted" ? { ok: true, value: found } : refused;
  };
  return {
    review,
    setReview,
    pay,
    isDoubtful,
    /** Goes back to the form. What was refused stays refused under its id; a corrected payment is another one. */
    correct: () => {
      if (pay.trouble) order.renew();
      pay.forget();
      setReview(null);
    },
  };
}

const bodyOf = (id: string, { account, payee, amount, memo }: Review) => ({
  id,
  currency: account.currency,
  from: account.id,
  to: `${account.currency}:${payee.number}`,
  amount,
  memo: memo === "" ? null : memo,
});
