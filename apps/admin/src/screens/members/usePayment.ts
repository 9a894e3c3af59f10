import { useState } from "preact/hooks";

import { type Answer, ask, isUnsettled, type Trouble } from "@mereau/ui/asking/ask.ts";
import { newId } from "@mereau/ui/newId.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
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

/** A payment that was asked for, and of which nobody knows yet what became. */
type Kept = { id: string; review: Review };

const keyOf = (member: string): string => `mereau:${slug}:paying:${member}`;

function kept(member: string): Kept | null {
  const found: Kept | null = JSON.parse(sessionStorage.getItem(keyOf(member)) ?? "null");
  return found;
}

/** What the ledger has under an id, where its answer was lost: the payment, or that it refused it; null: it does not say. */
async function recorded(id: string): Promise<Transfer | null> {
  const found = await ask(api.GET("/v1/{community}/transfers/{id}", { params: { path: { ...here, id } } }));
  return found.ok ? found.value : null;
}

/**
 * A payment in a member’s name, under one id from the form to its end. From when it is asked for until its outcome is known this tab
 * keeps it, so that a reload and the way back find it again, and it alone can be asked for.
 */
export function usePayment(member: string) {
  const [before] = useState(() => kept(member));
  const [id, setId] = useState(() => before?.id ?? newId());
  const [review, setReview] = useState<Review | null>(before?.review ?? null);
  const [isDoubtful, setDoubtful] = useState(before !== null);
  const settle = () => {
    sessionStorage.removeItem(keyOf(member));
    setDoubtful(false);
  };
  const pay = useDeed(async (asked: Review): Promise<Answer<Transfer>> => {
    sessionStorage.setItem(keyOf(member), JSON.stringify({ id, review: asked } satisfies Kept));
    const answer = await ask(
      api.POST("/v1/{community}/transfers", { params: { path: here }, body: bodyOf(id, asked) }),
    );
    if (answer.ok) settle();
    else if (isUnsettled(answer.trouble)) setDoubtful(true);
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
    /** Nobody knows whether it was carried out: only the same may be asked again. */
    isDoubtful,
    /** Goes back to the form. What was refused stays refused under its id; a corrected payment is another one. */
    correct: () => {
      if (pay.trouble) setId(newId());
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
