import type { Context } from "hono";

import type { CommunityFace } from "@mereau/shared/contracts/communityFace.ts";
import type { HttpEnv } from "#http/router.ts";
import { describeCommunity } from "#services/communities/describe.ts";
import { enterCommunity } from "#services/communities/enter.ts";
import { offersSms } from "#services/sms/texter.ts";

/** What anybody may see of the community in the address, for the page of one of its apps. */
export async function communityFaceOf(context: Context<HttpEnv>): Promise<CommunityFace> {
  const settings = context.get("settings");
  const opened = await enterCommunity(context.req.param("community") ?? "", {
    platform: context.get("platform"),
    settings,
    ledgers: context.env.LEDGER,
    now: context.get("now"),
    requestId: context.get("requestId"),
  });
  return describeCommunity(opened, context.get("platform"), { signInByPhone: offersSms(settings) });
}
