/** Control characters, line ends and the invisible separators among them. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;

/** One line of text with single spaces, and without the characters of `forbidden`. */
export const oneLine = (text: string, forbidden: RegExp): string =>
  text.replace(forbidden, " ").replace(unseen, " ").trim();
