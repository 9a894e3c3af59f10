import { isDeepStrictEqual } from "node:util";

import { and, eq, isNull, sql } from "drizzle-orm";

import { documentVersion, memberType } from "@mereau/db/tenant/schema.ts";
import { type DocumentKind, documentKind, type DocumentText } from "@mereau/shared/contracts/documents.ts";
import type { CommunityContext } from "#services/context.ts";
import { documentsInForce } from "#services/documents/inForce.ts";
import { Refusal } from "#services/refusal.ts";
import type { Write } from "#services/scheduled/plan.ts";

export type DocumentsChange = Partial<Record<DocumentKind, DocumentText | null | undefined>>;

/**
 * The writes that bring texts into force, or withdraw what is: the text that is in force already stays as it is. What was
 * in force under the same name before makes them fail on `document_version_name`.
 * Refuses with `invalid_input` a member type that does not exist.
 */
export async function documentWrites(ctx: CommunityContext, change: DocumentsChange): Promise<Write[]> {
  const asked = documentKind.options.flatMap((kind) => {
    const text = change[kind];
    return text === undefined ? [] : [{ kind, text }];
  });
  if (asked.length === 0) return [];
  const [inForce, types] = await Promise.all([
    documentsInForce(ctx),
    ctx.db.select({ code: memberType.code }).from(memberType),
  ]);
  return asked.flatMap(({ kind, text }): Write[] => {
    if (text === null) return [withdrawal(ctx, kind)];
    if (!text.types.every((code) => types.some((type) => type.code === code)))
      throw new Refusal("invalid_input", {
        fields: [{ field: `${kind}.types`, code: "unknown_member_type" }],
      });
    const current = inForce.find((row) => row.kind === kind);
    const { version, types: of } = text;
    const isSame =
      current?.version === version && current.text === text.text && isDeepStrictEqual(current.types, of);
    return isSame ? [] : [entry(ctx, kind, text)];
  });
}

const entry = ({ db, now }: CommunityContext, kind: DocumentKind, { version, text, types }: DocumentText) =>
  db.run(sql`
    insert into ${documentVersion} (kind, number, version, text, types, in_force_from)
    select ${kind}, coalesce(max(number), 0) + 1, ${version}, ${text}, ${JSON.stringify(types)}, ${now}
    from ${documentVersion} where kind = ${kind}`);

const withdrawal = ({ db, now }: CommunityContext, kind: DocumentKind) =>
  db
    .update(documentVersion)
    .set({ withdrawnAt: now })
    .where(
      and(
        eq(documentVersion.kind, kind),
        isNull(documentVersion.withdrawnAt),
        sql`number = (select max(number) from ${documentVersion} where kind = ${kind})`,
      ),
    );
