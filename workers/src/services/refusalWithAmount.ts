import type { ProblemCode } from "@mereau/shared/contracts/problems.ts";
import { verbatim } from "@mereau/shared/contracts/problems/sentence.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { amountTexts, type Displayed } from "@mereau/shared/money/display.ts";
import { Refusal } from "#services/refusal.ts";

/** Further figures of a refusal: amounts in minor units, and what is written alike in each language, by their names. */
type Besides = { amounts?: Readonly<Record<string, number>>; names?: Readonly<Record<string, string>> };

/** A refusal with the amount that decides, in minor units: as data (`amount`, `currency`), and in its sentence. */
export function refusalWithAmount(
  code: ProblemCode,
  minor: number,
  money: Displayed,
  { amounts = {}, names = {} }: Besides = {},
): Refusal {
  const told = Object.entries({ amount: minor, ...amounts });
  return new Refusal(code, {
    detail: {
      ...Object.fromEntries(told.map(([name, one]) => [name, formatAmount(one, money.scale)])),
      currency: money.code,
      ...names,
    },
    figures: {
      ...Object.fromEntries(told.map(([name, one]) => [name, amountTexts(one, money)])),
      ...Object.fromEntries(Object.entries(names).map(([name, text]) => [name, verbatim(text)])),
    },
  });
}
