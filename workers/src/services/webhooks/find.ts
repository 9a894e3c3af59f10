import { asc, eq } from "drizzle-orm";

import { webhookEndpoint } from "@mereau/db/tenant/schema.ts";
import type { WebhookEndpoint } from "@mereau/shared/contracts/webhooks.ts";
import { webhookKinds } from "@mereau/shared/webhooks/kinds.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

export type EndpointRow = typeof webhookEndpoint.$inferSelect;

/** All addresses of the community, the first one first: there are few. */
export const allEndpoints = ({ db }: Pick<CommunityContext, "db">): Promise<EndpointRow[]> =>
  db.select().from(webhookEndpoint).orderBy(asc(webhookEndpoint.createdAt), asc(webhookEndpoint.id));

/** Refuses with `not_found`. */
export async function findEndpoint({ db }: CommunityContext, id: string): Promise<EndpointRow> {
  const [row] = await db.select().from(webhookEndpoint).where(eq(webhookEndpoint.id, id));
  if (!row) throw new Refusal("not_found");
  return row;
}

/** The sealed secrets with which its messages are signed at this moment. */
export const secretsOf = ({ secret, formerSecret, formerUntil }: EndpointRow, now: number): string[] =>
  formerSecret !== null && formerUntil !== null && formerUntil > now ? [secret, formerSecret] : [secret];

/** An address as the API shows it. */
export const expressEndpoint = (
  {
    id,
    name,
    url,
    kinds,
    disabledAt,
    disabledFor,
    failingSince,
    lastSentAt,
    formerUntil,
    createdAt,
  }: EndpointRow,
  now: number,
): WebhookEndpoint => ({
  id,
  name,
  url,
  kinds: webhookKinds.filter((kind) => kinds.includes(kind)),
  active: disabledAt === null,
  disabledAt,
  disabledFor,
  failingSince,
  lastSentAt,
  formerSecretUntil: formerUntil !== null && formerUntil > now ? formerUntil : null,
  createdAt,
});
