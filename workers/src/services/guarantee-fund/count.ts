import { centsOf } from "@mereau/shared/contracts/euros.ts";
import type { FundCountRequest, GuaranteeFund } from "@mereau/shared/contracts/guaranteeFund.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { countKey, readGuaranteeFund, reserveOf } from "#services/guarantee-fund/read.ts";
import { allow, managing } from "#services/roles.ts";
import { subjectWrite } from "#services/settings/subject.ts";

/**
 * Writes down what stands on the bank account of the fund; managers may. No money moves by it: it is what the circulation is compared
 * with from then on. Refuses as `reserveOf` does.
 */
export async function countGuaranteeFund(
  ctx: CommunityContext,
  caller: Caller,
  code: string,
  { euros, on }: FundCountRequest,
): Promise<GuaranteeFund> {
  allow(caller, managing);
  const { reserve } = await reserveOf(ctx, code);
  const counted = { euros: formatAmount(centsOf(euros), EURO_SCALE), on };
  await ctx.db.batch([
    subjectWrite(ctx, countKey(reserve), counted),
    recordWrite(ctx, { caller, action: "guarantee_fund.count", subject: reserve, detail: counted }),
  ]);
  return readGuaranteeFund(ctx, caller, code);
}
