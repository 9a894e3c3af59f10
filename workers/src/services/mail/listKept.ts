import { and, desc, eq } from "drizzle-orm";

import { mail } from "@mereau/db/tenant/schema.ts";
import type { KeptMessage } from "@mereau/shared/contracts/mailbox.ts";
import type { CommunityContext } from "#services/context.ts";

const MESSAGES_MAX = 100;

/** The newest messages that were kept instead of being sent, to one address or to all. Only for development. */
export const listKept = ({ db }: CommunityContext, recipient?: string): Promise<KeptMessage[]> =>
  db
    .select({
      id: mail.id,
      createdAt: mail.createdAt,
      recipient: mail.recipient,
      subject: mail.subject,
      text: mail.text,
    })
    .from(mail)
    .where(and(eq(mail.state, "kept"), recipient === undefined ? undefined : eq(mail.recipient, recipient)))
    .orderBy(desc(mail.createdAt), desc(mail.id))
    .limit(MESSAGES_MAX);
