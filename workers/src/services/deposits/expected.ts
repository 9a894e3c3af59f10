import { and, asc, eq, sql } from "drizzle-orm";

import { accountHolder, deposit } from "@mereau/db/tenant/schema.ts";
import { verbatim } from "@mereau/shared/contracts/problems/sentence.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/*
 * Whoever issues euros by hand, naming no deposit, may be holding the very euros of one that is announced: it would stay
 * expected, and the line of the bank that names it would be issued by itself, for the second time. A bank tells who paid, and
 * not for which of their accounts.
 */

/** A deposit that is expected, as a refusal names it. */
type Expected = { id: string; reference: string; account: string };

/** An account, and those that it has an owner in common with. */
const akinTo = (account: string) =>
  sql`(select ${account} union select theirs.account from ${accountHolder} as own
    join ${accountHolder} as theirs on theirs.member = own.member and theirs.role = 'owner'
    where own.account = ${account} and own.role = 'owner')`;

/**
 * Deposits that are expected on an account or on another of its owners, the oldest first; of just so many cents where some
 * are given.
 */
export const expectedFor = ({ db }: CommunityContext, account: string, cents?: number) =>
  db
    .select({
      id: deposit.id,
      reference: deposit.reference,
      account: deposit.account,
      cents: deposit.cents,
    })
    .from(deposit)
    .where(
      and(
        sql`${deposit.account} in ${akinTo(account)}`,
        eq(deposit.state, "expected"),
        cents === undefined ? undefined : eq(deposit.cents, cents),
      ),
    )
    .orderBy(asc(deposit.createdAt), asc(deposit.id));

/** Refuses with `deposit_expected`, which names the oldest of these deposits and says how many they are, where there is one. */
export function refuseExpected(deposits: readonly Expected[]): void {
  const [first] = deposits;
  if (first)
    throw new Refusal("deposit_expected", {
      detail: {
        deposit: first.id,
        reference: first.reference,
        account: first.account,
        expected: deposits.length,
      },
      figures: { reference: verbatim(first.reference), account: verbatim(first.account) },
    });
}
