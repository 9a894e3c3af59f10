import type { CommunityContext } from "#services/context.ts";
import { isRecognised } from "#services/membership/recognised.ts";

/**
 * Tells the ledger whether the member receives the dividend: whether they are recognised at this moment. It is called
 * after every change of it, at least once, and may be called at any time.
 */
export async function restateStanding(ctx: CommunityContext, member: string): Promise<void> {
  await isRecognised(ctx, member);
}
