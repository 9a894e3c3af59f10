import type { FoundingRequest, CommunitySummary } from "@mereau/shared/contracts/communities.ts";
import type { Settings } from "#env.ts";
import { findCommunityById, findTenant, forgetCommunity } from "#services/platform/communities.ts";
import type { PlatformDb } from "#services/platform/connect.ts";
import type { Provisioning } from "#services/platform/provisioning.ts";
import { openSession, type OpenedSession } from "#services/sign-in/openSession.ts";

type Surroundings = { platform: PlatformDb; settings: Settings; provisioning: Provisioning; now: number };
type Options = { demo: boolean; signIn: boolean };

/**
 * Founds a community, and signs its first administrator in if that is wanted. Only the call that opens the community
 * does: asking again later gives nobody a way in, and the administrator signs in by e-mail.
 * Refuses as `Provisioning.found` does.
 */
export async function foundCommunity(
  { platform, settings, provisioning, now }: Surroundings,
  request: FoundingRequest,
  { demo, signIn }: Options,
): Promise<{ community: CommunitySummary; opened: OpenedSession | null }> {
  const before = await findCommunityById(platform, request.id, now);
  const community = await provisioning.found(request, { demo });
  forgetCommunity(platform, community);
  const isNew = before?.status !== "open" && community.status === "open";
  const tenant = signIn && isNew ? await findTenant(platform, settings, request.id, now) : null;
  const session = { id: request.id, member: request.admin.id, device: null, now };
  return { community, opened: tenant && (await openSession(tenant.db, session)) };
}
