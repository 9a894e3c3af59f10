import { inArray } from "drizzle-orm";

import { setting } from "@mereau/db/tenant/schema.ts";
import {
  charter,
  contact,
  identity,
  type PublicSettings,
  seller,
  standingOrderRules,
} from "@mereau/shared/contracts/settings.ts";
import type { CommunityContext } from "#services/context.ts";
import { CATEGORIES_SETTING, directoryRulesIn, PUBLIC_SETTING } from "#services/directory/rules.ts";
import { LOGO_SETTING, LOOKS_SETTING, looksIn } from "#services/looks/read.ts";

const subjects = [
  "identity",
  "charter",
  "contact",
  "standingOrders",
  "seller",
  LOOKS_SETTING,
  LOGO_SETTING,
  CATEGORIES_SETTING,
  PUBLIC_SETTING,
];

/** What the community says of itself; anybody may read it. A name is always there: that of its founding, if no other. */
export async function readSettings(ctx: CommunityContext): Promise<PublicSettings> {
  const rows = await ctx.db.select().from(setting).where(inArray(setting.key, subjects));
  const find = (key: string) => rows.find((row) => row.key === key)?.value;
  const said = identity.safeParse(find("identity"));
  const agreed = charter.safeParse(find("charter"));
  const reached = contact.safeParse(find("contact"));
  const sold = seller.safeParse(find("seller"));
  const rules = standingOrderRules.safeParse(find("standingOrders"));
  return {
    identity: said.success ? said.data : { name: ctx.name, languages: ["fr"], territory: null },
    charter: agreed.success ? agreed.data : null,
    contact: reached.success ? reached.data : null,
    standingOrders: rules.success ? rules.data : standingOrderRules.parse({}),
    seller: sold.success ? sold.data : null,
    looks: looksIn(rows),
    ...directoryRulesIn(rows),
    updatedAt: rows.length > 0 ? Math.max(...rows.map((row) => row.updatedAt)) : null,
  };
}
