import { eq } from "drizzle-orm";
import * as z from "zod";

import { setting } from "@mereau/db/tenant/schema.ts";
import type { TenantDb } from "#services/context.ts";

/** What a trial keeps among its own settings, and no other community has. */
export const TRIAL_SETTING = "trial";

/** `email`: of whoever opened it, the one person outside to whom anything is sent. */
export const trialSetting = z.object({ of: z.string(), email: z.string().nullable(), seeded: z.boolean() });

/** Whether something may be sent to this address: from a trial, to nobody but whoever opened it. */
export async function maySendTo(db: TenantDb, to: string): Promise<boolean> {
  const [row] = await db.select({ value: setting.value }).from(setting).where(eq(setting.key, TRIAL_SETTING));
  return row === undefined || trialSetting.parse(row.value).email === to;
}
