import { and, eq, ne, sql } from "drizzle-orm";

import { account, accountHolder, accountProfile, member } from "@mereau/db/tenant/schema.ts";
import type { LineFault } from "@mereau/shared/contracts/batchPayments.ts";
import { memberAccountId } from "@mereau/shared/membership/account.ts";
import type { CommunityContext } from "#services/context.ts";

type Payee = { to: string; name: string | null };

/** The payee that somebody means, or why it is none. */
export type FoundPayee = Payee | { fault: LineFault };

const isNumber = /^\d{1,9}$/;
const isAccount = /^[A-Z0-9]{2,8}:\S+$/;

/**
 * Finds whom many lines mean: an account by its id, a member by their number, or either by a name (in whatever capitals)
 * that only one has. Of this currency, not closed, and a member’s. All in one read.
 */
export async function findPayees(
  ctx: CommunityContext,
  currency: string,
  written: readonly string[],
): Promise<(payee: string) => FoundPayee> {
  const idOf = (payee: string): string | null => {
    if (isNumber.test(payee)) return memberAccountId(currency, Number(payee));
    return isAccount.test(payee) ? payee : null;
  };
  const all = [...new Set(written)];
  const ids = all.flatMap((payee) => idOf(payee) ?? []);
  const names = all.filter((payee) => idOf(payee) === null && payee !== "");
  const [byId, byName] = await ctx.db.batch([
    selectPayable(ctx, currency).where(sql`${account.id} in ${listOf(ids)}`),
    selectPayable(ctx, currency).where(
      sql`${account.id} in (
        select ${accountProfile.account} from ${accountProfile}
          where ${accountProfile.name} collate nocase in ${listOf(names)}
        union select ${accountHolder.account} from ${accountHolder}
          inner join ${member} on ${member.id} = ${accountHolder.member}
          where ${accountHolder.role} = 'owner' and ${member.status} = 'active'
          and ${member.name} collate nocase in ${listOf(names)})`,
    ),
  ]);
  const accounts = new Map(byId.map(({ to, name }) => [to, { to, name }]));
  const known = new Map<string, Map<string, Payee>>();
  for (const { to, name, owners } of byName)
    for (const called of [name, ...ownersOf(owners)])
      if (called !== null)
        known.set(fold(called), (known.get(fold(called)) ?? new Map()).set(to, { to, name }));
  return (payee) => {
    const id = idOf(payee);
    const found = id === null ? [...(known.get(fold(payee))?.values() ?? [])] : [accounts.get(id)];
    if (found.length > 1) return { fault: "payee_ambiguous" };
    return found[0] ?? { fault: "payee_unknown" };
  };
}

const fold = (name: string): string => name.toLowerCase();

const listOf = (values: readonly string[]) => sql`(select value from json_each(${JSON.stringify(values)}))`;

const ownersOf = (owners: string): string[] => owners.split("\n").filter((name) => name !== "");

/** Accounts that can be paid in this currency, with the names of their owners, one a line. */
const selectPayable = ({ db }: CommunityContext, currency: string) =>
  db
    .select({
      to: account.id,
      name: accountProfile.name,
      owners: sql<string>`coalesce((select group_concat(${member.name}, char(10)) from ${accountHolder}
        inner join ${member} on ${member.id} = ${accountHolder.member}
        where ${accountHolder.account} = ${account.id} and ${accountHolder.role} = 'owner'), '')`,
    })
    .from(account)
    .innerJoin(
      accountProfile,
      and(
        eq(accountProfile.account, account.id),
        eq(account.currency, currency),
        eq(account.kind, "member"),
        ne(account.status, "closed"),
      ),
    )
    .$dynamic();
