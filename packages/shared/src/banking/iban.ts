const written = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/;

/** The remainder by 97 of the number that letters (A = 10 … Z = 35) and digits make, taken digit by digit. */
function remainder(text: string): number {
  let rest = 0;
  for (const symbol of text)
    for (const digit of String(Number.parseInt(symbol, 36))) rest = (rest * 10 + Number(digit)) % 97;
  return rest;
}

/**
 * An IBAN in capitals and without spaces; null when it is none: its two check digits must bring the number to 1 modulo 97
 * (ISO 13616, ISO/IEC 7064 MOD 97-10), and a French one has 27 characters.
 */
export function readIban(text: string): string | null {
  const iban = text.replace(/[\s\u00a0\u202f-]/g, "").toUpperCase();
  if (!written.test(iban) || (iban.startsWith("FR") && iban.length !== 27)) return null;
  return remainder(iban.slice(4) + iban.slice(0, 4)) === 1 ? iban : null;
}
