import { inArray } from "drizzle-orm";

import { setting } from "@mereau/db/tenant/schema.ts";
import { categories, type Category, directoryPublic } from "@mereau/shared/contracts/categories.ts";
import type { CommunityContext } from "#services/context.ts";

/** Under which both stand among the settings. */
export const CATEGORIES_SETTING = "categories";
export const PUBLIC_SETTING = "directoryPublic";

export type DirectoryRules = { categories: Category[]; directoryPublic: boolean };

/** What the community settled of its directory; for its members alone, and without categories, where it settled nothing. */
export async function readDirectoryRules({ db }: CommunityContext): Promise<DirectoryRules> {
  const rows = await db
    .select()
    .from(setting)
    .where(inArray(setting.key, [CATEGORIES_SETTING, PUBLIC_SETTING]));
  return directoryRulesIn(rows);
}

/** The same of settings that were read already. */
export function directoryRulesIn(rows: readonly { key: string; value: unknown }[]): DirectoryRules {
  const find = (key: string) => rows.find((row) => row.key === key)?.value;
  return {
    categories: categories.safeParse(find(CATEGORIES_SETTING)).data ?? [],
    directoryPublic: directoryPublic.safeParse(find(PUBLIC_SETTING)).data ?? false,
  };
}
