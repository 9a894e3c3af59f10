import { eq, sql } from "drizzle-orm";

import { accountHolder, member } from "@mereau/db/tenant/schema.ts";
import type { SimulationResult } from "@mereau/shared/contracts/simulation.ts";
import type { CurrencyPolicies } from "@mereau/shared/policies/registry.ts";
import { readRecorded } from "@mereau/shared/simulation/read.ts";
import { Simulation } from "@mereau/shared/simulation/simulation.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { readContents } from "#services/ledger/contents.ts";
import { findDisagreements } from "#services/policies/disagreements.ts";
import { refuseDisagreements } from "#services/policies/refusals.ts";
import { expressReport } from "#services/policies/simulate/express.ts";
import { findReversed, findSpan, TRANSFERS_MAX } from "#services/policies/simulate/span.ts";
import { readStart } from "#services/policies/simulate/start.ts";
import { allow, auditing } from "#services/roles.ts";

const BATCHES_A_PAGE = 2_000;

/**
 * Plays the last twelve months of a currency once more, as it was and as it would have been under other policies; for those
 * who may read the whole ledger. Nothing is changed. Refuses with `unknown_currency` and `policy_disagreement`.
 *
 * @param transfersMax how much of the record is played at most: the most recent
 */
export async function simulatePolicies(
  ctx: CommunityContext,
  caller: Caller,
  { code, policies }: { code: string; policies: CurrencyPolicies },
  transfersMax = TRANSFERS_MAX,
): Promise<SimulationResult> {
  allow(caller, auditing);
  const money = await findCurrency(ctx, code);
  refuseDisagreements(await findDisagreements(ctx, money, policies));
  const { before, last, from } = await findSpan(ctx, transfersMax);
  const reversed = await findReversed(ctx);
  const { backing } = money;
  const start = before ? { start: await readStart(ctx, money, { place: before, proposed: policies }) } : {};
  const simulation = new Simulation({ currency: code, backing, policies, from, reversed, ...start });
  const currencies = new Set(backing === null ? [code] : [code, backing]);
  for (let after = before?.seq ?? 0; after < last;) {
    const { batches } = await readContents(ctx, { after, last, limit: BATCHES_A_PAGE });
    for (const { content } of batches) simulation.follow(readRecorded(content, currencies));
    after = batches.at(-1)?.seq ?? last;
  }
  const replay = simulation.fidelity;
  const report = simulation.end(ctx.now, await ownerTypes(ctx, code));
  return { currency: code, from, to: ctx.now, replay, ...expressReport(report, money.scale) };
}

/** The member type of the first owner of each account of a currency. */
async function ownerTypes({ db }: CommunityContext, code: string): Promise<(account: string) => string> {
  const rows = await db
    .select({ account: accountHolder.account, type: member.type, since: sql`min(${accountHolder.since})` })
    .from(accountHolder)
    .innerJoin(member, eq(member.id, accountHolder.member))
    .where(
      sql`${accountHolder.role} = 'owner' and ${accountHolder.account} >= ${`${code}:`}
        and ${accountHolder.account} < ${`${code};`}`,
    )
    .groupBy(accountHolder.account);
  const types = new Map(rows.map(({ account, type }) => [account, type]));
  return (account) => types.get(account) ?? "";
}
