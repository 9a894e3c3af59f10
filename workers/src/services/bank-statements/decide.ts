import { sql } from "drizzle-orm";

import { currency, deposit } from "@mereau/db/tenant/schema.ts";
import type { StatementLine } from "@mereau/shared/banking/line.ts";
import {
  type LineNote,
  lineNotes,
  type Match,
  matchLine,
  referencesIn,
} from "@mereau/shared/banking/match.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { readBankDetails } from "#services/bank-details/read.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { priceOf } from "#services/deposits/price.ts";
import { Refusal } from "#services/refusal.ts";
import type { Price } from "#services/top-ups/price.ts";

type Told = Pick<StatementLine, "cents" | "label" | "reference" | "counterparty" | "reversal">;
type DepositRow = typeof deposit.$inferSelect;

/** An issue as it is written down before the ledger is asked. */
export type Plan = {
  account: string;
  currency: string;
  /** Minor units. */
  amount: number;
  /** Where it is a sale of tokens: at which price. */
  price: Price | null;
  transfer: string;
  actor: string;
  issueReference: string;
};

/** What a line is by itself. Where it is matched, its issue is planned. */
export type Decided<Line> = {
  line: Line;
  state: Match["state"];
  note: Match["note"];
  deposit: DepositRow | null;
  plan: Plan | null;
};

/** A transfer’s id of this moment. */
export const newTransferId = ({ now }: CommunityContext): string =>
  uuidV7(now, crypto.getRandomValues(new Uint8Array(10)));

async function readDeposits({ db }: CommunityContext, references: ReadonlySet<string>) {
  if (references.size === 0) return new Map<string, DepositRow>();
  const rows = await db
    .select()
    .from(deposit)
    .where(sql`${deposit.reference} in (select value from json_each(${JSON.stringify([...references])}))`);
  return new Map(rows.map((row) => [row.reference, row]));
}

/** Decides each line against the deposits as they stand. Nothing is written. */
export async function decideLines<Line extends Told>(
  ctx: CommunityContext,
  caller: Caller,
  lines: readonly Line[],
): Promise<Decided<Line>[]> {
  const details = await readBankDetails(ctx);
  const codes = (await ctx.db.select({ code: currency.code }).from(currency)).map(({ code }) => code);
  const named = lines.map((line) => ({ line, references: referencesIn(line, codes) }));
  const deposits = await readDeposits(ctx, new Set(named.flatMap(({ references }) => [...references])));

  const planFor = async ({ cents }: Line, found: DepositRow): Promise<Plan | LineNote> => {
    const { account, currency: code, reference: issueReference } = found;
    try {
      const bought = await priceOf(ctx, details, { currency: code, cents });
      return {
        account,
        currency: code,
        ...bought,
        transfer: newTransferId(ctx),
        actor: caller.member,
        issueReference,
      };
    } catch (error) {
      // Its currency lost its price, or has one now that does not divide, or is sold for more or less: a person decides
      if (!(error instanceof Refusal)) throw error;
      return lineNotes.find((note) => note === error.code) ?? "not_issuable";
    }
  };

  return Promise.all(
    named.map(async ({ line, references }): Promise<Decided<Line>> => {
      const found = [...references].flatMap((reference) => deposits.get(reference) ?? []);
      const match = matchLine(line, references.size, found);
      const own = found.find(({ id }) => id === match.deposit) ?? null;
      if (match.state !== "matched" || !own)
        return { line, state: match.state, note: match.note, deposit: own, plan: null };
      const plan = await planFor(line, own);
      return typeof plan === "string"
        ? { line, state: "unmatched", note: plan, deposit: own, plan: null }
        : { line, state: "matched", note: null, deposit: own, plan };
    }),
  );
}
