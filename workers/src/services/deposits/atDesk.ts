import { and, eq, isNotNull, ne, gt, sql } from "drizzle-orm";

import { bankLine, currency, deposit, transfer } from "@mereau/db/tenant/schema.ts";
import { findReferences, isWrittenAsReference } from "@mereau/shared/banking/reference.ts";
import { readBankDetails } from "#services/bank-details/read.ts";
import type { CommunityContext } from "#services/context.ts";
import { announcesElse, namesSeveral } from "#services/deposits/differs.ts";
import { expectedFor, refuseExpected } from "#services/deposits/expected.ts";
import { priceOf } from "#services/deposits/price.ts";
import { Refusal } from "#services/refusal.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

/*
 * Euros may be brought to the desk with the reference of a deposit. The deposit is then received by the issue itself, before
 * the ledger is asked, so that no bank line brings it once more: its `line` is the id of the issue.
 */

/** No request lasts so long: what the ledger does not know by then never reached it. */
const ABANDONED_AFTER_MS = 3_600_000;

/** An issue that a teller asks for; `amount` in minor units. */
type DeskIssue = {
  id: string;
  currency: string;
  to: string;
  amount: number;
  reference: string | null;
  /** These are other euros than those that a deposit expects. */
  confirmExpected: boolean;
};

type DepositRow = typeof deposit.$inferSelect;

/** The reference that an issue is written down under, and whether it is that of a deposit. */
type Received = { reference: string | null; isDeposit: boolean };

/**
 * Sees to it that no euros are issued twice by an issue at the desk. A text that names a deposit receives that deposit, once.
 * Free text (`espèces`) may come as often as one likes, and so may none.
 * Refuses with `unknown_deposit` what is written as a deposit’s reference and is none; with `deposit_settled` a deposit that
 * is not expected; with `deposit_differs` one for another account or amount; with `bank_reference_used` the bank’s own
 * reference of a line that an import brought, since such a line is matched; with `deposit_expected`, unless it was confirmed,
 * what names no deposit while one of just this amount is expected on the account, or on another of its owners.
 */
export async function receiveAtDesk(ctx: CommunityContext, issue: DeskIssue): Promise<Received> {
  const [currencies, [line], expected, [known]] = await ctx.db.batch([
    ctx.db.select({ code: currency.code }).from(currency),
    linesReferredTo(ctx, issue),
    expectedFor(ctx, issue.to),
    ctx.db.select({ id: transfer.id }).from(transfer).where(eq(transfer.id, issue.id)),
  ]);
  const codes = currencies.map(({ code }) => code);
  const text = issue.reference ?? "";
  const found = await findNamed(ctx, findReferences([text], codes));
  if (found.length > 1) throw namesSeveral(found);
  const [named] = found;
  if (named) {
    await receive(ctx, issue, named);
    return { reference: named.reference, isDeposit: true };
  }
  if (isWrittenAsReference(text, codes)) throw new Refusal("unknown_deposit");
  // Asked again, after the bank told of it or the member did, it is what it was
  if (!known) {
    if (line) throw new Refusal("bank_reference_used", { detail: { bankLine: line.id } });
    if (!issue.confirmExpected) refuseExpected(await ofSameAmount(ctx, issue, expected));
  }
  return { reference: issue.reference, isDeposit: false };
}

async function findNamed({ db }: CommunityContext, references: ReadonlySet<string>): Promise<DepositRow[]> {
  if (references.size === 0) return [];
  const asked = JSON.stringify([...references]);
  return db
    .select()
    .from(deposit)
    .where(sql`${deposit.reference} in (select value from json_each(${asked}))`);
}

async function receive(ctx: CommunityContext, issue: DeskIssue, named: DepositRow): Promise<void> {
  // Asked again: the ledger knows what became of it
  if (named.line === issue.id) return;
  await settleDeskDeposits(ctx);
  if (!(await isFor(ctx, issue, named))) throw announcesElse(named);
  try {
    await ctx.db
      .update(deposit)
      .set({ state: "received", line: issue.id, changedAt: ctx.now })
      .where(and(eq(deposit.id, named.id), eq(deposit.state, "expected")));
  } catch (error) {
    if (uniqueViolation(error) === "deposit.line") throw new Refusal("id_reused");
    throw error;
  }
  const [now] = await ctx.db.select({ line: deposit.line }).from(deposit).where(eq(deposit.id, named.id));
  if (now?.line !== issue.id) throw new Refusal("deposit_settled");
}

/** Whether the deposit announced just this; one that is not expected any more is left to be told as such. */
async function isFor(ctx: CommunityContext, issue: DeskIssue, named: DepositRow): Promise<boolean> {
  if (named.state !== "expected") return true;
  if (named.account !== issue.to || named.currency !== issue.currency) return false;
  const { amount } = await priceOf(ctx, await readBankDetails(ctx), named);
  return amount === issue.amount;
}

/** Lines that an import brought under this reference of the bank, of euros that came in; none where there is no reference. */
const linesReferredTo = ({ db }: CommunityContext, { reference }: DeskIssue) =>
  db
    .select({ id: bankLine.id })
    .from(bankLine)
    .where(
      and(
        sql`${bankLine.bankReference} = ${reference}`,
        gt(bankLine.cents, 0),
        ne(bankLine.state, "ignored"),
      ),
    )
    .limit(1);

/** Those of these deposits whose euros would be issued as just this amount in its currency, at the price of now. */
async function ofSameAmount<Announced extends Pick<DepositRow, "cents">>(
  ctx: CommunityContext,
  { currency: code, amount }: DeskIssue,
  expected: readonly Announced[],
): Promise<Announced[]> {
  if (expected.length === 0) return [];
  const details = await readBankDetails(ctx);
  const same = await Promise.all(
    [...Map.groupBy(expected, ({ cents }) => cents)].map(async ([cents, alike]) => {
      try {
        const bought = await priceOf(ctx, details, { currency: code, cents });
        return bought.amount === amount ? alike : [];
      } catch (error) {
        // So many euros make no amount of it
        if (error instanceof Refusal) return [];
        throw error;
      }
    }),
  );
  return same.flat();
}

/**
 * Writes down what the ledger made of issues at the desk, top-ups among them: their deposits are issued, or expected again where it refused
 * them or never heard of them. Safe at any time.
 */
export async function settleDeskDeposits({ db, now }: CommunityContext): Promise<void> {
  const atDesk = and(
    eq(deposit.state, "received"),
    isNotNull(deposit.line),
    sql`not exists (select 1 from ${bankLine} as brought where brought.id = ${deposit.line})`,
  );
  await db.batch([
    db
      .update(deposit)
      .set({ state: "issued", changedAt: now })
      .where(
        and(
          atDesk,
          sql`exists (select 1 from ${transfer} as issue where issue.id = ${deposit.line} and issue.kind = 'issue'
            and issue.reference in (${deposit.reference}, 'top-ups/' || ${deposit.line})
            and issue.verdict = 'accepted')`,
        ),
      ),
    db
      .update(deposit)
      .set({ state: "expected", line: null, changedAt: now })
      .where(
        and(
          atDesk,
          sql`(${deposit.changedAt} < ${now - ABANDONED_AFTER_MS}
            or exists (select 1 from ${transfer} as issue where issue.id = ${deposit.line}))`,
        ),
      ),
  ]);
}
