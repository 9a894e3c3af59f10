import { asc, desc, eq } from "drizzle-orm";

import { acceptance, member } from "@mereau/db/tenant/schema.ts";
import type { AcceptanceList } from "@mereau/shared/contracts/documents.ts";
import { awaitedOf } from "#services/acceptances/awaiting.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember } from "#services/members/find.ts";
import { allow, overseeing } from "#services/roles.ts";

/** What a member accepted, the newest first, and what waits for it; for themselves and for those who run the community. */
export async function listAcceptances(
  ctx: CommunityContext,
  caller: Caller,
  of = caller.member,
): Promise<AcceptanceList> {
  if (of !== caller.member) allow(caller, overseeing);
  const [rows, awaiting] = await Promise.all([
    ctx.db
      .select({ acceptance, name: member.name })
      .from(acceptance)
      .leftJoin(member, eq(member.id, acceptance.enteredBy))
      .where(eq(acceptance.member, of))
      .orderBy(desc(acceptance.at), asc(acceptance.document)),
    awaitedOf(ctx, of),
    findMember(ctx, of),
  ]);
  const items = rows.map(({ acceptance: { document, version, hash, at, enteredBy }, name }) => ({
    document,
    version,
    hash,
    at,
    enteredBy: enteredBy === null ? null : { id: enteredBy, name: name ?? "" },
  }));
  return { items, awaiting };
}
