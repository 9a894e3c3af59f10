import { eq } from "drizzle-orm";

import { member, memberType } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

export type MemberRow = typeof member.$inferSelect;
export type MemberTypeRow = typeof memberType.$inferSelect;

/** A member by id. Refuses with `unknown_member`. */
export async function findMember(ctx: CommunityContext, id: string): Promise<MemberRow> {
  const [row] = await ctx.db.select().from(member).where(eq(member.id, id));
  if (!row) throw new Refusal("unknown_member");
  return row;
}

/** A member type by code. Refuses with `unknown_member_type`. */
export async function findMemberType(ctx: CommunityContext, code: string): Promise<MemberTypeRow> {
  const row = await memberTypeOf(ctx, code);
  if (!row) throw new Refusal("unknown_member_type");
  return row;
}

/** The member type that a request names in its field `type`: one that does not exist is a fault of the field. */
export async function findNamedType(ctx: CommunityContext, code: string): Promise<MemberTypeRow> {
  const row = await memberTypeOf(ctx, code);
  if (!row) throw new Refusal("invalid_input", { fields: [{ field: "type", code: "unknown_member_type" }] });
  return row;
}

async function memberTypeOf(ctx: CommunityContext, code: string): Promise<MemberTypeRow | undefined> {
  const [row] = await ctx.db.select().from(memberType).where(eq(memberType.code, code));
  return row;
}
