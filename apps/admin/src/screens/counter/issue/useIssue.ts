import { useState } from "preact/hooks";

import { type Answer, ask, codeOf, isUnsettled, type Trouble } from "@mereau/ui/asking/ask.ts";
import { newId } from "@mereau/ui/newId.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { useDeed } from "#forms/useDeed.ts";
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

/** An issue that was asked for, and of which nobody knows yet what became. */
type Kept = { id: string; review: Review };

const keyOf = (till: string): string => `mereau:${slug}:issuing:${till}`;

function kept(till: string): Kept | null {
  const found: Kept | null = JSON.parse(sessionStorage.getItem(keyOf(till)) ?? "null");
  return found;
}

/** The receipt of an issue at a till: there is one once the ledger has carried it out. */
const readReceipt = (till: string, movement: string) =>
  ask(
    api.GET("/v1/{community}/tills/{id}/movements/{movement}/receipt", {
      params: { path: { ...here, id: till, movement } },
    }),
  );

/**
 * An issue at a till, under one id from the form to its receipt. From when it is asked for until its outcome is known this tab keeps it,
 * so that a reload finds it again, and it alone can be asked for.
 */
export function useIssue(till: string) {
  const [before] = useState(() => kept(till));
  const [id, setId] = useState(() => before?.id ?? newId());
  const [review, setReview] = useState<Review | null>(before?.review ?? null);
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const [isDoubtful, setDoubtful] = useState(before !== null);
  const settle = () => {
    sessionStorage.removeItem(keyOf(till));
    setDoubtful(false);
  };
  /** The last word: its receipt. Of an earlier asking in doubt a refusal alone proves nothing. */
  const conclude = async (refused: { ok: false; trouble: Trouble } | null): Promise<Answer<Receipt>> => {
    const found = await readReceipt(till, id);
    if (found.ok) {
      settle();
      setReceipt(found.value);
      return found;
    }
    if (refused === null || codeOf(found.trouble) !== "unknown_till_movement") setDoubtful(true);
    else settle();
    return refused ?? found;
  };
  const issue = useDeed(async (asked: Review, confirmExpected: boolean): Promise<Answer<Receipt>> => {
    sessionStorage.setItem(keyOf(till), JSON.stringify({ id, review: asked } satisfies Kept));
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
      setDoubtful(true);
      return answer;
    }
    return conclude(answer);
  });
  const begin = () => {
    setId(newId());
    issue.forget();
    setReview(null);
    setReceipt(null);
  };
  return {
    review,
    setReview,
    receipt,
    issue,
    /** Nobody knows whether it was carried out: only the same may be asked again. */
    isDoubtful,
    /** Somebody else’s, or the same corrected, under an id of its own: what was refused stays refused under the first. */
    begin,
  };
}
