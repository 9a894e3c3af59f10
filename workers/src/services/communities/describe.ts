import { eq } from "drizzle-orm";

import { database } from "@mereau/db/platform/schema.ts";
import type { CommunityFace } from "@mereau/shared/contracts/communityFace.ts";
import type { CommunityContext } from "#services/context.ts";
import { listCurrencies } from "#services/currencies/list.ts";
import { type JoiningOffers, joiningFaceOf, readJoining } from "#services/communities/joining.ts";
import type { PlatformDb } from "#services/platform/connect.ts";
import { Refusal } from "#services/refusal.ts";
import { readSettings } from "#services/settings/read.ts";

/** What anybody may see of a community: its name, its looks, its money, how one joins, and the key of its receipts. */
export async function describeCommunity(
  ctx: CommunityContext,
  platform: PlatformDb,
  offers: JoiningOffers,
): Promise<CommunityFace> {
  const [[keys], currencies, said, { types, documents }] = await Promise.all([
    platform
      .select({ publicKey: database.signingPublicKey })
      .from(database)
      .where(eq(database.community, ctx.id)),
    listCurrencies(ctx),
    readSettings(ctx),
    readJoining(ctx),
  ]);
  if (!keys) throw new Refusal("unavailable");
  const { id, slug, demo } = ctx;
  const joining = joiningFaceOf({ types, documents }, said, offers);
  const { identity, looks, directoryPublic } = said;
  const { publicKey } = keys;
  return { id, slug, ...identity, demo, currencies, looks, joining, directoryPublic, publicKey };
}
