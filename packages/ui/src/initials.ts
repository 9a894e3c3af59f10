const isWord = (word: string): boolean =>
  /\p{L}/u.test(word) && !/^(?:l|d|de|du|des|la|le|les|et|à|au|aux|of|the)$/i.test(word);

/** One or two letters that stand for a name: `BF` for "Boulangerie du Four". */
export function initialsOf(name: string): string {
  const words = name.split(/[\s’'-]+/u).filter(isWord);
  const letters = [words[0], words.at(-1)]
    .slice(0, words.length)
    .map((word) => /\p{L}/u.exec(word ?? "")?.[0] ?? "");
  return letters.join("").toUpperCase() || "·";
}

const hues = ["a", "b", "c", "d", "e", "f"] as const;

/** A colour for each name, always the same. */
export function hueOf(name: string): (typeof hues)[number] {
  let sum = 0;
  for (const character of name) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 65_521;
  return hues[sum % hues.length] ?? "a";
}
