import { useEffect, useState } from "preact/hooks";

import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import type { HomeAccount } from "#session/home.ts";
import { here } from "#shell.ts";

type Quote = components["schemas"]["Quote"];
type Asked = { account: HomeAccount | undefined; payee: string; amount: string | null };

/** After this long without another digit the community is asked what it keeps. */
const REST_MS = 350;

/** What a payment costs beside its amount, as the community says it; null until it has answered. */
export function useQuote({ account, payee, amount }: Asked): Quote | null {
  const [quote, setQuote] = useState<Quote | null>(null);
  useEffect(() => {
    setQuote(null);
    if (amount === null || !account) return;
    const timer = setTimeout(async () => {
      const path = { ...here, code: account.currency };
      const query = { kind: "payment" as const, amount, from: account.id, to: payee };
      const answer = await ask(
        api.GET("/v1/{community}/currencies/{code}/quote", { params: { path, query } }),
      );
      if (answer.ok) setQuote(answer.value);
    }, REST_MS);
    return () => clearTimeout(timer);
  }, [account?.id, payee, amount]);
  return quote;
}
