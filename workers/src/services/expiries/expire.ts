import { monthlyExpiryWork } from "#services/expiries/work.ts";

/**
 * Lets what has expired go, at the beginning of each month. It only says which accounts to look at: how much it is the
 * ledger decides, from what stands on them at that very moment, and asked twice it takes nothing the second time.
 */
export const expireTokens = monthlyExpiryWork({
  name: "expiry",
  daysBefore: () => 0,
  async perform(ctx, _, month, { expiring }) {
    const answer = await ctx.ledger.submit(
      ctx.id,
      expiring.map(({ account }) => ({ kind: "expire" as const, account, month })),
    );
    if (!answer.ok) throw new Error(`The ledger answered ${answer.code}`);
    const refused = answer.verdicts.find((verdict) => !verdict.ok);
    if (refused && !refused.ok) throw new Error(`The ledger refused an expiry: ${refused.code}`);
    return [];
  },
});
