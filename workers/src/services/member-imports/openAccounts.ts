import { and, eq, inArray } from "drizzle-orm";

import { member, memberType } from "@mereau/db/tenant/schema.ts";
import { memberAccountId } from "@mereau/shared/membership/account.ts";
import type { CommunityContext } from "#services/context.ts";
import { submit } from "#services/ledger/submit.ts";

type Entered = { id: string; number: number; name: string; type: string };

/** An account that was opened, whose it is, and by what name it goes. */
export type Opened = { account: string; member: string; name: string };

/**
 * Opens the accounts that many newcomers’ types bring, in one call of the ledger; those that exist stay as they are. Of whom an
 * account was refused is told with why, and leaves no trace among the members; whom a manager has let in meanwhile stays.
 */
export async function openAccounts(
  ctx: CommunityContext,
  entered: readonly Entered[],
): Promise<{ accounts: Opened[]; refused: Map<string, string> }> {
  const types = new Map((await ctx.db.select().from(memberType)).map((type) => [type.code, type]));
  const asked = entered.flatMap(({ id, number, name, type: code }) =>
    Object.entries(types.get(code)?.accounts ?? {}).map(([currency, { creditLimit, balanceCap }]) => {
      const account = memberAccountId(currency, number);
      const opened: Opened = { account, member: id, name };
      return {
        opened,
        command: { kind: "open_account" as const, account, currency, type: code, creditLimit, balanceCap },
      };
    }),
  );
  const refused = new Map(
    entered.flatMap(({ id, type }): [string, string][] => (types.has(type) ? [] : [[id, "type_unknown"]])),
  );
  const verdicts =
    asked.length === 0
      ? []
      : await submit(
          { ...ctx, access: null },
          asked.map(({ command }) => command),
        );
  verdicts.forEach((verdict, index) => {
    const who = asked[index]?.opened.member;
    if (!verdict.ok && who !== undefined) refused.set(who, verdict.code);
  });
  if (refused.size > 0)
    await ctx.db
      .delete(member)
      .where(and(inArray(member.id, [...refused.keys()]), eq(member.status, "applied")));
  return {
    accounts: asked.flatMap(({ opened }) => (refused.has(opened.member) ? [] : [opened])),
    refused,
  };
}
