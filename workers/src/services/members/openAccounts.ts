import { and, inArray, sql } from "drizzle-orm";

import { accountHolder, accountProfile, member } from "@mereau/db/tenant/schema.ts";
import { memberAccountId } from "@mereau/shared/membership/account.ts";
import type { CommunityContext } from "#services/context.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import type { MemberRow, MemberTypeRow } from "#services/members/find.ts";

/**
 * Opens in the ledger the accounts that a member’s type brings, `MIEL:1042` in each of its currencies.
 * Those that exist already stay as they are, limits included. Gives their ids.
 */
export async function openTypeAccounts(
  ctx: CommunityContext,
  row: Pick<MemberRow, "number">,
  type: MemberTypeRow,
): Promise<string[]> {
  const opened = Object.entries(type.accounts).map(([currency, limits]) => ({
    kind: "open_account" as const,
    account: memberAccountId(currency, row.number),
    currency,
    type: type.code,
    creditLimit: limits.creditLimit,
    balanceCap: limits.balanceCap,
  }));
  await submitSettings(ctx, opened);
  return opened.map((command) => command.account);
}

/**
 * The writes that make a member the owner of accounts already opened in the ledger, under their own name.
 * They hold for a member who is applying or active at that very moment, and change nothing where it was done before.
 */
export function ownershipWrites(
  ctx: CommunityContext,
  row: Pick<MemberRow, "id" | "name">,
  accounts: string[],
  name = row.name,
) {
  const ids = sql`json_each(${JSON.stringify(accounts)})`;
  const joining = sql`${and(sql`${member.id} = ${row.id}`, inArray(member.status, ["applied", "active"]))}`;
  return [
    ctx.db.run(sql`insert into ${accountHolder} (account, member, role, per_transfer, per_day, since)
      select value, ${row.id}, 'owner', null, null, ${ctx.now} from ${member}, ${ids} where ${joining}
      on conflict do nothing`),
    ctx.db.run(sql`insert into ${accountProfile} (account, name, opened_at)
      select value, ${name}, ${ctx.now} from ${member}, ${ids} where ${joining}
      on conflict do nothing`),
  ] as const;
}
