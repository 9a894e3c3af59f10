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

/** A member by number, as people know each other. Refuses with `unknown_member`. */
export async function findByNumber(ctx: CommunityContext, number: number): Promise<MemberRow> {
  const [row] = await ctx.db.select().from(member).where(eq(member.number, number));
  if (!row) throw new Refusal("unknown_member");
  return row;
}

/** The id of a member who is named by number or by id. Refuses with `unknown_member` a number that nobody has. */
export const memberIdOf = async (ctx: CommunityContext, reference: string): Promise<string> =>
  /^\d+$/.test(reference) ? (await findByNumber(ctx, Number(reference))).id : reference;

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
