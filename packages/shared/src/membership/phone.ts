/** France, whose people leave their country out. */
const HOME = "+33";

/** Numbers of the islands and of Guyane are typed as any French number is, and belong to a country code of their own. */
const overseas: readonly [RegExp, string][] = [
  // But for 06 39 98: French numbers that are nobody’s, for stories (Arcep, decision 2018-0881)
  [/^0(?=(262|263|269|639(?!98)|692|693)\d{6}$)/, "+262"],
  [/^0(?=(590|690|691)\d{6}$)/, "+590"],
  [/^0(?=(594|694)\d{6}$)/, "+594"],
  [/^0(?=(596|696|697)\d{6}$)/, "+596"],
];

const nationwide: readonly [RegExp, string][] = [
  ...overseas,
  [/^0(?=[1-9]\d{8}$)/, HOME],
  // The nought of `+33 06 …`, which is typed at home alone
  [/^\+330(?=[1-9]\d{8}$)/, HOME],
  [/^00(?=[1-9])/, "+"],
];

/**
 * A telephone number as E.164 has it, `+33612345678`, however it was typed: `06 12 34 56 78`, `+33 (0)6.12.34.56.78`,
 * `0041 79 123 45 67`. A number without a country is French. Null for what is no number (ITU-T E.164: at most 15 digits).
 */
export function toE164(typed: string): string | null {
  const compact = typed.replace("(0)", "").replaceAll(/[\s.()/\u2010-\u2013-]/g, "");
  const rule = nationwide.find(([pattern]) => pattern.test(compact));
  const number = rule ? compact.replace(...rule) : compact;
  return /^\+[1-9]\d{6,14}$/.test(number) ? number : null;
}
