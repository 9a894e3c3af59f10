import { reserveAdjustmentRequest } from "@mereau/shared/contracts/backing.ts";
import { issueRequest } from "@mereau/shared/contracts/currencies.ts";
import { roleChange } from "@mereau/shared/contracts/members.ts";
import { type GuardedDeed, twoPersonRule } from "@mereau/shared/contracts/proposals.ts";
import { parseAmount } from "@mereau/shared/money/decimal.ts";
import { displayAmount } from "@mereau/shared/money/display.ts";
import type { components } from "@mereau/workers/client";
import { say } from "#screens/approvals/texts.ts";
import { say as common } from "#texts/common.ts";
import { language } from "#texts/language.ts";
import { currencyOf } from "#words/amounts.ts";

export type Proposal = components["schemas"]["Proposal"];

/** Several deeds in one sentence. */
export const deedsInWords = (deeds: readonly GuardedDeed[]): string =>
  deeds.map((deed) => say().deeds[deed]).join(", ");

/** An amount as somebody asked for it, with a point or a comma, as people read it. */
function inWords(typed: string, code: string): string {
  const currency = currencyOf(code);
  const read = parseAmount(typed, currency.scale);
  return read.ok ? displayAmount(read.value, currency, language.value) : `${typed} ${currency.symbol}`;
}

/** What the part of the path after this one names: `/members/…` the member. */
const named = ({ path }: Proposal, part: string): string => {
  const parts = path.split("/");
  return decodeURIComponent(parts[parts.indexOf(part) + 1] ?? "");
};

/** What somebody asked for, in a sentence that names what decides; and where more of it is seen, in this app. */
export function askedFor(asked: Proposal): { sentence: string; see: { path: string; name: string } | null } {
  const words = say().asked;
  const currency = named(asked, "currencies");
  const seeCurrency = { path: `/currencies/${encodeURIComponent(currency)}`, name: words.currency };
  const seeMember = { path: `/members/${named(asked, "members")}`, name: words.member };
  switch (asked.deed) {
    case "issues": {
      const { amount, to } = issueRequest.parse(asked.body);
      return { sentence: words.issue(inWords(amount, currency), to), see: null };
    }
    case "reserve_adjustments": {
      const { direction, amount, reason } = reserveAdjustmentRequest.parse(asked.body);
      const sentence = direction === "in" ? words.reserveIn : words.reserveOut;
      return { sentence: sentence(inWords(amount, currency), reason), see: null };
    }
    case "policies":
      return {
        sentence: asked.method === "DELETE" ? words.withdrawPolicies(currency) : words.policies(currency),
        see: seeCurrency,
      };
    case "roles":
      return { sentence: words.role(common().roles[roleChange.parse(asked.body).role]), see: seeMember };
    case "reversals":
      return { sentence: words.reversal(named(asked, "transfers")), see: null };
    case "second_factor_resets":
      return { sentence: words.reset, see: seeMember };
    case "deletion":
      return { sentence: words.deletion, see: null };
    case "two_person_rule": {
      const { deeds } = twoPersonRule.parse(asked.body);
      return { sentence: deeds.length > 0 ? words.rule(deedsInWords(deeds)) : words.noRule, see: null };
    }
  }
}
