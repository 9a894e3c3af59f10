import { and, eq } from "drizzle-orm";

import { accountHolder } from "@mereau/db/tenant/schema.ts";
import { PERSONAL_DATA_FORMAT } from "@mereau/shared/contracts/personalData.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { entriesCsv } from "#services/personal-data/accounts.ts";
import type { Person, Section } from "#services/personal-data/section.ts";
import { sections } from "#services/personal-data/sections.ts";
import { type TextFile, zipOf } from "#services/personal-data/zip.ts";

/** The caller, with what their data is found by. Refuses with `unknown_member`. */
export async function openPerson(ctx: CommunityContext, caller: Caller): Promise<Person> {
  const { id, number, email, phone } = await findMember(ctx, caller.member);
  const owned = await ctx.db
    .select({ account: accountHolder.account })
    .from(accountHolder)
    .where(and(eq(accountHolder.member, id), eq(accountHolder.role, "owner")))
    .orderBy(accountHolder.account);
  const addresses = [email, phone].filter((address) => address !== null);
  return { caller, id, number, addresses, accounts: owned.map(({ account }) => account) };
}

/** The rows of a section as a JSON array, a page at a time. */
async function* arrayOf(ctx: CommunityContext, person: Person, section: Section): AsyncGenerator<string> {
  let before = "[";
  for await (const rows of section.pages(ctx, person)) {
    if (rows.length === 0) continue;
    yield before + rows.map((row) => JSON.stringify(row)).join(",\n");
    before = ",\n";
  }
  yield before === "[" ? "[]" : "]";
}

const headOf = ({ id, slug, name, now }: CommunityContext, person: Person) => ({
  format: PERSONAL_DATA_FORMAT,
  version: 1,
  exportedAt: now,
  community: { id, slug, name },
  member: { id: person.id, number: person.number },
});

/** All that is known of a person as one JSON text, in the format of the contract. */
export async function* exportJson(ctx: CommunityContext, person: Person): AsyncGenerator<string> {
  yield `${JSON.stringify(headOf(ctx, person)).slice(0, -1)},"sections":{`;
  for (const [index, section] of sections.entries()) {
    yield `${index === 0 ? "" : ","}\n${JSON.stringify(section.name)}:`;
    yield* arrayOf(ctx, person, section);
  }
  yield "}}\n";
}

async function* filesOf(ctx: CommunityContext, person: Person): AsyncGenerator<TextFile> {
  async function* head() {
    yield JSON.stringify(headOf(ctx, person), null, 2);
  }
  yield { name: "export.json", texts: head() };
  for (const section of sections)
    yield { name: `${section.name}.json`, texts: arrayOf(ctx, person, section) };
  for (const account of person.accounts)
    yield { name: `entries/${account.replace(":", "-")}.csv`, texts: entriesCsv(ctx, person, account) };
}

/** The same as a ZIP archive: a file for each section, and the entries of each account as CSV besides. */
export const exportZip = (ctx: CommunityContext, person: Person): AsyncGenerator<Uint8Array> =>
  zipOf(filesOf(ctx, person), ctx.now);
