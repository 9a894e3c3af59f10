import { and, asc, eq, gt } from "drizzle-orm";

import { documentVersion } from "@mereau/db/tenant/schema.ts";
import type { CommunityDocument, NamedDocument } from "@mereau/shared/contracts/documents.ts";
import type { CommunityContext } from "#services/context.ts";
import { documentsInForce, expressDocument, findVersion } from "#services/documents/inForce.ts";
import { Refusal } from "#services/refusal.ts";

/** The documents in force, with their texts; anybody may read them. */
export async function listDocuments(ctx: CommunityContext): Promise<CommunityDocument[]> {
  const rows = await documentsInForce(ctx);
  return rows.map((row) => expressDocument(row, null));
}

/** Any version that was ever in force. Refuses with `unknown_document`. */
export async function readDocument(ctx: CommunityContext, named: NamedDocument): Promise<CommunityDocument> {
  const row = await findVersion(ctx, named);
  if (!row) throw new Refusal("unknown_document");
  const [next] = await ctx.db
    .select({ from: documentVersion.inForceFrom })
    .from(documentVersion)
    .where(and(eq(documentVersion.kind, row.kind), gt(documentVersion.number, row.number)))
    .orderBy(asc(documentVersion.number))
    .limit(1);
  return expressDocument(row, row.withdrawnAt ?? next?.from ?? null);
}
