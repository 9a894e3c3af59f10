import { and, asc, eq, sql } from "drizzle-orm";

import { acceptance, documentVersion, member } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { isInForce } from "#services/documents/inForce.ts";

/** What is in force for a member and was not accepted by them yet. */
export const awaitedOf = ({ db }: Pick<CommunityContext, "db">, id: string) =>
  db
    .select({ document: documentVersion.kind, version: documentVersion.version })
    .from(documentVersion)
    .innerJoin(member, eq(member.id, id))
    .where(
      and(
        isInForce,
        sql`(json_array_length(${documentVersion.types}) = 0 or ${member.type} in (select value from json_each(${documentVersion.types})))`,
        sql`not exists (select 1 from ${acceptance} where ${acceptance.member} = ${id}
          and ${acceptance.document} = ${documentVersion.kind} and ${acceptance.version} = ${documentVersion.version})`,
      ),
    )
    .orderBy(asc(documentVersion.kind));
