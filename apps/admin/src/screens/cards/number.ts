const DIGITS = 10;

/** A number for a new card: ten digits by chance, so that nobody guesses another one’s. */
export const newNumber = (): string =>
  Array.from({ length: DIGITS }, () => {
    let drawn = 255;
    // Above it some digits would come more often than others
    while (drawn >= 250) drawn = crypto.getRandomValues(new Uint8Array(1))[0] ?? 255;
    return String(drawn % 10);
  }).join("");

/** A number as it is printed, in parts that are easily typed. */
export const inParts = (number: string): string =>
  number.replaceAll(/[\s:.-]/g, "").replaceAll(/(.{4})(?=.)/g, "$1\u00A0");
