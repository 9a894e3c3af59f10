import { and, eq, ne, notExists } from "drizzle-orm";

import { memberImport, memberImportLine } from "@mereau/db/tenant/schema.ts";
import type { MemberImport } from "@mereau/shared/contracts/memberImports.ts";
import { recordChange } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressImport, findImport } from "#services/member-imports/find.ts";
import { MEMBER_IMPORTS } from "#services/member-imports/run.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";
import { planRun, writePlanned } from "#services/scheduled/plan.ts";

/**
 * Has the members of a draft taken in, within moments and of itself: whoever asked may go. Asked again it answers with how far it
 * is. Refuses with `unknown_import`.
 */
export async function confirmImport(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<MemberImport> {
  allow(caller, managing);
  const { state, toCreate, toUpdate, present, refused } = await findImport(ctx, id);
  if (state === "draft")
    await writePlanned(ctx, ctx.now, [
      ctx.db
        .update(memberImport)
        .set({ state: "running", confirmedBy: caller.member, confirmedAt: ctx.now })
        .where(and(eq(memberImport.id, id), eq(memberImport.state, "draft"))),
      recordChange(ctx, {
        caller,
        action: "member_import.confirm",
        subject: id,
        detail: { toCreate, toUpdate, present, refused },
      }),
      planRun(ctx, { work: MEMBER_IMPORTS, subject: id, period: "0", dueAt: ctx.now }),
    ]);
  return expressImport(await findImport(ctx, id));
}

/** Puts an import away, with what its lines say; who was taken in stays. Refuses with `unknown_import`, and `import_closed` while it runs. */
export async function removeImport(ctx: CommunityContext, caller: Caller, id: string): Promise<MemberImport> {
  allow(caller, managing);
  const row = await findImport(ctx, id);
  if (row.state === "running") throw new Refusal("import_closed");
  await ctx.db.batch([
    ctx.db.delete(memberImport).where(and(eq(memberImport.id, id), ne(memberImport.state, "running"))),
    recordChange(ctx, { caller, action: "member_import.remove", subject: id }),
    // One that was confirmed in between is there still, and goes on
    ctx.db
      .delete(memberImportLine)
      .where(
        and(
          eq(memberImportLine.import, id),
          notExists(ctx.db.select().from(memberImport).where(eq(memberImport.id, id))),
        ),
      ),
  ]);
  return expressImport(row);
}
