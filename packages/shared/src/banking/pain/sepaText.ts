/** What banks of the SEPA area pass on unchanged (EPC217-08, the Latin character set). */
const foreign = /[^A-Za-z0-9/\-?:().,'+ ]/g;

const written: Readonly<Record<string, string>> = {
  œ: "oe",
  Œ: "OE",
  æ: "ae",
  Æ: "AE",
  ß: "ss",
  "’": "'",
  "–": "-",
  "&": "+",
};

/**
 * A text as it may stand in a SEPA file: accents off, what no bank passes on as a point, no slash at either end nor two in a row, and not
 * longer than `most`.
 */
export function sepaText(text: string, most: number): string {
  const plain = Array.from(text, (sign) => written[sign] ?? sign)
    .join("")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/\s+/g, " ")
    .replaceAll(foreign, ".");
  return plain
    .replaceAll(/\/{2,}/g, "/")
    .slice(0, most)
    .replaceAll(/^[/ ]+|[/ ]+$/g, "");
}
