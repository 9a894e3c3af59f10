import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { ask } from "@mereau/ui/asking/ask.ts";
import { here } from "#shell.ts";
import { useSeen } from "#store/useSeen.ts";
import { language } from "#texts/say.ts";

type Category = components["schemas"]["Category"];

/** The community’s categories, in its own order, as the language has them. */
export function useCategories(): { code: string; name: string }[] {
  const { seen } = useSeen<Category[]>("directory:categories", async () => {
    const answer = await ask(api.GET("/v1/{community}/settings", { params: { path: here } }));
    return answer.ok ? { ok: true, value: answer.value.categories } : answer;
  });
  return (seen?.value ?? []).map(({ code, name }) => ({ code, name: name[language.value] }));
}

/** What somebody is found by, in words: `Alimentation, Maison`. */
export const namesOf = (codes: readonly string[], all: readonly { code: string; name: string }[]): string =>
  all
    .filter(({ code }) => codes.includes(code))
    .map(({ name }) => name)
    .join(", ");
