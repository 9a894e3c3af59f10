import { and, eq, sql, type SQL, type SQLWrapper } from "drizzle-orm";

import { accountProfile, posting, transfer } from "@mereau/db/tenant/schema.ts";
import type { Entry } from "@mereau/shared/contracts/entries.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { photoOf } from "#services/accounts/photoOf.ts";
import type { CommunityContext } from "#services/context.ts";
import { givesBack, refundedOf } from "#services/refunds/find.ts";
import { reversal, toldReversal, undoes } from "#services/transfers/undone.ts";

/** A reserve and its depositors stand opposite each other, in transfers between an issuance and a member. */
const opposite = (account: string): string =>
  account.endsWith(":reserve")
    ? account.replace(/reserve$/, "deposits")
    : account.replace(/deposits$/, "reserve");

/** The account opposite to an account’s posting, as an expression. */
export const counterpartyOf = (account: string, counter: SQLWrapper = posting.counter): SQL<string> =>
  sql<string>`coalesce(${counter}, case ${account} when ${transfer.from} then ${transfer.to}
    when ${transfer.to} then ${transfer.from} else ${opposite(account)} end)`;

/** The postings of an account with their transfers and counterparties; `where`, order and limit are the caller’s. */
export function selectEntries(ctx: CommunityContext, account: string, where: SQL | undefined) {
  const counterparty = counterpartyOf(account);
  return ctx.db
    .select({
      posting,
      transfer,
      counterparty,
      name: accountProfile.name,
      photo: photoOf(counterparty),
      reversal: toldReversal,
      refunded: refundedOf(transfer.id),
      refundOf: givesBack(transfer.id),
    })
    .from(posting)
    .innerJoin(transfer, eq(transfer.id, posting.transfer))
    .leftJoin(reversal, undoes(transfer.id))
    .leftJoin(accountProfile, sql`${accountProfile.account} = ${counterparty}`)
    .where(and(eq(posting.account, account), where));
}

/** A posting with its transfer and counterparty, as it was read. */
export type EntryRow = Awaited<ReturnType<typeof selectEntries>>[number];

/** A line of an account’s history as the API shows it. */
export function expressEntry({ posting: line, transfer: it, ...row }: EntryRow, scale: number): Entry {
  return {
    seq: line.seq,
    at: line.at,
    amount: formatAmount(line.amount, scale),
    posted: formatAmount(line.posted, scale),
    counterparty: { account: row.counterparty, name: row.name, photo: row.photo },
    transfer: it.id,
    kind: it.kind,
    purpose: line.purpose,
    memo: it.memo,
    category: it.category,
    reference: it.reference,
    related: it.related,
    reversed: row.reversal !== null,
    reversal: row.reversal,
    refunded: formatAmount(row.refunded, scale),
    refundOf: row.refundOf,
  };
}
