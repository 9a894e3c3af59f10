/** Letters and the plain ones that they are looked for as. What stands between words is a blank. */
const groups: readonly (readonly [letters: string, plain: string])[] = [
  ["àâäáãåÀÂÄÁÃÅ", "a"],
  ["çÇ", "c"],
  ["éèêëÉÈÊË", "e"],
  ["îïíìÎÏÍÌ", "i"],
  ["ñÑ", "n"],
  ["ôöóòõøÔÖÓÒÕØ", "o"],
  ["ùûüúÙÛÜÚ", "u"],
  ["ÿýŸÝ", "y"],
  ["œŒ", "oe"],
  ["æÆ", "ae"],
  ["ß", "ss"],
  // Accents that stand as letters of their own (Unicode NFD)
  ["\u0300\u0301\u0302\u0303\u0308\u0327", ""],
  [".,;:!?'’\"@_-–/\\()+&%\u00a0\u202f\t\r\n", " "],
];

/** Each letter that is folded, and into what. */
export const foldings: readonly (readonly [letter: string, plain: string])[] = groups.flatMap(
  ([letters, plain]) => Array.from(letters, (letter) => [letter, plain] as const),
);

/**
 * The words of a text as they are looked for: without accents or capitals, each once. The database folds names by the same letters
 * (`member_word`).
 */
export function searchWords(text: string): readonly string[] {
  let folded = text;
  for (const [letter, plain] of foldings) folded = folded.replaceAll(letter, plain);
  const lower = folded.replaceAll(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
  return [...new Set(lower.split(" ").filter((word) => word !== ""))];
}
