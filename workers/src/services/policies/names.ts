import { eq } from "drizzle-orm";

import { account, accountProfile, currency, memberType } from "@mereau/db/tenant/schema.ts";
import type { Names } from "@mereau/shared/policies/policy.ts";
import type { CommunityContext } from "#services/context.ts";

/** How the community calls its pots and its types of member, and writes its money: so that policies in words show no codes. */
export async function readNames({ db }: CommunityContext): Promise<Names> {
  const [pots, types, currencies] = await db.batch([
    db
      .select({ id: account.id, name: accountProfile.name })
      .from(account)
      .innerJoin(accountProfile, eq(accountProfile.account, account.id))
      .where(eq(account.kind, "pot")),
    db.select({ code: memberType.code, name: memberType.name }).from(memberType),
    db.select({ code: currency.code, symbol: currency.symbol, scale: currency.scale }).from(currency),
  ]);
  return {
    pots: new Map(pots.flatMap(({ id, name }) => (name === null ? [] : [[id, name] as const]))),
    types: new Map(types.map(({ code, name }) => [code, name])),
    currencies: new Map(currencies.map((money) => [money.code, money])),
  };
}
