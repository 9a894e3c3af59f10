import { eq } from "drizzle-orm";

import { account } from "@mereau/db/tenant/schema.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

type Parties = { currency: string; from: string | null; to: string };

/**
 * Refuses at once what every payment to this account would be refused with: `same_account`, `unknown_account`,
 * `currency_mismatch`, `system_account`, `account_closed`.
 */
export async function checkParties({ db }: CommunityContext, { from, to, currency }: Parties): Promise<void> {
  if (from === to) throw new Refusal("same_account");
  const [payee] = await db.select().from(account).where(eq(account.id, to));
  if (!payee) throw new Refusal("unknown_account");
  const isElsewhere = from !== null && !from.startsWith(`${currency}:`);
  if (payee.currency !== currency || isElsewhere) throw new Refusal("currency_mismatch");
  if (payee.kind !== "member") throw new Refusal("system_account");
  if (payee.status === "closed") throw new Refusal("account_closed");
}
