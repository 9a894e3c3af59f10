import { sql } from "drizzle-orm";

import { setting } from "@mereau/db/tenant/schema.ts";
import type { PublicSettings, SettingsChange } from "@mereau/shared/contracts/settings.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { allow } from "#services/roles.ts";
import { readSettings } from "#services/settings/read.ts";

/** Says anew each subject that is given, as a whole; administrators alone may. */
export async function changeSettings(
  ctx: CommunityContext,
  caller: Caller,
  change: SettingsChange,
): Promise<PublicSettings> {
  allow(caller, ["admin"]);
  const rows = Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ key, value, updatedAt: ctx.now }));
  if (rows.length > 0) {
    await ctx.db
      .insert(setting)
      .values(rows)
      .onConflictDoUpdate({
        target: setting.key,
        set: { value: sql`excluded.value`, updatedAt: sql`excluded.updated_at` },
      });
    await record(ctx, { caller, action: "settings.change", subject: rows.map((row) => row.key).join(",") });
  }
  return readSettings(ctx);
}
