import { asc, desc, eq } from "drizzle-orm";

import { acceptance, deviceKey, member } from "@mereau/db/tenant/schema.ts";
import type { Acceptance, AcceptanceList } from "@mereau/shared/contracts/documents.ts";
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
      .select({ acceptance, name: member.name, key: deviceKey })
      .from(acceptance)
      .leftJoin(member, eq(member.id, acceptance.enteredBy))
      .leftJoin(deviceKey, eq(deviceKey.id, acceptance.keyId))
      .where(eq(acceptance.member, of))
      .orderBy(desc(acceptance.at), asc(acceptance.document)),
    awaitedOf(ctx, of),
    findMember(ctx, of),
  ]);
  return { items: rows.map(express), awaiting };
}

type Row = {
  acceptance: typeof acceptance.$inferSelect;
  /** Of whoever entered it. */
  name: string | null;
  key: typeof deviceKey.$inferSelect | null;
};

function express({ acceptance: row, name, key }: Row): Acceptance {
  const { document, version, hash, at, enteredBy, signature, signedAt } = row;
  const isSigned = key !== null && signature !== null && signedAt !== null;
  return {
    document,
    version,
    hash,
    at,
    enteredBy: enteredBy === null ? null : { id: enteredBy, name: name ?? "" },
    signed: isSigned
      ? { key: { id: key.id, name: key.name, publicKey: key.publicKey }, at: signedAt, signature }
      : null,
  };
}
