import { sql } from "drizzle-orm";
import * as z from "zod";

import { account, policy, posting } from "@mereau/db/tenant/schema.ts";
import type { AccountCredit } from "@mereau/shared/contracts/accounts.ts";
import { creditLadderSettings } from "@mereau/shared/policies/creditLadder/settings.ts";
import { type CreditStanding, creditStanding } from "@mereau/shared/policies/creditLadder/stage.ts";
import type { CommunityContext } from "#services/context.ts";

/** The ladder in force for the currency of an account, JSON; null where there is none. A column of a select of accounts. */
export const ladderColumn = ({ now }: CommunityContext) =>
  sql<string | null>`(select settings -> '$.creditLadder' from ${policy} as settled
    where settled.currency = ${account.currency} and settled.effective_at <= ${now}
    order by settled.version desc limit 1)`;

/** Since when an account has been below zero without a break, by its postings; null while it is not. */
export const belowZeroSince = sql<number | null>`case when ${account.posted} < 0 then
  (select min(later.at) from ${posting} as later where later.account = ${account.id} and later.seq > coalesce(
    (select max(above.seq) from ${posting} as above where above.account = ${account.id} and above.posted >= 0), 0))
  end`;

const ladder = z
  .string()
  .nullable()
  .transform((text) => (text === null ? null : creditLadderSettings.parse(JSON.parse(text))));

type Row = {
  account: Pick<typeof account.$inferSelect, "kind" | "posted" | "held" | "creditLimit">;
  ladder: string | null;
};

/** How far an account uses its credit, by the ladder of its currency. */
export const standingOf = ({ account: row, ladder: settings }: Row) =>
  creditStanding(ladder.parse(settings), row);

/** The same as its holders see it; null for what is no member’s account of mutual credit. */
export const creditOf = (row: Row & { currencyKind: string; since: number | null }): AccountCredit | null =>
  row.currencyKind === "mutual" && row.account.kind === "member"
    ? { ...standingOf(row), belowZeroSince: row.since }
    : null;

/** What other members see of a standing before they trade: nothing until the ladder shows it. */
export const shownStage = ({ stage }: CreditStanding): "visible" | "blocked" | null =>
  stage === "visible" || stage === "blocked" ? stage : null;

/** The same of an account, by the ladder of its currency. */
export const shownCredit = (row: Row) => shownStage(standingOf(row));
