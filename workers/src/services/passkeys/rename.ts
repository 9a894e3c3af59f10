import { and, eq } from "drizzle-orm";

import { passkey } from "@mereau/db/tenant/schema.ts";
import type { PasskeySummary } from "@mereau/shared/contracts/passkeys.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressPasskey } from "#services/passkeys/express.ts";
import { Refusal } from "#services/refusal.ts";

/** Gives one of the caller’s passkeys another name. Refuses with `not_found` where it is not theirs. */
export async function renamePasskey(
  { db }: CommunityContext,
  caller: Caller,
  id: string,
  name: string,
): Promise<PasskeySummary> {
  const [row] = await db
    .update(passkey)
    .set({ name })
    .where(and(eq(passkey.id, id), eq(passkey.member, caller.member)))
    .returning();
  if (!row) throw new Refusal("not_found");
  return expressPasskey(row);
}
