import type { Trouble } from "#asking/ask.ts";

/** A refusal said at its fields; what belongs to none is told above them. */
export type Told = { fields: Readonly<Record<string, string>>; rest: Trouble | null };

const topOf = (path: string): string => path.split(/[.[]/)[0] ?? path;

/**
 * Sorts a refusal to the fields that a form shows. Where it is about one alone the whole sentence says more than the field's.
 */
export function toldByField(trouble: Trouble | null, shown: readonly string[]): Told {
  if (trouble?.kind !== "refused") return { fields: {}, rest: trouble };
  const { fields = [], code, title } = trouble.problem;
  const found = fields.filter(({ field }) => shown.includes(topOf(field)));
  const isAllShown = fields.length > 0 && found.length === fields.length;
  const told = found.map(({ field, message }) => [topOf(field), code === "invalid_input" ? message : title]);
  return { fields: Object.fromEntries(told), rest: isAllShown ? null : trouble };
}
