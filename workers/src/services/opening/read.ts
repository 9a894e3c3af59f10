import { and, count, eq, inArray, isNotNull } from "drizzle-orm";

import { loginCode, member } from "@mereau/db/tenant/schema.ts";
import { keptOpening, type Opening } from "@mereau/shared/contracts/opening.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { documentsInForce } from "#services/documents/inForce.ts";
import { readKept } from "#services/opening/kept.ts";
import { allow, managing, overseeing } from "#services/roles.ts";
import { readSettings } from "#services/settings/read.ts";

/** How many codes administrators have used: somebody reads what is sent to them. */
const readCodesUsed = async ({ db }: CommunityContext): Promise<number> => {
  const [row] = await db
    .select({ used: count() })
    .from(loginCode)
    .innerJoin(member, and(eq(member.id, loginCode.member), eq(member.role, "admin")))
    .where(isNotNull(loginCode.usedAt));
  return row?.used ?? 0;
};

/** How far the community is on its way to its opening; for those who run it. */
export async function readOpening(ctx: CommunityContext, caller: Caller): Promise<Opening> {
  allow(caller, overseeing);
  const active = eq(member.status, "active");
  const [kept, { looks }, documents, members, managers, codes] = await Promise.all([
    readKept(ctx),
    readSettings(ctx),
    documentsInForce(ctx),
    ctx.db.$count(member, active),
    ctx.db.$count(member, and(active, inArray(member.role, [...managing]))),
    readCodesUsed(ctx),
  ]);
  const { day, passed, openedAt, confirmedAt, trial } = kept ?? keptOpening.parse({});
  return {
    state: kept !== null && openedAt === null ? "preparing" : "open",
    day,
    openedAt,
    passed,
    trial: trial && trial.until > ctx.now ? { slug: trial.slug, until: trial.until } : null,
    done: {
      email: confirmedAt !== null || codes > 0,
      looks: looks.logo !== null || looks.description !== null,
      managers,
      charter: documents.find(({ kind }) => kind === "charter")?.version ?? null,
      members,
    },
  };
}
