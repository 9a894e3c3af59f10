import { eq } from "drizzle-orm";

import { database } from "@mereau/db/platform/schema.ts";
import type { CommunityFace } from "@mereau/shared/contracts/communityFace.ts";
import type { CommunityContext } from "#services/context.ts";
import { listCurrencies } from "#services/currencies/list.ts";
import type { PlatformDb } from "#services/platform/connect.ts";
import { Refusal } from "#services/refusal.ts";
import { readSettings } from "#services/settings/read.ts";

/** What anybody may see of a community: its name, its looks, its money, and the key that its receipts are checked with. */
export async function describeCommunity(ctx: CommunityContext, platform: PlatformDb): Promise<CommunityFace> {
  const [[keys], currencies, { identity, looks }] = await Promise.all([
    platform
      .select({ publicKey: database.signingPublicKey })
      .from(database)
      .where(eq(database.community, ctx.id)),
    listCurrencies(ctx),
    readSettings(ctx),
  ]);
  if (!keys) throw new Refusal("unavailable");
  const { name, languages, territory } = identity;
  const { id, slug, demo } = ctx;
  return { id, slug, name, languages, territory, demo, currencies, looks, publicKey: keys.publicKey };
}
