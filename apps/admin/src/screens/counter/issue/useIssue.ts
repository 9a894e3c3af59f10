import { useState } from "preact/hooks";

import { type Answer, ask, codeOf, isUnsettled, type Trouble } from "@mereau/ui/asking/ask.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
import { useOrder } from "#forms/useOrder.ts";
import type { MeansOf } from "#screens/counter/Means.tsx";
import { here, slug } from "#shell.ts";

export type Receipt = components["schemas"]["CounterReceipt"];

/** What is about to be issued at the till, read back before it is. `amount`: in the currency, of which one is one euro. */
export type Review = {
  currency: string;
  account: string;
  name: string;
  amount: string;
  means: MeansOf;
  reference: string;
};

/** The receipt of an issue at a till: there is one once the ledger has carried it out. */
const readReceipt = (till: string, movement: string) =>
  ask(
    api.GET("/v1/{community}/tills/{id}/movements/{movement}/receipt", {
      params: { path: { ...here, id: till, movement } },
    }),
  );

/** An issue at a till up to its receipt, asked for again under its own id alone while nobody knows what became of it. */
export function useIssue(till: string) {
  const order = useOrder<Review>(`mereau:${slug}:issuing:${till}`);
  const { id, review, setReview, isDoubtful, settle } = order;
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  /** The last word: its receipt. Of an earlier asking in doubt a refusal alone proves nothing. */
  const conclude = async (refused: { ok: false; trouble: Trouble } | null): Promise<Answer<Receipt>> => {
    const found = await readReceipt(till, id);
    if (found.ok) {
      settle();
      setReceipt(found.value);
      return found;
    }
    if (refused === null || codeOf(found.trouble) !== "unknown_till_movement") order.doubt();
    else settle();
    return refused ?? found;
  };
  const issue = useDeed(async (asked: Review, confirmExpected: boolean): Promise<Answer<Receipt>> => {
    order.keep(asked);
    const { currency, account, amount, means, reference } = asked;
    const answer = await ask(
      api.POST("/v1/{community}/currencies/{code}/issues", {
        params: { path: { ...here, code: currency } },
        body: {
          id,
          to: account,
          amount,
          confirmExpected,
          counter: { till, means },
          ...(reference !== "" && { reference }),
        },
      }),
    );
    if (answer.ok) return conclude(null);
    if (isUnsettled(answer.trouble)) {
      order.doubt();
      return answer;
    }
    return conclude(answer);
  });
  const begin = () => {
    order.renew();
    issue.forget();
    setReview(null);
    setReceipt(null);
  };
  return {
    review,
    setReview,
    receipt,
    issue,
    isDoubtful,
    /** Somebody else’s, or the same corrected, under an id of its own. */
    begin,
  };
}
