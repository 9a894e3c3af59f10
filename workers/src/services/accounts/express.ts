import { and, eq } from "drizzle-orm";

import { account, accountHolder, accountProfile, currency, member } from "@mereau/db/tenant/schema.ts";
import type { Account, Holder } from "@mereau/shared/contracts/accounts.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { belowZeroSince, creditOf, ladderColumn } from "#services/credit/standing.ts";
import type { Settled } from "@mereau/shared/settling/settle.ts";
import { isMoving, meltedOf, readUnsettled } from "#services/accounts/unsettled.ts";
import type { CommunityContext } from "#services/context.ts";
import { formatCap } from "#services/currencies/minorUnits.ts";

/** Accounts with their names, the decimals of their currency, and the role that a member has on each. */
export const selectAccounts = (ctx: CommunityContext, viewer: string) =>
  ctx.db
    .select({
      account,
      name: accountProfile.name,
      limitsSetAt: accountProfile.limitsSetAt,
      limitsReason: accountProfile.limitsReason,
      currencyKind: currency.kind,
      ladder: ladderColumn(ctx),
      since: belowZeroSince,
      scale: currency.scale,
      role: accountHolder.role,
    })
    .from(account)
    .innerJoin(currency, eq(currency.code, account.currency))
    .leftJoin(accountProfile, eq(accountProfile.account, account.id))
    .leftJoin(accountHolder, and(eq(accountHolder.account, account.id), eq(accountHolder.member, viewer)));

type Row = Awaited<ReturnType<typeof selectAccounts>>[number];

/** Accounts as the API shows them, what is not settled yet included. */
export async function expressAccounts(ctx: CommunityContext, rows: readonly Row[]): Promise<Account[]> {
  const unsettled = await readUnsettled(
    ctx,
    rows.map((row) => row.account),
  );
  return rows.map((row) => expressAccount(row, unsettled.get(row.account.id)));
}

/** An account as the API shows it: figures in decimals of its currency. */
function expressAccount(told: Row, settled: Settled | undefined): Account {
  const { account: row, name, scale, role, limitsSetAt: since, limitsReason: reason } = told;
  const { id, currency: code, kind, status, held } = row;
  const posted = settled?.posted ?? row.posted;
  return {
    id,
    currency: code,
    kind,
    name,
    status,
    role,
    unit: "currency",
    posted: formatAmount(posted, scale),
    held: formatAmount(held, scale),
    balance: formatAmount(posted - held, scale),
    creditLimit: formatAmount(row.creditLimit, scale),
    balanceCap: formatCap(row.balanceCap, scale),
    ownLimits: since === null ? null : { since, reason },
    credit: creditOf(told),
    unsettled:
      settled && isMoving(settled)
        ? { dividend: formatAmount(settled.gross, scale), melted: formatAmount(meltedOf(settled), scale) }
        : null,
  };
}

/** Who holds an account, the earliest first. */
export const selectHolders = (ctx: CommunityContext, id: string) =>
  ctx.db
    .select({ holder: accountHolder, number: member.number, name: member.name })
    .from(accountHolder)
    .innerJoin(member, eq(member.id, accountHolder.member))
    .where(eq(accountHolder.account, id))
    .orderBy(accountHolder.since, accountHolder.member);

/** A holder as the API shows them: limits in decimals of the account’s currency. */
export function expressHolder(
  { holder, number, name }: Awaited<ReturnType<typeof selectHolders>>[number],
  scale: number,
): Holder {
  const decimal = (minor: number | null) => (minor === null ? null : formatAmount(minor, scale));
  const { perTransfer, perDay, role, since } = holder;
  return {
    member: holder.member,
    number,
    name,
    role,
    since,
    perTransfer: decimal(perTransfer),
    perDay: decimal(perDay),
  };
}
