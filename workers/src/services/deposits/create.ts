import { and, count, eq } from "drizzle-orm";

import { account, deposit } from "@mereau/db/tenant/schema.ts";
import type { Deposit, DepositRequest } from "@mereau/shared/contracts/deposits.ts";
import { depositReference } from "@mereau/shared/banking/reference.ts";
import { currencyOfAccount } from "@mereau/shared/membership/account.ts";
import { actorFor } from "#services/accounts/authorise.ts";
import { record } from "#services/audit/record.ts";
import { requireBankDetails } from "#services/bank-details/read.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { minorUnits } from "#services/currencies/minorUnits.ts";
import { expressDeposit, findDeposit } from "#services/deposits/find.ts";
import { priceOf } from "#services/deposits/price.ts";
import { Refusal } from "#services/refusal.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";

/** Deposits that one account may expect at once. */
const EXPECTED_MAX = 50;

/** With a million deposits made, one reference in six is taken already. */
const REFERENCES_TRIED = 20;

/**
 * Announces euros for an account: its owners and operators may, and those who serve members, in the owner’s name. Gives
 * the reference to write on the bank transfer, and where to send it. Asked again with the same id it answers the same.
 * Refuses with `bank_details_missing`, `unknown_account`, `system_account`, `account_closed`, `not_issuable`,
 * `currency_mismatch`, `not_on_sale`, `top_up_out_of_range`, `amount_indivisible`, `too_many_deposits`, `id_reused`.
 */
export async function createDeposit(
  ctx: CommunityContext,
  caller: Caller,
  request: DepositRequest,
): Promise<Deposit> {
  const details = await requireBankDetails(ctx);
  const actor = await actorFor(ctx, caller, request.account);
  const cents = minorUnits(request.amount, EURO_SCALE);
  if (cents === 0)
    throw new Refusal("amount_out_of_bounds", {
      fields: [{ field: "amount", code: "amount_out_of_bounds" }],
    });
  const wanted = {
    id: request.id,
    member: actor.onBehalfOf ?? caller.member,
    account: request.account,
    currency: currencyOfAccount(request.account),
    cents,
  };
  const [known] = await ctx.db.select().from(deposit).where(eq(deposit.id, request.id));
  if (!known) {
    await priceOf(ctx, details, wanted);
    await mayReceive(ctx, request.account);
    await insert(ctx, wanted);
    if (actor.onBehalfOf !== null)
      await record(ctx, {
        caller,
        onBehalfOf: actor.onBehalfOf,
        action: "deposit.create",
        subject: request.id,
        detail: { account: request.account, cents },
      });
  }
  const row = await findDeposit(ctx, request.id);
  if (!isSame(row.deposit, wanted)) throw new Refusal("id_reused");
  return expressDeposit(ctx, row, details);
}

type Wanted = Pick<typeof deposit.$inferSelect, "id" | "member" | "account" | "currency" | "cents">;

const isSame = (row: Wanted, wanted: Wanted): boolean =>
  row.member === wanted.member && row.account === wanted.account && row.cents === wanted.cents;

async function mayReceive({ db }: CommunityContext, id: string): Promise<void> {
  const [[found], [expected]] = await db.batch([
    db.select({ kind: account.kind, status: account.status }).from(account).where(eq(account.id, id)),
    db
      .select({ count: count() })
      .from(deposit)
      .where(and(eq(deposit.account, id), eq(deposit.state, "expected"))),
  ]);
  if (!found) throw new Refusal("unknown_account");
  if (found.kind !== "member") throw new Refusal("system_account");
  if (found.status === "closed") throw new Refusal("account_closed");
  if ((expected?.count ?? 0) >= EXPECTED_MAX) throw new Refusal("too_many_deposits");
}

/** Writes it down under a reference that no other has. */
async function insert({ db, now }: CommunityContext, wanted: Wanted): Promise<void> {
  for (let tried = 0; tried < REFERENCES_TRIED; tried += 1) {
    const reference = depositReference(wanted.currency, crypto.getRandomValues(new Uint8Array(4)));
    try {
      await db
        .insert(deposit)
        .values({ ...wanted, reference, state: "expected", line: null, createdAt: now, changedAt: now })
        .onConflictDoNothing({ target: deposit.id });
      return;
    } catch (error) {
      if (uniqueViolation(error) !== "deposit.reference") throw error;
    }
  }
  throw new Error(`No free reference was found for deposits of ${wanted.currency}`);
}
