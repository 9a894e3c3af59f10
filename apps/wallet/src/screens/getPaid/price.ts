import { api } from "#api/client.ts";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import type { EurosAsked, Worth } from "#screens/getPaid/eurosAsked.ts";
import { here } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { type Currency, inWords } from "#words/amounts.ts";
import { mixInWords } from "#words/mix.ts";

/** What is asked for: an amount of the currency, a price in euros with its least part in the currency, or what the payer likes. */
export type Price = { amount: string | null; mix: EurosAsked | null };

/** What a currency is worth in euros, as the community says it now; null where nothing says so. */
export async function readWorth(code: string): Promise<Answer<{ worth: Worth | null }>> {
  const path = { ...here, code };
  const answer = await ask(api.GET("/v1/{community}/currencies/{code}", { params: { path } }));
  return answer.ok ? { ok: true, value: { worth: answer.value.euroWorth } } : answer;
}

/** The same, as far as it is known; null: no price in euros can be asked for. */
export function useWorth(code: string): Worth | null {
  const { seen } = useSeen(`worth:${code}`, () => readWorth(code));
  return seen?.value.worth ?? null;
}

/** A price in words; null where the payer chooses. */
export function priceInWords({ amount, mix }: Price, currency: Currency): string | null {
  if (mix) return mixInWords(mix, currency);
  return amount === null ? null : inWords(amount, currency);
}
