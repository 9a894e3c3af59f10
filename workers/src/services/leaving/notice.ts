import type { LeavingNotice } from "@mereau/shared/contracts/leaving.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { expressHeld, heldAccounts } from "#services/leaving/accounts.ts";
import { LEAVING_MS, makeConfirmation } from "#services/leaving/confirmation.ts";
import { countUnderWay } from "#services/leaving/ending.ts";
import { kept } from "#services/leaving/kept.ts";
import { labelOf } from "#services/leaving/label.ts";
import { findObstacles } from "#services/leaving/obstacles.ts";
import { mayLetLeave } from "#services/leaving/right.ts";
import { findMember } from "#services/members/find.ts";
import { Refusal } from "#services/refusal.ts";
import { firstLanguage } from "#services/settings/firstLanguage.ts";

/**
 * What it would mean if a member left, and the code with which whoever asks may confirm it for a quarter of an hour: the
 * member, or a manager in their name. Changes nothing. Refuses with `member_not_active` whoever has left already.
 */
export async function requestLeaving(
  ctx: CommunityContext,
  caller: Caller,
  { member, sealingKey }: { member: string; sealingKey: Uint8Array },
): Promise<LeavingNotice> {
  const leaver = await findMember(ctx, member);
  mayLetLeave(caller, leaver);
  if (leaver.status === "left") throw new Refusal("member_not_active");
  const accounts = (await heldAccounts(ctx, member)).filter(({ row }) => row.status !== "closed");
  const closing = accounts.filter(({ becomes }) => becomes === "closed").map(({ row }) => row.id);
  const [confirmation, language, obstacles, counts] = await Promise.all([
    makeConfirmation(ctx, sealingKey, { member, by: caller.member }),
    firstLanguage(ctx),
    findObstacles(ctx, leaver, accounts),
    countUnderWay(ctx, { id: member, accounts: closing }),
  ]);
  return {
    confirmation,
    expiresAt: ctx.now + LEAVING_MS,
    label: labelOf(leaver.number, language),
    accounts: accounts.map(expressHeld),
    obstacles,
    ...counts,
    kept: kept(),
  };
}
