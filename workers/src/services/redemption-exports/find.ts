import { desc, eq, sql } from "drizzle-orm";

import { member, redemptionExport } from "@mereau/db/tenant/schema.ts";
import type { RedemptionExport } from "@mereau/shared/contracts/payouts.ts";
import { formatAmount } from "@mereau/shared/money/decimal.ts";
import { EURO_SCALE } from "@mereau/shared/money/euro.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace, textPlace } from "#services/page.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, auditing } from "#services/roles.ts";

/** Files without what is in them, which is long. */
const select = ({ db }: CommunityContext) =>
  db
    .select({
      id: redemptionExport.id,
      createdAt: redemptionExport.createdAt,
      createdBy: redemptionExport.createdBy,
      name: member.name,
      executeOn: redemptionExport.executeOn,
      count: redemptionExport.count,
      cents: redemptionExport.cents,
      takenBackAt: redemptionExport.takenBackAt,
      because: redemptionExport.takenBackBecause,
      wiredOn: redemptionExport.wiredOn,
    })
    .from(redemptionExport)
    .leftJoin(member, eq(member.id, redemptionExport.createdBy))
    .$dynamic();

type Row = Awaited<ReturnType<typeof select>>[number];

const express = ({ createdBy, name, cents, takenBackAt, ...row }: Row): RedemptionExport => ({
  ...row,
  state: takenBackAt !== null ? "taken_back" : row.wiredOn === null ? "open" : "wired",
  createdBy: { id: createdBy, name },
  euros: formatAmount(cents, EURO_SCALE),
});

/** One file for the bank as the API shows it. Refuses with `unknown_redemption_export`. */
export async function findExport(ctx: CommunityContext, id: string): Promise<RedemptionExport> {
  const [row] = await select(ctx).where(eq(redemptionExport.id, id));
  if (!row) throw new Refusal("unknown_redemption_export");
  return express(row);
}

/** Files for the bank, the last made first, for those who may read the whole ledger. */
export async function listExports(
  ctx: CommunityContext,
  caller: Caller,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Page<RedemptionExport>> {
  allow(caller, auditing);
  const after = readPlace(textPlace, cursor);
  const rows = await select(ctx)
    .where(after && sql`${redemptionExport.id} < ${after[0]}`)
    .orderBy(desc(redemptionExport.id))
    .limit(limit + 1);
  const { items, next } = cutPage(rows, limit, ({ id }) => [id]);
  return { items: items.map(express), next };
}

/** The file itself, as it was made; for those who may read the whole ledger. Refuses with `unknown_redemption_export`. */
export async function readExportFile({ db }: CommunityContext, caller: Caller, id: string): Promise<string> {
  allow(caller, auditing);
  const [row] = await db
    .select({ file: redemptionExport.file })
    .from(redemptionExport)
    .where(eq(redemptionExport.id, id));
  if (!row) throw new Refusal("unknown_redemption_export");
  return row.file;
}

/** Whether this very file was made before. Refuses with `id_reused` where the id stands for another. */
export async function knownExport({ db }: CommunityContext, id: string, digest: string): Promise<boolean> {
  const [known] = await db
    .select({ digest: redemptionExport.digest })
    .from(redemptionExport)
    .where(eq(redemptionExport.id, id));
  if (known && known.digest !== digest) throw new Refusal("id_reused");
  return known !== undefined;
}
