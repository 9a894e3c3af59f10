import { eq } from "drizzle-orm";

import { setting } from "@mereau/db/tenant/schema.ts";
import { type KeptOpening, keptOpening } from "@mereau/shared/contracts/opening.ts";
import type { CommunityContext } from "#services/context.ts";

/** Under which key the opening stands among the settings: written at founding, where one is to come. */
export const OPENING_SETTING = "opening";

/** What is kept of the opening; null where the community is open since its founding. */
export async function readKept({ db }: Pick<CommunityContext, "db">): Promise<KeptOpening | null> {
  const [row] = await db
    .select({ value: setting.value })
    .from(setting)
    .where(eq(setting.key, OPENING_SETTING));
  return row ? keptOpening.parse(row.value) : null;
}
