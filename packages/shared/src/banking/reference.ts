/*
 * The reference of a deposit is typed by people into their bank's form, and read back out of what banks make of it: so it is
 * short, has no two symbols that look alike, and its last symbol checks the others.
 */

/** Of each pair that is taken for one another (0 O, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V, D O, Q O) at most one; no vowels, so no words. */
const symbols = "23456789CDFHJKMNPRTVWXY";
const PRIME = symbols.length;
const BODY_LENGTH = 5;
const SPACE = PRIME ** BODY_LENGTH;

/**
 * The symbol which brings the sum of all, each weighted by its place, to a multiple of 23. As 23 is prime, one symbol
 * mistaken and two neighbours exchanged are always found (the ISO/IEC 7064 idea, with one pure system).
 */
function checkOf(body: string): string {
  let sum = 0;
  for (const [index, symbol] of Array.from(body).entries()) sum += (index + 2) * symbols.indexOf(symbol);
  return symbols.charAt((PRIME - (sum % PRIME)) % PRIME);
}

/**
 * A deposit's reference: `MIEL-HT9W8-K`, from four random bytes. There are 6 436 343 for each currency, so whoever makes one
 * looks whether it is free.
 */
export function depositReference(currency: string, random: Uint8Array): string {
  let number = new DataView(random.buffer, random.byteOffset, 4).getUint32(0) % SPACE;
  let body = "";
  for (let place = 0; place < BODY_LENGTH; place += 1) {
    body += symbols.charAt(number % PRIME);
    number = Math.floor(number / PRIME);
  }
  return `${currency}-${body}-${checkOf(body)}`;
}

/** What banks and people leave of a text: letters and digits, as capitals. Where lines were cut, they are whole again. */
const compact = (text: string): string =>
  text
    .normalize("NFKD")
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, "");

/**
 * Every reference with a right check symbol in these texts, as `depositReference` writes it, whatever became of its case,
 * spaces and hyphens. A reference cut over two lines of one text is found; one that is short of a symbol is not.
 *
 * @param currencies the codes of the currencies that references begin with
 */
export function findReferences(texts: readonly string[], currencies: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const text of texts) {
    const compacted = compact(text);
    for (const currency of currencies)
      for (let at = compacted.indexOf(currency); at !== -1; at = compacted.indexOf(currency, at + 1)) {
        const first = at + currency.length;
        const body = compacted.slice(first, first + BODY_LENGTH);
        const check = compacted.charAt(first + BODY_LENGTH);
        const isWhole = body.length === BODY_LENGTH && Array.from(body).every((one) => symbols.includes(one));
        if (isWhole && check !== "" && check === checkOf(body)) found.add(`${currency}-${body}-${check}`);
      }
  }
  return found;
}

/**
 * Whether a whole text is written as a deposit’s reference is, right or mistyped: `MIEL-HT9W8-K`, `miel ht9w8 j`. Such a text
 * is meant to name a deposit, even where its check symbol says that it names none.
 *
 * @param currencies the codes of the currencies that references begin with
 */
export function isWrittenAsReference(text: string, currencies: readonly string[]): boolean {
  const [, code = ""] = /^([A-Z0-9]+)[\s-]+[A-Z0-9]{5}[\s-]+[A-Z0-9]$/i.exec(text.trim()) ?? [];
  return currencies.includes(code.toUpperCase());
}
