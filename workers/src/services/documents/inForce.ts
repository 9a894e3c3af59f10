import { createHash } from "node:crypto";

import { and, asc, eq, isNull, sql } from "drizzle-orm";

import { documentVersion } from "@mereau/db/tenant/schema.ts";
import type { CommunityDocument, DocumentKind } from "@mereau/shared/contracts/documents.ts";
import type { Texts } from "@mereau/shared/policies/policy.ts";
import type { CommunityContext } from "#services/context.ts";

export type DocumentRow = typeof documentVersion.$inferSelect;

/** How the documents are called in a sentence. */
export const documentNames: Readonly<Record<DocumentKind, Texts>> = {
  charter: { fr: "la charte", en: "the charter" },
  terms: { fr: "les conditions d’utilisation", en: "the terms of use" },
};

/** The last version of its kind, unless it was withdrawn. */
export const isInForce = and(
  isNull(documentVersion.withdrawnAt),
  sql`${documentVersion.number} = (select max(later.number) from ${documentVersion} as later where later.kind = ${documentVersion.kind})`,
);

/** The documents in force, the charter first; for one member type, where it is named. */
export async function documentsInForce({ db }: Pick<CommunityContext, "db">): Promise<DocumentRow[]> {
  return db.select().from(documentVersion).where(isInForce).orderBy(asc(documentVersion.kind));
}

/** Whether a document asks something of members of a type. */
export const isFor = ({ types }: Pick<DocumentRow, "types">, type: string): boolean =>
  types.length === 0 || types.includes(type);

/** The SHA-256 of a text, hexadecimal, as `sha256sum` has it of the same text in a file. */
export const hashText = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A version as anybody may read it. */
export const expressDocument = (row: DocumentRow, inForceUntil: number | null): CommunityDocument => ({
  document: row.kind,
  version: row.version,
  text: row.text,
  types: row.types,
  hash: hashText(row.text),
  inForceFrom: row.inForceFrom,
  inForceUntil,
});

/** One version by its name, whether or not it is in force still. */
export async function findVersion(
  { db }: Pick<CommunityContext, "db">,
  { document, version }: { document: DocumentKind; version: string },
): Promise<DocumentRow | undefined> {
  const [row] = await db
    .select()
    .from(documentVersion)
    .where(and(eq(documentVersion.kind, document), eq(documentVersion.version, version)));
  return row;
}
