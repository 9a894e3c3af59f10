import { eq } from "drizzle-orm";

import { member, signInPhone } from "@mereau/db/tenant/schema.ts";
import type { ApplicationStatus } from "@mereau/shared/contracts/applications.ts";
import { applicationToken } from "#services/applications/token.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { readSettings } from "#services/settings/read.ts";
import { isSame } from "#services/sign-in/code.ts";

type Asked = { id: string; token: string; offersPhone: boolean };

/**
 * Where an application stands, for the device that sent it: waiting and since when, refused and why, or accepted.
 * Refuses with `unknown_application`, which is also the answer to a wrong token.
 */
export async function readApplication(
  ctx: CommunityContext,
  key: Uint8Array,
  { id, token, offersPhone }: Asked,
): Promise<ApplicationStatus> {
  const [[found], { contact }] = await Promise.all([
    ctx.db
      .select({ row: member, claimed: signInPhone.phone })
      .from(member)
      .leftJoin(signInPhone, eq(signInPhone.member, member.id))
      .where(eq(member.id, id)),
    readSettings(ctx),
  ]);
  if (!isSame(token, applicationToken(ctx, key, id)) || !found) throw new Refusal("unknown_application");
  const { row, claimed } = found;
  const state = row.status === "applied" ? "waiting" : row.status === "refused" ? "refused" : "accepted";
  // Until they are taken in, the number is not yet theirs
  const phone = state === "waiting" ? row.phone : claimed;
  return {
    id,
    number: row.number,
    name: row.name,
    state,
    appliedAt: row.appliedAt,
    decidedAt: state === "waiting" ? null : row.decidedAt,
    reason: state === "refused" ? row.decisionReason : null,
    signIn: { email: row.email !== null, phone: offersPhone && phone !== null },
    contact,
  };
}
