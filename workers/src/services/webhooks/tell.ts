import { and, eq } from "drizzle-orm";

import { member } from "@mereau/db/tenant/schema.ts";
import { webhookLetter } from "#services/mail/templates/webhook.ts";
import { writtenRun } from "#services/messages/plan.ts";
import { planRun, type Write } from "#services/scheduled/plan.ts";
import type { WorkContext } from "#services/scheduled/work.ts";
import type { EndpointRow } from "#services/webhooks/find.ts";

/** The writes that tell each administrator, once, that an address is sent nothing more. */
export async function tellDisabled(
  ctx: WorkContext,
  { id, name, url, createdAt, failingSince }: EndpointRow,
  why: "failing" | "gone",
): Promise<Write[]> {
  const admins = await ctx.db
    .select({ id: member.id, language: member.language })
    .from(member)
    .where(and(eq(member.role, "admin"), eq(member.status, "active")));
  return admins.map((admin) => {
    const letter = webhookLetter(admin.language, { name, url, why });
    const about = `webhooks/${id}/${admin.id}`;
    return planRun(
      ctx,
      writtenRun(ctx, {
        ...letter,
        member: admin.id,
        kind: "management",
        about,
        letter: `${why} ${failingSince ?? createdAt}`,
      }),
    );
  });
}
