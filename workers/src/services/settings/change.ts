import { and, inArray, ne, sql } from "drizzle-orm";

import { account, setting } from "@mereau/db/tenant/schema.ts";
import type { PublicSettings, SettingsChange } from "@mereau/shared/contracts/settings.ts";
import { recordWrite } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { documentWrites } from "#services/documents/change.ts";
import { Refusal } from "#services/refusal.ts";
import { allow } from "#services/roles.ts";
import { writeAll } from "#services/scheduled/plan.ts";
import { readPublicSettings } from "#services/settings/read.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

/**
 * Says anew each subject that is given, as a whole; administrators alone may. A text of a charter or of terms of use comes
 * into force at once, and those before it are kept.
 * Refuses with `document_version_taken` another text under the name of an earlier one, and with `invalid_input` a house account
 * that does not exist or that nobody can pay.
 */
export async function changeSettings(
  ctx: CommunityContext,
  caller: Caller,
  change: SettingsChange,
): Promise<PublicSettings> {
  allow(caller, ["admin"]);
  const { charter, terms, ...subjects } = change;
  if (change.seller) await refuseUnpayable(ctx, change.seller.accounts);
  const rows = Object.entries(subjects)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ({ key, value, updatedAt: ctx.now }));
  const documents = await documentWrites(ctx, { charter, terms });
  const given = Object.entries(change).flatMap(([key, value]) => (value === undefined ? [] : [key]));
  if (given.length > 0)
    try {
      await writeAll(ctx, [
        ...(rows.length > 0 ? [settingWrite(ctx, rows)] : []),
        ...documents,
        recordWrite(ctx, { caller, action: "settings.change", subject: given.join(",") }),
      ]);
    } catch (error) {
      if (uniqueViolation(error) !== "document_version.kind, document_version.version") throw error;
      throw new Refusal("document_version_taken");
    }
  return readPublicSettings(ctx);
}

/** Refuses house accounts that are none of members or pots, or are closed. */
async function refuseUnpayable({ db }: CommunityContext, accounts: readonly string[]): Promise<void> {
  const found = await db
    .select({ id: account.id })
    .from(account)
    .where(
      and(
        inArray(account.id, [...accounts]),
        inArray(account.kind, ["member", "pot"]),
        ne(account.status, "closed"),
      ),
    );
  const fields = accounts.flatMap((id, index) =>
    found.some((one) => one.id === id)
      ? []
      : [{ field: `seller.accounts.${index}`, code: "unpayable_account" as const }],
  );
  if (fields.length > 0) throw new Refusal("invalid_input", { fields });
}

const settingWrite = ({ db }: CommunityContext, rows: (typeof setting.$inferInsert)[]) =>
  db
    .insert(setting)
    .values(rows)
    .onConflictDoUpdate({
      target: setting.key,
      set: { value: sql`excluded.value`, updatedAt: sql`excluded.updated_at` },
    });
