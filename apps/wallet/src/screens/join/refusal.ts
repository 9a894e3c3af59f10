import type { Trouble } from "#api/ask.ts";

/** A refusal said at its fields; what belongs to none is told above them. */
export type Told = { fields: Readonly<Record<string, string>>; rest: Trouble | null };

const shown = new Set(["name", "email", "phone", "message"]);

/** Sorts a refusal to the fields that it is about. Where it is about one alone the whole sentence says more than the field's. */
export function toldByField(trouble: Trouble | null): Told {
  if (trouble?.kind !== "refused") return { fields: {}, rest: trouble };
  const { fields = [], code, title } = trouble.problem;
  const isAllShown = fields.length > 0 && fields.every(({ field }) => shown.has(field));
  const told = fields
    .filter(({ field }) => shown.has(field))
    .map(({ field, message }) => [field, code === "invalid_input" ? message : title]);
  return { fields: Object.fromEntries(told), rest: isAllShown ? null : trouble };
}
