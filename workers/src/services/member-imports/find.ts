import { eq } from "drizzle-orm";

import { memberImport } from "@mereau/db/tenant/schema.ts";
import type { MemberImport } from "@mereau/shared/contracts/memberImports.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

export type ImportRow = typeof memberImport.$inferSelect;

/** An import by its id. Refuses with `unknown_import`. */
export async function findImport({ db }: CommunityContext, id: string): Promise<ImportRow> {
  const [row] = await db.select().from(memberImport).where(eq(memberImport.id, id));
  if (!row) throw new Refusal("unknown_import");
  return row;
}

/** An import as the API shows it. */
export function expressImport(row: ImportRow): MemberImport {
  const { createdBy: _, confirmedBy: __, digest: ___, header: ____, options: _____, ...shown } = row;
  return shown;
}
