import { and, desc, eq, sql } from "drizzle-orm";
import * as z from "zod";

import { webhookAttempt } from "@mereau/db/tenant/schema.ts";
import type { WebhookAttempt, WebhookEndpoint } from "@mereau/shared/contracts/webhooks.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { cutPage, type Page, readPlace } from "#services/page.ts";
import { allow, auditing } from "#services/roles.ts";
import { allEndpoints, expressEndpoint, findEndpoint } from "#services/webhooks/find.ts";

const place = z.tuple([z.int(), z.string()]);

/** Where programs are told what happens, for managers and auditors. */
export async function listEndpoints(ctx: CommunityContext, caller: Caller): Promise<WebhookEndpoint[]> {
  allow(caller, auditing);
  return (await allEndpoints(ctx)).map((row) => expressEndpoint(row, ctx.now));
}

/** A try as the API shows it. */
export function expressAttempt(row: typeof webhookAttempt.$inferSelect): WebhookAttempt {
  const { endpoint: _, ...attempt } = row;
  return attempt;
}

/** The tries at one address, the newest first, for managers and auditors. Refuses with `not_found`. */
export async function listAttempts(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
  {
    cursor,
    limit,
    went,
  }: { cursor?: string | undefined; limit: number; went?: "sent" | "failed" | undefined },
): Promise<Page<WebhookAttempt>> {
  allow(caller, auditing);
  await findEndpoint(ctx, id);
  const after = readPlace(place, cursor);
  const rows = await ctx.db
    .select()
    .from(webhookAttempt)
    .where(
      and(
        eq(webhookAttempt.endpoint, id),
        after && sql`(${webhookAttempt.at}, ${webhookAttempt.id}) < (${after[0]}, ${after[1]})`,
        went && (went === "sent" ? eq(webhookAttempt.went, "sent") : sql`${webhookAttempt.went} <> 'sent'`),
      ),
    )
    .orderBy(desc(webhookAttempt.at), desc(webhookAttempt.id))
    .limit(limit + 1);
  const { items, next } = cutPage(rows, limit, (row) => [row.at, row.id]);
  return { items: items.map(expressAttempt), next };
}
