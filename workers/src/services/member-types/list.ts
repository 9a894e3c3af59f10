import { asc } from "drizzle-orm";

import { memberType } from "@mereau/db/tenant/schema.ts";
import type { MemberType } from "@mereau/shared/contracts/memberTypes.ts";
import type { CommunityContext } from "#services/context.ts";
import { expressType } from "#services/member-types/express.ts";

/** The kinds of member of the community; anybody may know them, since applicants choose among them. */
export async function listMemberTypes(ctx: CommunityContext): Promise<MemberType[]> {
  const rows = await ctx.db.select().from(memberType).orderBy(asc(memberType.code));
  return Promise.all(rows.map((row) => expressType(ctx, row)));
}
