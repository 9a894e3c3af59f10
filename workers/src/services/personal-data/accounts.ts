import { readAccount } from "#services/accounts/get.ts";
import { openStatement, statementPages } from "#services/accounts/statement.ts";
import { statementCsv } from "#services/accounts/statementCsv.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Person, Section } from "#services/personal-data/section.ts";

/** The accounts that a person owns, as they stand. */
export const accountsSection: Section = {
  name: "accounts",
  tables: ["account", "account_profile"],
  async *pages(ctx, { caller, accounts }) {
    for (const id of accounts) yield [await readAccount(ctx, caller, id)];
  },
};

/** An account from its first entry on, up to now. */
const openWhole = (ctx: CommunityContext, { caller }: Person, account: string) =>
  openStatement(ctx, caller, account, { from: 0, to: ctx.now + 1 });

/** All entries of these accounts, the oldest first. */
export const entriesSection: Section = {
  name: "entries",
  tables: ["posting"],
  async *pages(ctx, person) {
    for (const account of person.accounts)
      for await (const page of statementPages(ctx, await openWhole(ctx, person, account)))
        yield page.map((entry) => ({ account, ...entry }));
  },
};

/** The same of one account as CSV. */
export async function* entriesCsv(
  ctx: CommunityContext,
  person: Person,
  account: string,
): AsyncGenerator<string> {
  yield* statementCsv(ctx, await openWhole(ctx, person, account));
}
