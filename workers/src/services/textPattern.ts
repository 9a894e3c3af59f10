import { sql, type SQL, type SQLWrapper } from "drizzle-orm";

/** The Latin letters with marks of European languages (Latin-1 Supplement and Latin Extended-A). */
const marked = Array.from({ length: 0x180 - 0xc0 }, (_, index) => String.fromCharCode(0xc0 + index));

const withoutMarks = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();

/** Letters that decomposing leaves as they are. */
const plain: Readonly<Record<string, string>> = { ł: "l", ø: "o", đ: "d", ħ: "h", ı: "i", ŧ: "t" };

/** Every way of writing each letter: `e` → `eEéÉèÈ…`. */
const spellings = new Map<string, string[]>();
for (const letter of marked) {
  const base = plain[letter.toLowerCase()] ?? withoutMarks(letter);
  if (/^[a-z]$/.test(base)) spellings.set(base, [...(spellings.get(base) ?? []), letter]);
}

/** One character as GLOB matches it, whatever its case and accent. */
function anyCase(character: string): string {
  if (/[*?[]/.test(character)) return `[${character}]`;
  const forms = new Set([
    character.toLowerCase(),
    character.toUpperCase(),
    ...(spellings.get(character.toLowerCase()) ?? []),
  ]);
  const single = [...forms].filter((form) => Array.from(form).length === 1);
  return single.length === 1 ? character : `[${single.join("")}]`;
}

/** The GLOB pattern of any text that has this one in it, whatever the case and accents of either. */
const globOf = (text: string): string => `*${Array.from(withoutMarks(text), anyCase).join("")}*`;

/** The patterns of a text, of which any may match: œ and æ are also written as two letters. */
export function patternsOf(text: string): string[] {
  const apart = text.normalize("NFC").replaceAll(/œ/gi, "oe").replaceAll(/æ/gi, "ae");
  const joined = apart.replaceAll(/oe/gi, "œ").replaceAll(/ae/gi, "æ");
  return [...new Set([globOf(apart), globOf(joined)])];
}

/**
 * True in SQL where any of these texts has the one that is looked for in it, whatever its case and accents. SQLite’s LIKE folds
 * only ASCII, its GLOB takes sets of letters: a pattern says what folding would.
 */
export function isFoundIn(texts: readonly SQLWrapper[], looked: string): SQL {
  const tests = patternsOf(looked).flatMap((pattern) => texts.map((text) => sql`${text} glob ${pattern}`));
  return sql`(${sql.join(tests, sql` or `)})`;
}
