import { and, eq, sql } from "drizzle-orm";

import { member, memberCard, memberType, picture, product, setting } from "@mereau/db/tenant/schema.ts";
import type { KeptPicture } from "@mereau/shared/contracts/pictures.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { readDirectoryRules } from "#services/directory/rules.ts";
import { LOGO_SETTING } from "#services/looks/read.ts";
import { Refusal } from "#services/refusal.ts";
import { isAmong, overseeing } from "#services/roles.ts";

/** Who else may see a picture, once somebody has. */
export type Audience = "anybody" | "members";

/**
 * Whether whoever asks may see a picture: anybody the logo, those of the tariff, and the photos of providers where the directory is public; members
 * those of active members; the others their own member alone and those who run the community.
 * Refuses with `unauthenticated` and `not_found`.
 */
export async function audienceOf(
  ctx: CommunityContext,
  caller: Caller | undefined,
  hash: string,
): Promise<Audience> {
  const [rules, [logo], [sold], shown] = await Promise.all([
    readDirectoryRules(ctx),
    ctx.db
      .select({ key: setting.key })
      .from(setting)
      .where(and(eq(setting.key, LOGO_SETTING), sql`json_extract(${setting.value}, '$') = ${hash}`)),
    ctx.db.select({ id: product.id }).from(product).where(eq(product.photo, hash)).limit(1),
    ctx.db
      .select({ id: member.id, status: member.status, provider: memberType.provider })
      .from(memberCard)
      .innerJoin(member, eq(member.id, memberCard.member))
      .innerJoin(memberType, eq(memberType.code, member.type))
      .where(eq(memberCard.photo, hash)),
  ]);
  const active = shown.filter(({ status }) => status === "active");
  if (logo || sold || (rules.directoryPublic && active.some(({ provider }) => provider))) return "anybody";
  if (!caller) throw new Refusal("unauthenticated");
  const isTheirs = shown.some(({ id }) => id === caller.member);
  if (active.length > 0 || isTheirs || (shown.length > 0 && isAmong(caller, overseeing))) return "members";
  throw new Refusal("not_found");
}

/** A picture’s bytes, and of what type they are. Refuses with `not_found`. */
export async function readPicture(
  { db }: CommunityContext,
  hash: string,
): Promise<Pick<KeptPicture, "type"> & { bytes: Uint8Array<ArrayBuffer> }> {
  const { type, bytes } = picture;
  const [row] = await db.select({ type, bytes }).from(picture).where(eq(picture.hash, hash));
  if (!row) throw new Refusal("not_found");
  return { type: row.type, bytes: Uint8Array.from(row.bytes) };
}
