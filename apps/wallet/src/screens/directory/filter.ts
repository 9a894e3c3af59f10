import type { components } from "@mereau/workers/client";
import { plain } from "@mereau/ui/words/plain.ts";

export type DirectoryEntry = components["schemas"]["DirectoryEntry"];

/** Whom one looks for: providers alone unless everybody is asked for. */
export type Filter = { q: string; category: string | null; everybody: boolean };

export const noFilter: Filter = { q: "", category: null, everybody: false };

/** The filter that an address bears. */
export const readFilter = (query: Record<string, string | undefined>): Filter => ({
  q: query["q"] ?? "",
  category: query["category"] || null,
  everybody: query["who"] === "all",
});

/** The same as the end of an address: `?category=food`, or nothing. */
export function writeFilter({ q, category, everybody }: Filter): string {
  const query = new URLSearchParams({
    ...(q.trim() !== "" && { q: q.trim() }),
    ...(category !== null && { category }),
    ...(everybody && { who: "all" }),
  });
  return query.size === 0 ? "" : `?${query.toString()}`;
}

/** Whether a text has what was typed in it; nothing typed is in every text. */
export const has = (text: string, typed: string): boolean => plain(text).includes(plain(typed.trim()));

/** Whether a member is whom one looks for: for a search among what this device knows, when there is no network. */
export const answersTo = (
  { name, number, categories, provider }: DirectoryEntry,
  { q, category, everybody }: Filter,
): boolean =>
  (has(name, q) || String(number) === q.trim()) &&
  (category === null || categories.includes(category)) &&
  (everybody || provider);
