import type { CommunityContext } from "#services/context.ts";
import { submitSettings } from "#services/ledger/submit.ts";
import { findMember } from "#services/members/find.ts";
import { soleAccounts } from "#services/members/soleAccounts.ts";

/** So many suspensions and reactivations of one member may meet before whoever comes last is believed. */
const MEETINGS_MAX = 5;

/** Suspends or reopens the accounts that a member alone owns, by the status that stands, until they agree. */
export async function restateAccounts(ctx: CommunityContext, id: string): Promise<void> {
  for (let meetings = 0; meetings < MEETINGS_MAX; meetings += 1) {
    const member = await findMember(ctx, id);
    const [wanted, other] =
      member.status === "active" ? (["open", "suspended"] as const) : (["suspended", "open"] as const);
    const accounts = await soleAccounts(ctx, id, other);
    if (accounts.length === 0) return;
    await submitSettings(
      ctx,
      accounts.map((account) => ({ kind: "set_status", account, status: wanted })),
    );
  }
}
