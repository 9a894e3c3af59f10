import { eq } from "drizzle-orm";

import { notificationChoice } from "@mereau/db/tenant/schema.ts";
import type { Language } from "@mereau/shared/contracts/common.ts";
import type { NotificationChoices } from "@mereau/shared/contracts/notifications.ts";
import { notificationKinds, notificationRules, waysFor } from "@mereau/shared/notifications/kinds.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { isAmong, managing } from "#services/roles.ts";

/** How the caller is told of each kind of news that concerns them, as they chose or as it is for everybody. */
export async function readChoices(
  { db }: CommunityContext,
  caller: Caller,
  language: Language,
): Promise<NotificationChoices> {
  const rows = await db.select().from(notificationChoice).where(eq(notificationChoice.member, caller.member));
  const chosen = new Map(rows.map((row) => [row.kind, row]));
  const manages = isAmong(caller, managing);
  const kinds = notificationKinds.filter((kind) => manages || !notificationRules[kind].forManagers);
  return {
    items: kinds.map((kind) => {
      const { name, emailAlways = false } = notificationRules[kind];
      return { kind, name: name[language], ...waysFor(kind, chosen.get(kind)), emailAlways };
    }),
  };
}
