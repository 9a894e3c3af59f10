import type { ProblemCode } from "@mereau/shared/contracts/problems.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { amountTexts, type Displayed } from "@mereau/shared/money/display.ts";
import { Refusal } from "#services/refusal.ts";

/** A refusal with the amount that decides, in minor units: as data (`amount`, `currency`), and in its sentence. */
export const refusalWithAmount = (code: ProblemCode, minor: number, money: Displayed): Refusal =>
  new Refusal(code, {
    detail: { amount: formatAmount(minor, money.scale), currency: money.code },
    figures: { amount: amountTexts(minor, money) },
  });
