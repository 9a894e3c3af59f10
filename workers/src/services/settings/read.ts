import { inArray } from "drizzle-orm";

import { setting } from "@mereau/db/tenant/schema.ts";
import type { DocumentText } from "@mereau/shared/contracts/documents.ts";
import {
  contact,
  identity,
  joining,
  type PublicSettings,
  seller,
  standingOrderRules,
} from "@mereau/shared/contracts/settings.ts";
import type { CommunityContext } from "#services/context.ts";
import { CATEGORIES_SETTING, directoryRulesIn, PUBLIC_SETTING } from "#services/directory/rules.ts";
import { type DocumentRow, documentsInForce } from "#services/documents/inForce.ts";
import { LOGO_SETTING, LOOKS_SETTING, looksIn } from "#services/looks/read.ts";

const subjects = [
  "identity",
  "contact",
  "standingOrders",
  "seller",
  "joining",
  LOOKS_SETTING,
  LOGO_SETTING,
  CATEGORIES_SETTING,
  PUBLIC_SETTING,
];

/** The texts that are long stand apart: who only asks for a name does not read them. */
export type Said = Omit<PublicSettings, "charter" | "terms">;

/** What the community says of itself in short; anybody may read it. A name is always there: that of its founding, if no other. */
export async function readSettings(ctx: CommunityContext): Promise<Said> {
  const rows = await ctx.db.select().from(setting).where(inArray(setting.key, subjects));
  const find = (key: string) => rows.find((row) => row.key === key)?.value;
  const said = identity.safeParse(find("identity"));
  const reached = contact.safeParse(find("contact"));
  const sold = seller.safeParse(find("seller"));
  const rules = standingOrderRules.safeParse(find("standingOrders"));
  const joined = joining.safeParse(find("joining"));
  return {
    identity: said.success ? said.data : { name: ctx.name, languages: ["fr"], territory: null },
    contact: reached.success ? reached.data : null,
    standingOrders: rules.success ? rules.data : standingOrderRules.parse({}),
    seller: sold.success ? sold.data : null,
    looks: looksIn(rows),
    ...directoryRulesIn(rows),
    joining: joined.success ? joined.data : joining.parse({}),
    updatedAt: rows.length > 0 ? Math.max(...rows.map((row) => row.updatedAt)) : null,
  };
}

/** The same with the texts of its charter and its terms of use. */
export async function readPublicSettings(ctx: CommunityContext): Promise<PublicSettings> {
  const [said, documents] = await Promise.all([readSettings(ctx), documentsInForce(ctx)]);
  const textOf = (kind: DocumentRow["kind"]): DocumentText | null => {
    const row = documents.find((one) => one.kind === kind);
    return row ? { version: row.version, text: row.text, types: row.types } : null;
  };
  const moments = [said.updatedAt ?? [], documents.map((row) => row.inForceFrom)].flat();
  const updatedAt = moments.length > 0 ? Math.max(...moments) : null;
  return { ...said, charter: textOf("charter"), terms: textOf("terms"), updatedAt };
}
