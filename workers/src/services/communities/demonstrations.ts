import { and, asc, eq, isNotNull, sql } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import type { Settings } from "#env.ts";
import type { Role } from "#services/context.ts";
import { listCommunities } from "#services/communities/list.ts";
import { findTenant } from "#services/platform/communities.ts";
import type { PlatformDb } from "#services/platform/connect.ts";

export type Demonstration = {
  slug: string;
  name: string;
  people: { name: string; email: string | null; role: Role }[];
};

/**
 * The communities made for show, each with its administrator and two of its members, as whom one may sign in.
 * Only for development: it tells addresses.
 */
export async function listDemonstrations(
  platform: PlatformDb,
  settings: Settings,
  now: number,
): Promise<Demonstration[]> {
  const { items } = await listCommunities(platform, { limit: 20, only: "open demonstrations" });
  const open = items.filter(({ status }) => status === "open");
  return Promise.all(
    open.map(async ({ id, slug, name }) => {
      const db = await findTenant(platform, settings, id, now);
      const people = await db
        ?.select({ name: member.name, email: member.email, role: member.role })
        .from(member)
        .where(and(eq(member.status, "active"), isNotNull(member.email)))
        .orderBy(sql`${member.role} = 'member'`, asc(member.number))
        .limit(3);
      return { slug, name, people: people ?? [] };
    }),
  );
}
