import { centsOf } from "@mereau/shared/contracts/euros.ts";
import { type PayoutRule, payoutRule } from "@mereau/shared/contracts/payouts.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { allow } from "#services/roles.ts";
import { readSubject, subjectWrite } from "#services/settings/subject.ts";

const PAYOUT_RULE = "payout_rule";

/** What holds as long as nobody has settled another. */
const usual: PayoutRule = { twoFrom: "1000.00" };

/** From which euros on two managers must approve a redemption. */
export const readPayoutRule = async (ctx: CommunityContext): Promise<PayoutRule> =>
  (await readSubject(ctx, PAYOUT_RULE, payoutRule)) ?? usual;

/** Settles it anew; administrators alone may. */
export async function changePayoutRule(
  ctx: CommunityContext,
  caller: Caller,
  { twoFrom }: PayoutRule,
): Promise<PayoutRule> {
  allow(caller, ["admin"]);
  const settled = { twoFrom: twoFrom === null ? null : formatAmount(centsOf(twoFrom), EURO_SCALE) };
  await ctx.db.batch([
    subjectWrite(ctx, PAYOUT_RULE, settled),
    recordWrite(ctx, { caller, action: "payout_rule.change", subject: PAYOUT_RULE, detail: settled }),
  ]);
  return settled;
}

/** The fewest cents for which two must approve; null: one is always enough. */
export const twoFromCents = async (ctx: CommunityContext): Promise<number | null> => {
  const { twoFrom } = await readPayoutRule(ctx);
  return twoFrom === null ? null : centsOf(twoFrom);
};

/** How many different managers must approve so many cents before a file for the bank may have them. */
export const approvalsFor = (cents: number, twoFrom: number | null): 1 | 2 =>
  twoFrom !== null && cents >= twoFrom ? 2 : 1;
