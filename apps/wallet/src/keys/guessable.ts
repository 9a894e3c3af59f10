/** True for codes that anybody tries first: one digit, a run up or down, a pair or a triple again and again. */
export function isGuessable(pin: string): boolean {
  const digits = Array.from(pin, Number);
  const steps = new Set(digits.slice(1).map((digit, index) => (digit - (digits[index] ?? 0) + 10) % 10));
  const isRun = steps.size === 1 && [...steps].every((step) => step === 0 || step === 1 || step === 9);
  return isRun || /^(\d{2})\1+$/.test(pin) || /^(\d{3})\1+$/.test(pin);
}
