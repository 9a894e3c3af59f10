import type { webhookEvent } from "@mereau/db/tenant/schema.ts";
import { webhookMessage } from "@mereau/shared/contracts/webhookMessages.ts";
import type { CommunityContext } from "#services/context.ts";

/** The form that messages have now. */
const VERSION = 1;

/** What is posted of an event: always the same text, so that it may be recognised. */
export const messageBody = (
  { id, slug }: Pick<CommunityContext, "id" | "slug">,
  { kind, at, data }: Pick<typeof webhookEvent.$inferSelect, "kind" | "at" | "data">,
): string =>
  JSON.stringify(
    webhookMessage.parse({
      version: VERSION,
      type: kind,
      timestamp: new Date(at).toISOString(),
      community: { id, slug },
      data,
    }),
  );
