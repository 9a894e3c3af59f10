import { and, eq, exists, inArray, isNull, ne, notExists, or, type SQL, sql } from "drizzle-orm";

import { account, bankLine, deposit } from "@mereau/db/tenant/schema.ts";
import type { BankLine, MatchRequest } from "@mereau/shared/contracts/bankLines.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { refuseOwnBenefit } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import { readBankDetails } from "#services/bank-details/read.ts";
import { type Asked, askedFor, hasNoAlike, refuseAlike } from "#services/bank-lines/alike.ts";
import { type BankLineRow, findBankLine, readBankLine } from "#services/bank-lines/find.ts";
import { newTransferId, type Plan } from "#services/bank-statements/decide.ts";
import { issueLines } from "#services/bank-statements/issue.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expectedFor, refuseExpected } from "#services/deposits/expected.ts";
import { findDeposit, isUndoneDeposit } from "#services/deposits/find.ts";
import { priceOf } from "#services/deposits/price.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, isAmong, managing, serving } from "#services/roles.ts";
import { planSales } from "#services/top-ups/byBank.ts";

/**
 * What a line is for: a deposit with its account, or an account alone; whether it may be like one that was issued for, and a
 * deposit of as much may be expected.
 */
type Target = {
  deposit: string | null;
  account: string;
  issueReference: string;
  confirmAlike: boolean;
  confirmExpected: boolean;
  insteadOf: string | undefined;
};

/**
 * Says what a line is for, and issues what was received on it; those who serve members may. A line that waits for a person
 * may be matched, and one that the ledger refused or whose issue was reversed, again or otherwise. Asked again it answers the same, and goes on where
 * it was broken off. A refusal of the ledger is no failure of this: the line then says it.
 * Refuses with `bank_line_alike`, unless it was confirmed, where something was issued for what may be the same payment; with
 * `deposit_expected`, unless it was confirmed, where it goes to an account alone, and a deposit of as much is expected there or on another of its owners; and
 * with `bank_line_reversed`, which names that transfer (`transfer`), where the line was for this very target, the issue was reversed
 * and `insteadOf` does not say so: a request that was sent twice must not undo the reversal between. And
 * with `own_benefit` where a teller would have it reach an account of their own; with `unknown_bank_line`, `bank_line_settled`, `unknown_deposit`, `deposit_settled`, `unknown_account`,
 * `system_account`, `not_issuable`, `currency_mismatch`, `not_on_sale`, `top_up_out_of_range`, `amount_indivisible`.
 */
export async function matchBankLine(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  request: MatchRequest,
): Promise<BankLine> {
  allow(caller, serving);
  const found = await findBankLine(ctx, id);
  const target = await targetOf(ctx, found, request);
  if (!isAmong(caller, managing)) await refuseOwnBenefit(ctx, caller, [target.account]);
  const line = isFor(found, target) ? found : await plan(ctx, caller, found, target);
  if (line.state === "matched") await issueLines(ctx, caller, [line]);
  return readBankLine(ctx, id);
}

/** Tries again what the ledger refused, for the same deposit or account; those who serve members may. Refuses as above. */
export async function retryBankLine(ctx: CommunityContext, caller: Caller, id: string): Promise<BankLine> {
  allow(caller, serving);
  const line = await findBankLine(ctx, id);
  if (line.transfer === null) throw new Refusal("bank_line_settled");
  const goal = line.deposit === null ? line.account : null;
  const target = { deposit: line.deposit, account: goal };
  return matchBankLine(ctx, caller, id, { ...target, confirmAlike: false, confirmExpected: false });
}

const hasTarget = (line: BankLineRow, target: Target): boolean =>
  line.deposit === target.deposit && line.account === target.account;

/** Whether a line was given this target already, the ledger has not refused it, and it stands. */
const isFor = (line: BankLineRow, target: Target): boolean =>
  (line.state === "matched" || (line.state === "issued" && !line.isReversed)) && hasTarget(line, target);

/** Whether a line waits for a person, who may say what it is for. */
const isOpen = ({ state, isReversed }: BankLineRow): boolean =>
  state === "unmatched" || state === "amount_differs" || state === "refused" || isReversed;

/** Whether it is taken past the deposits of its owners, and nobody has said that it is none of them. */
const isBesideDeposits = ({ deposit: wanted, confirmExpected }: Target): boolean =>
  wanted === null && !confirmExpected;

/** The bank’s words for a transfer that answers to no deposit. */
const referenceOf = ({ bankReference, reference, bookedOn, id }: BankLineRow): string =>
  bankReference ?? reference ?? `${bookedOn} ${id.slice(-12)}`;

async function targetOf(ctx: CommunityContext, line: BankLineRow, request: MatchRequest): Promise<Target> {
  const { confirmAlike, confirmExpected, insteadOf } = request;
  const confirmed = { confirmAlike, confirmExpected, insteadOf };
  if (request.deposit !== null) {
    const { deposit: row } = await findDeposit(ctx, request.deposit);
    return { deposit: row.id, account: row.account, issueReference: row.reference, ...confirmed };
  }
  const wanted = request.account ?? "";
  const [row] = await ctx.db.select({ kind: account.kind }).from(account).where(eq(account.id, wanted));
  if (!row) throw new Refusal("unknown_account");
  if (row.kind !== "member") throw new Refusal("system_account");
  const issueReference = referenceOf(line).slice(0, 120);
  return { deposit: null, account: wanted, issueReference, ...confirmed };
}

/** Plans the issue, if the line stands as it was read, and the deposit can be brought by it. */
async function plan(
  ctx: CommunityContext,
  caller: Caller,
  line: BankLineRow,
  target: Target,
): Promise<BankLineRow> {
  if (!isOpen(line) || line.cents < 0) throw new Refusal("bank_line_settled");
  const { insteadOf } = target;
  if (insteadOf !== undefined && insteadOf !== line.transfer) throw new Refusal("bank_line_settled");
  if (line.isReversed && insteadOf === undefined && hasTarget(line, target))
    throw new Refusal("bank_line_reversed", { detail: { transfer: line.transfer } });
  const currency = currencyOfAccount(target.account);
  const { amount, price } = await priceOf(ctx, await readBankDetails(ctx), { currency, cents: line.cents });
  const planned: Plan = {
    account: target.account,
    issueReference: target.issueReference,
    currency,
    amount,
    price,
    transfer: newTransferId(ctx),
    actor: caller.member,
  };
  const asked = await askedFor(ctx, line, target.account);
  const written = await write(ctx, asked, target, planned);
  if (!written) return asItStands(ctx, asked, target);
  const { account: to, transfer } = planned;
  const replaced = line.isReversed ? { insteadOf: line.transfer } : {};
  const detail = { deposit: target.deposit, account: to, cents: line.cents, amount, transfer, ...replaced };
  await record(ctx, { caller, action: "bank_line.match", subject: line.id, detail });
  return written;
}

/** Writes the plan, and moves the deposits concerned, in one transaction; nothing where something changed meanwhile. */
async function write(
  ctx: CommunityContext,
  asked: Asked,
  target: Target,
  { price, ...planned }: Plan,
): Promise<BankLineRow | undefined> {
  const { db, now } = ctx;
  const { line } = asked;
  const { deposit: wanted } = target;
  const asRead = and(
    eq(bankLine.id, line.id),
    eq(bankLine.state, line.state),
    line.transfer === null ? isNull(bankLine.transfer) : eq(bankLine.transfer, line.transfer),
    target.confirmAlike ? undefined : hasNoAlike(ctx, asked),
    isBesideDeposits(target) ? notExists(expectedFor(ctx, target.account, line.cents)) : undefined,
  );
  const stands = exists(
    db
      .select({ one: sql`1` })
      .from(bankLine)
      .where(asRead),
  );
  const free = or(
    inArray(deposit.state, ["expected", "cancelled"]),
    and(eq(deposit.state, "refused"), eq(deposit.line, line.id)),
    and(eq(deposit.state, "issued"), isUndoneDeposit),
  );
  const isWanted = eq(deposit.id, wanted ?? "");
  const where = (condition: SQL | undefined) =>
    exists(
      db
        .select({ one: sql`1` })
        .from(deposit)
        .where(and(isWanted, condition)),
    );
  const [takeable, brought] = [where(free), where(eq(deposit.line, line.id))];
  const [, , [written]] = await db.batch([
    // What it was refused for before, or reversed, comes to nothing by it: first, as a line brings one deposit
    db
      .update(deposit)
      .set({ state: "cancelled", line: null, changedAt: now })
      .where(
        and(
          eq(deposit.line, line.id),
          inArray(deposit.state, ["refused", "issued"]),
          ne(deposit.id, wanted ?? ""),
          stands,
          wanted === null ? undefined : takeable,
        ),
      ),
    db
      .update(deposit)
      .set({ state: "received", line: line.id, changedAt: now })
      .where(and(isWanted, free, stands)),
    db
      .update(bankLine)
      .set({ ...planned, deposit: wanted, state: "matched", note: null, refusal: null })
      .where(and(asRead, wanted === null ? undefined : brought))
      .returning(),
    ...(await planSales(ctx, [{ transfer: planned.transfer, price }])),
  ]);
  return written && { ...written, isReversed: false };
}

/** Nothing was written: the line, if somebody else has made it for the same; else why it cannot be. */
async function asItStands(ctx: CommunityContext, asked: Asked, target: Target): Promise<BankLineRow> {
  const { line } = asked;
  const now = await findBankLine(ctx, line.id);
  if (isFor(now, target)) return now;
  if (now.state !== line.state || now.transfer !== line.transfer) throw new Refusal("bank_line_settled");
  if (target.deposit !== null) {
    const { deposit: wanted, reversal } = await findDeposit(ctx, target.deposit);
    if (wanted.line !== null && wanted.line !== line.id && !reversal) throw new Refusal("deposit_settled");
  }
  if (!target.confirmAlike) await refuseAlike(ctx, asked);
  if (isBesideDeposits(target)) refuseExpected(await expectedFor(ctx, target.account, line.cents));
  throw new Refusal("bank_line_settled");
}
