/** What has no place in one line of text, or is not seen in it: as in the texts that people send. */
const unfit = /[\p{Cc}\p{Cs}\u200b\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffd]/gu;

/** One line of plain text out of what a bank wrote: what nobody sees becomes a space, and white space one space. */
export const plain = (text: string): string =>
  text.normalize("NFC").replace(unfit, " ").replace(/\s+/g, " ").trim();

/** Its beginning, of `max` characters at most and never half of one. */
export const shorten = (text: string, max: number): string =>
  text.slice(0, max).replace(/[\ud800-\udbff]$/, "");
