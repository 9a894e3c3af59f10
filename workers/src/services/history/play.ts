import type { HistoryAnswer, HistoryRequest } from "@mereau/shared/contracts/history.ts";
import type { LedgerBinding } from "@mereau/shared/ledger/binding.ts";
import type { CommunityContext } from "#services/context.ts";
import { findCurrency } from "#services/currencies/find.ts";
import { certifyPast } from "#services/history/certify.ts";
import { commandOf } from "#services/history/commands.ts";
import { dateMembers } from "#services/history/dateMembers.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * Plays the past of a community that was made for show, moment by moment, through the same rules and the same
 * commit as anything else. What was played before is not done twice.
 * Refuses with `not_found` for any other community; `unknown_currency`, `invalid_input`; and with `outcome_unknown`
 * or `unavailable` when the ledger did not answer: the same history can then be played again.
 */
export async function playHistory(
  ctx: CommunityContext,
  ledger: Pick<LedgerBinding, "replay">,
  { moments, members, certifications }: HistoryRequest,
): Promise<HistoryAnswer> {
  if (!ctx.demo) throw new Refusal("not_found");
  const scales = new Map<string, number>();
  for (const code of new Set(moments.flatMap(({ items }) => items.map(({ currency }) => currency))))
    scales.set(code, (await findCurrency(ctx, code)).scale);
  const history = moments.map(({ at, items }) => ({
    at,
    commands: items.map((item) => commandOf(item, scales.get(item.currency) ?? 0)),
  }));
  const answers = history.length === 0 ? [] : await ledger.replay(ctx.id, history);
  let accepted = 0;
  let refused = 0;
  for (const answer of answers) {
    if (!answer.ok) throw new Refusal(answer.code === "outcome_unknown" ? answer.code : "unavailable");
    const granted = answer.verdicts.filter(({ ok }) => ok).length;
    accepted += granted;
    refused += answer.verdicts.length - granted;
  }
  const dated = await dateMembers(ctx, members);
  const certified = await certifyPast(ctx, certifications);
  return { moments: answers.length, accepted, refused, dated, certified };
}
