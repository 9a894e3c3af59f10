import { and, eq, inArray } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import { keptOpening, type Opening } from "@mereau/shared/contracts/opening.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { documentsInForce } from "#services/documents/inForce.ts";
import { readKept } from "#services/opening/kept.ts";
import { allow, managing, overseeing } from "#services/roles.ts";
import { readSettings } from "#services/settings/read.ts";

/** How far the community is on its way to its opening; for those who run it. */
export async function readOpening(ctx: CommunityContext, caller: Caller): Promise<Opening> {
  allow(caller, overseeing);
  const active = eq(member.status, "active");
  const [kept, { looks }, documents, members, managers] = await Promise.all([
    readKept(ctx),
    readSettings(ctx),
    documentsInForce(ctx),
    ctx.db.$count(member, active),
    ctx.db.$count(member, and(active, inArray(member.role, [...managing]))),
  ]);
  const { day, passed, openedAt } = kept ?? keptOpening.parse({});
  return {
    state: kept !== null && openedAt === null ? "preparing" : "open",
    day,
    openedAt,
    passed,
    done: {
      looks: looks.logo !== null || looks.description !== null,
      managers,
      charter: documents.find(({ kind }) => kind === "charter")?.version ?? null,
      members,
    },
  };
}
