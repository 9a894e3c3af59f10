/** Whether nine digits are a SIREN: with every second one doubled, their sum is a multiple of ten (Luhn, ISO/IEC 7812-1). */
export function isSiren(text: string): boolean {
  if (!/^\d{9}$/.test(text)) return false;
  const digits = Array.from(text, (digit, place) => Number(digit) * (place % 2 === 0 ? 1 : 2));
  return digits.reduce((sum, figure) => sum + (figure > 9 ? figure - 9 : figure), 0) % 10 === 0;
}
