import { eq, sql } from "drizzle-orm";
import * as z from "zod";

import { certification, member, membership } from "@mereau/db/tenant/schema.ts";
import { weave, type Received, type Web } from "@mereau/shared/membership/trust/web.ts";
import type { CommunityContext } from "#services/context.ts";
import { recognisedAt } from "#services/membership/recognised.ts";

/** People whose certifications are read at a time: an answer of a database server holds 10 MB, and these at most 3. */
const AT_ONCE = 5_000;

const rowSchema = z.array(z.object({ certified: z.int(), certifiers: z.string() }));

/** The community’s web of trust at this moment: its recognised members, and the certifications in force. */
export async function readWeb(ctx: CommunityContext, steps: number): Promise<Web> {
  const members = await ctx.db
    .select({ number: member.number })
    .from(membership)
    .innerJoin(member, eq(member.id, membership.member))
    .where(recognisedAt(ctx.now));
  return weave(
    members.map(({ number }) => number),
    await readReceived(ctx),
    steps,
  );
}

/** The certifiers of each person as one text: a fraction of what rows of their own would weigh. */
async function readReceived({ db, now }: CommunityContext): Promise<Received[]> {
  const received: Received[] = [];
  for (let last = 0; ;) {
    const rows = rowSchema.parse(
      await db.all(sql`select certified, group_concat(certifier) as certifiers from ${certification}
        where expires_at > ${now} and certified > ${last} group by certified order by certified limit ${AT_ONCE}`),
    );
    for (const { certified, certifiers } of rows)
      received.push({ certified, certifiers: certifiers.split(",").map(Number) });
    const end = rows.at(-1);
    if (!end || rows.length < AT_ONCE) return received;
    last = end.certified;
  }
}
