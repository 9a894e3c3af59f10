import { and, desc, eq, gte, lt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import * as z from "zod";

import { audit, member } from "@mereau/db/tenant/schema.ts";
import type { AuditEntry, AuditQuery } from "@mereau/shared/contracts/audit.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace } from "#services/page.ts";
import { allow } from "#services/roles.ts";

const place = z.tuple([z.int(), z.string()]);

type Wanted = Partial<AuditQuery> & Pick<AuditQuery, "limit">;

/** What managers did, newest first. Administrators and auditors may read it; others are refused with `forbidden`. */
export async function listAudit(
  { db }: CommunityContext,
  caller: Caller,
  { cursor, limit, actor: by, action, subject, from, to }: Wanted,
): Promise<Page<AuditEntry>> {
  allow(caller, ["admin", "auditor"]);
  const after = readPlace(place, cursor);
  const [actor, principal, approver] = [
    alias(member, "actor"),
    alias(member, "principal"),
    alias(member, "approver"),
  ];
  const rows = await db
    .select({
      entry: audit,
      actorName: actor.name,
      principalName: principal.name,
      approverName: approver.name,
    })
    .from(audit)
    .leftJoin(actor, eq(actor.id, audit.actor))
    .leftJoin(principal, eq(principal.id, audit.onBehalfOf))
    .leftJoin(approver, eq(approver.id, audit.approvedBy))
    .where(
      and(
        after && sql`(${audit.at}, ${audit.id}) < (${after[0]}, ${after[1]})`,
        by === undefined ? undefined : eq(audit.actor, by),
        from === undefined ? undefined : gte(audit.at, from),
        to === undefined ? undefined : lt(audit.at, to),
        action === undefined ? undefined : eq(audit.action, action),
        subject === undefined ? undefined : eq(audit.subject, subject),
      ),
    )
    .orderBy(desc(audit.at), desc(audit.id))
    .limit(limit + 1);
  const { items, next } = cutPage(rows, limit, ({ entry }) => [entry.at, entry.id]);
  return {
    items: items.map(({ entry, actorName, principalName, approverName }) => ({
      ...entry,
      actor: entry.actor === null ? null : { id: entry.actor, name: actorName },
      onBehalfOf: entry.onBehalfOf === null ? null : { id: entry.onBehalfOf, name: principalName },
      approvedBy: entry.approvedBy === null ? null : { id: entry.approvedBy, name: approverName },
    })),
    next,
  };
}
