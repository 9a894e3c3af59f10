import type { FoundingRequest, CommunitySummary } from "@mereau/shared/contracts/communities.ts";
import type { Settings } from "#env.ts";
import { findCommunityById, findTenant, forgetCommunity } from "#services/platform/communities.ts";
import type { PlatformDb } from "#services/platform/connect.ts";
import { countFounding } from "#services/communities/countFounding.ts";
import type { Provisioning } from "#services/platform/provisioning.ts";
import { sealingKey } from "#services/secrets/seal.ts";
import { openSession, type OpenedSession } from "#services/sign-in/openSession.ts";

type Surroundings = { platform: PlatformDb; settings: Settings; provisioning: Provisioning; now: number };
/** `address`: from where it is asked; undefined where whoever asks is the operator, who may found as many as they like. */
type Options = { demo: boolean; signIn: boolean; address?: string | null };

/**
 * Founds a community, and signs its first administrator in if that is wanted. Only the call that opens the community
 * does: asking again later gives nobody a way in, and the administrator signs in by e-mail.
 * Refuses as `Provisioning.found` does, and with `too_many_foundings`.
 */
export async function foundCommunity(
  { platform, settings, provisioning, now }: Surroundings,
  request: FoundingRequest,
  { demo, signIn, address }: Options,
): Promise<{ community: CommunitySummary; opened: OpenedSession | null }> {
  const before = await findCommunityById(platform, request.id, now);
  if (before === null && address !== undefined)
    await countFounding(
      platform,
      sealingKey(settings.SEALING_KEY),
      { email: request.admin.email, address },
      now,
    );
  const community = await provisioning.found(request, { demo });
  forgetCommunity(platform, community);
  const isNew = before?.status !== "open" && community.status === "open";
  const tenant = signIn && isNew ? await findTenant(platform, settings, request.id, now) : null;
  const session = { id: request.id, member: request.admin.id, device: null, now };
  return { community, opened: tenant && (await openSession(tenant.db, session)) };
}
