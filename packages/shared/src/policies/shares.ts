import { millionthsOf } from "#policies/parts.ts";
import type { Disagreement, Money } from "#policies/policy.ts";

/** Says where shares do not make a whole, or go to pots of another currency. */
export function sharesFaults(
  to: readonly { pot: string; share: string }[],
  at: string,
  { code }: Money,
): Disagreement[] {
  const whole = to.reduce((sum, { share }) => sum + millionthsOf(share), 0);
  const foreign = to.find(({ pot }) => !pot.startsWith(`${code}:`));
  return [
    ...(whole === 1_000_000 ? [] : [notWhole(at, whole)]),
    ...(foreign ? [inAnotherCurrency(at, foreign.pot, code)] : []),
  ];
}

const notWhole = (at: string, whole: number): Disagreement => ({
  settings: [at],
  why: {
    fr: `Les parts doivent faire 100 % : elles font ${String(whole / 10_000).replace(".", ",")} %.`,
    en: `The shares must make 100%: they make ${whole / 10_000}%.`,
  },
});

/** A pot must be in the currency that feeds it. */
export const inAnotherCurrency = (at: string, pot: string, code: string): Disagreement => ({
  settings: [at, "currency"],
  why: {
    fr: `La cagnotte ${pot} n’est pas en ${code}.`,
    en: `The pot ${pot} is not in ${code}.`,
  },
});
