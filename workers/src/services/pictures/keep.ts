import { sql } from "drizzle-orm";

import { memberCard, picture, product, setting } from "@mereau/db/tenant/schema.ts";
import type { KeptPicture } from "@mereau/shared/contracts/pictures.ts";
import { cleanPicture } from "@mereau/shared/pictures/clean.ts";
import type { CommunityContext } from "#services/context.ts";
import { LOGO_SETTING } from "#services/looks/read.ts";
import { Refusal } from "#services/refusal.ts";
import type { Write } from "#services/scheduled/plan.ts";

type Kept = { kept: KeptPicture; write: Write };

/**
 * A picture that was sent, without the place and whatever else its camera wrote into it, and the write that keeps it.
 * Refuses with `picture_unreadable` also what is another kind of picture than it was sent as, and with `picture_too_large`.
 */
export async function keepPicture(
  { db, now }: CommunityContext,
  { type, bytes }: { type: string; bytes: Uint8Array },
): Promise<Kept> {
  const read = cleanPicture(bytes);
  if (!read.ok) throw new Refusal(read.code);
  if (read.picture.type !== type.toLowerCase()) throw new Refusal("picture_unreadable");
  const { bytes: clean, ...seen } = read.picture;
  const digest = await crypto.subtle.digest("SHA-256", clean);
  const kept = { hash: Buffer.from(digest).toString("hex"), ...seen };
  const row = { ...kept, bytes: Buffer.from(clean), createdAt: now };
  return { kept, write: db.insert(picture).values(row).onConflictDoNothing() };
}

/** The write that forgets every picture that nobody shows any more. */
export const forgetUnshown = ({ db }: CommunityContext): Write =>
  db.delete(picture).where(sql`
    not exists (select 1 from ${memberCard} where ${memberCard.photo} = ${picture.hash})
    and not exists (select 1 from ${product} where ${product.photo} = ${picture.hash})
    and not exists (
      select 1 from ${setting}
      where ${setting.key} = ${LOGO_SETTING} and json_extract(${setting.value}, '$') = ${picture.hash})`);
