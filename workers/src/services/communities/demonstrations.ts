import { and, asc, eq, inArray, isNotNull, ne, sql } from "drizzle-orm";

import { currency, member } from "@mereau/db/tenant/schema.ts";
import type { Settings } from "#env.ts";
import type { Role, TenantDb } from "#services/context.ts";
import { listCommunities } from "#services/communities/list.ts";
import { findTenant } from "#services/platform/communities.ts";
import type { PlatformDb } from "#services/platform/connect.ts";

type CurrencyKind = typeof currency.$inferSelect.kind;

export type Demonstration = {
  slug: string;
  name: string;
  /** What goes from hand to hand there; the euros kept behind a currency do not. */
  currencies: { name: string; kind: CurrencyKind }[];
  people: { name: string; email: string | null; role: Role }[];
};

const shown: readonly Role[] = ["admin", "teller", "member"];

/** The first administrator, teller and plain member, where they have an address to sign in with. */
async function faces(db: TenantDb): Promise<Demonstration["people"]> {
  const candidates = db
    .select({
      name: member.name,
      email: member.email,
      role: member.role,
      place: sql<number>`row_number() over (partition by ${member.role} order by ${member.number})`.as(
        "place",
      ),
    })
    .from(member)
    .where(and(eq(member.status, "active"), isNotNull(member.email), inArray(member.role, [...shown])))
    .as("candidates");
  const { name, email, role } = candidates;
  const firsts = await db.select({ name, email, role }).from(candidates).where(eq(candidates.place, 1));
  return firsts.toSorted((one, other) => shown.indexOf(one.role) - shown.indexOf(other.role));
}

const currenciesOf = (db: TenantDb): Promise<Demonstration["currencies"]> =>
  db
    .select({ name: currency.name, kind: currency.kind })
    .from(currency)
    .where(ne(currency.kind, "reserve"))
    .orderBy(asc(currency.code));

/**
 * The communities made for show, each with its currencies, its administrator, a teller and a member, as whom one may sign in.
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
      const tenant = await findTenant(platform, settings, id, now);
      if (!tenant) return { slug, name, currencies: [], people: [] };
      const [currencies, people] = await Promise.all([currenciesOf(tenant.db), faces(tenant.db)]);
      return { slug, name, currencies, people };
    }),
  );
}
