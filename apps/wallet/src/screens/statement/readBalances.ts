import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { here } from "#shell.ts";

export type Balances = components["schemas"]["Balances"];
export type BalancePoint = components["schemas"]["BalancePoint"];

/** What an account stood at at the end of each day or month of a period, as far as it has come. */
export function readBalances(
  account: string,
  query: { from: string; to: string; step: "day" | "month" },
): Promise<Answer<Balances>> {
  const path = { ...here, id: account };
  return ask(api.GET("/v1/{community}/accounts/{id}/balances", { params: { path, query } }));
}
