import type { Token } from "./tokens.ts";

const highestParameter = 32_766;

/**
 * The names of a statement's parameters in SQLite's numbering: index 0 is parameter 1; null is a bare "?". A number that
 * SQLite itself refuses is passed over, so that SQLite says so.
 */
export function parameterNames(tokens: readonly Token[]): (string | null)[] {
  const names: (string | null)[] = [];
  for (const { kind, text } of tokens) {
    if (kind !== "variable") continue;
    if (text === "?") names.push(null);
    else if (text.startsWith("?")) {
      const index = Number(text.slice(1));
      if (index < 1 || index > highestParameter) continue;
      while (names.length < index) names.push(null);
      names[index - 1] = text;
    } else if (!names.includes(text)) names.push(text);
  }
  return names;
}
