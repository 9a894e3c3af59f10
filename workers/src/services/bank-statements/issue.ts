import { and, asc, eq, gt, sql } from "drizzle-orm";

import { bankLine, deposit } from "@mereau/db/tenant/schema.ts";
import type { IssueCommand, Verdict } from "@mereau/shared/ledger/command.ts";
import { recordAll } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { submit } from "#services/ledger/submit.ts";
import { giftBeneficiaries } from "#services/sponsorships/chosen.ts";
import { planReceipts } from "#services/top-ups/byBank.ts";

/** Issues asked of the ledger in one call. */
const ISSUES_AT_ONCE = 500;

type Row = typeof bankLine.$inferSelect;

/**
 * What the ledger is asked for a line: all by which it knows it again was written down with the plan. The association to
 * which the issue gives something is the one that its member sponsors when it is done.
 */
function commandOf(
  { id, transfer, actor, currency, account, amount, issueReference }: Row,
  gifts: ReadonlyMap<string, string>,
): IssueCommand {
  if (transfer === null || account === null || currency === null || amount === null)
    throw new Error(`The bank line ${id} is matched, and its issue is not planned`);
  return {
    kind: "issue",
    id: transfer,
    actor: { member: actor, onBehalfOf: null },
    currency,
    to: account,
    amount,
    memo: null,
    category: null,
    reference: issueReference,
    beneficiary: gifts.get(account) ?? null,
    isSponsored: true,
  };
}

/** The associations to which issues for these lines give something, by account. */
async function giftsOf(ctx: CommunityContext, lines: readonly Row[]): Promise<Map<string, string>> {
  const gifts = new Map<string, string>();
  for (const [currency, rows] of Map.groupBy(lines, (line) => line.currency)) {
    if (currency === null) continue;
    const accounts = rows.flatMap(({ account }) => account ?? []);
    const found = await giftBeneficiaries(ctx, currency, accounts);
    for (const [account, beneficiary] of found) gifts.set(account, beneficiary);
  }
  return gifts;
}

/** What a verdict makes of a line; null where it left no record in the ledger and may be another one next time. */
function outcomeOf({ id, transfer }: Row, verdict: Verdict) {
  if (verdict.ok) return { id, transfer, state: "issued", refusal: null };
  if (verdict.code === "id_from_the_future") return null;
  return { id, transfer, state: "refused", refusal: verdict.code };
}

/**
 * Issues what is planned, for matched lines of all imports. If this ends anywhere, done again it goes on: the ledger
 * knows the ids that it carried out, and gives the same verdicts.
 * Refuses with `outcome_unknown` or `unavailable`: asking again finishes it.
 */
export async function issueMatched(ctx: CommunityContext, caller: Caller): Promise<void> {
  for (let after = ""; ;) {
    const lines = await ctx.db
      .select()
      .from(bankLine)
      .where(and(eq(bankLine.state, "matched"), gt(bankLine.id, after)))
      .orderBy(asc(bankLine.id))
      .limit(ISSUES_AT_ONCE);
    await issueLines(ctx, caller, lines);
    const last = lines.at(-1);
    if (last === undefined || lines.length < ISSUES_AT_ONCE) return;
    after = last.id;
  }
}

/** Issues for these lines, which are matched; a refusal is theirs alone, and written down with them. */
export async function issueLines(
  ctx: CommunityContext,
  caller: Caller,
  lines: readonly Row[],
): Promise<void> {
  if (lines.length === 0) return;
  const gifts = await giftsOf(ctx, lines);
  const verdicts = await submit(
    ctx,
    lines.map((line) => commandOf(line, gifts)),
  );
  const outcomes = lines.flatMap((line, index) => {
    const verdict = verdicts[index];
    return (verdict && outcomeOf(line, verdict)) ?? [];
  });
  // Before the lines are settled: whoever goes on after a crash does this too
  await planReceipts(
    ctx,
    outcomes.flatMap(({ transfer, state }) => (state === "issued" ? (transfer ?? []) : [])),
  );
  const settled = JSON.stringify(outcomes);
  const [moved] = await ctx.db.batch([
    ctx.db
      .update(bankLine)
      .set({ state: sql`outcome.value ->> 'state'`, refusal: sql`outcome.value ->> 'refusal'` })
      .from(sql`json_each(${settled}) as outcome`)
      .where(
        sql`${bankLine.id} = outcome.value ->> 'id' and ${bankLine.transfer} = outcome.value ->> 'transfer' and +${bankLine.state} = 'matched'`,
      )
      .returning({ id: bankLine.id }),
    ctx.db.run(sql`update ${deposit} set state = brought.state, changed_at = ${ctx.now}
      from ${bankLine} as brought
      where brought.id = ${deposit.line} and ${deposit.state} = 'received' and brought.state in ('issued', 'refused')
        and brought.id in (select value ->> 'id' from json_each(${settled}))`),
  ]);
  const mine = new Set(moved.map(({ id }) => id));
  await recordAll(
    ctx,
    lines.flatMap(({ id, transfer, account: to, amount }) => {
      const isIssued = outcomes.some((outcome) => outcome.id === id && outcome.state === "issued");
      if (!mine.has(id) || !isIssued || transfer === null) return [];
      return [{ caller, action: "currency.issue", subject: transfer, detail: { to, amount, bankLine: id } }];
    }),
  );
}
