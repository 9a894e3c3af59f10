import { account, member, transfer } from "@mereau/db/tenant/schema.ts";
import type { CommunitySummary, DeletionNotice } from "@mereau/shared/contracts/communities.ts";
import { eq } from "drizzle-orm";

import { logFailure } from "#log.ts";
import { CONFIRMATION_MS, isConfirmed, makeConfirmation } from "#provisioning/deleting/confirmation.ts";
import { deletionSteps } from "#provisioning/deleting/steps.ts";
import type { ProvisioningDeps } from "#provisioning/deps.ts";
import { EXPORT_KEPT_DAYS } from "#provisioning/exporting/keep.ts";
import { summaryOf } from "#provisioning/found.ts";
import { requireTenant } from "#provisioning/tenant.ts";
import { advance, readCommunity, walk, type CommunityRow } from "#provisioning/walk.ts";
import { forgetCommunity } from "#services/platform/communities.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * What deleting this community would lose, and a code with which this member may confirm it for a quarter of an
 * hour. Changes nothing. Refuses with `unknown_community` when it is not open (or suspended).
 */
export async function requestDeletion(
  deps: ProvisioningDeps,
  communityId: string,
  memberId: string,
): Promise<DeletionNotice> {
  const row = await readCommunity(deps, communityId);
  if (!row || !isDeletable(row)) throw new Refusal("unknown_community");
  const { db } = await requireTenant(deps, communityId);
  const [members, accounts, transfers] = await Promise.all([
    db.$count(member),
    db.$count(account, eq(account.kind, "member")),
    db.$count(transfer),
  ]);
  const expiresAt = deps.now() + CONFIRMATION_MS;
  const subject = { community: communityId, member: memberId };
  const confirmation = await makeConfirmation(deps.sealingKey, subject, expiresAt);
  return { confirmation, expiresAt, members, accounts, transfers, exportKeptDays: EXPORT_KEPT_DAYS };
}

/**
 * Deletes a community: nobody enters it from now on, everything in it is exported and kept, and only then is its
 * database destroyed and its address freed. What cannot be done now is finished by `resume`: the answer is then
 * still `deleting`. Asked again with the same code, it goes on from where it was.
 * Refuses with `confirmation_wrong` when the code is another's or too old, and with `unknown_community`.
 */
export async function confirmDeletion(
  deps: ProvisioningDeps,
  communityId: string,
  memberId: string,
  confirmation: string,
): Promise<CommunitySummary> {
  const subject = { community: communityId, member: memberId };
  if (!(await isConfirmed(deps.sealingKey, subject, confirmation, deps.now())))
    throw new Refusal("confirmation_wrong");
  const row = await readCommunity(deps, communityId);
  if (!row || row.status === "founding") throw new Refusal("unknown_community");
  if (isDeletable(row)) await advance(deps, row, { status: "deleting", step: "confirmed" });
  forgetCommunity(deps.platform, row);
  const begun = (await readCommunity(deps, communityId)) ?? row;
  try {
    return await finishDeletion(deps, begun);
  } catch (error) {
    logFailure(error, { community: communityId });
    return summaryOf((await readCommunity(deps, communityId)) ?? begun);
  }
}

/*
 *   confirmed ─▶ fenced ─▶ exported ─▶ destroyed ─▶ deleted
 */
/** Does the steps that are left of a deletion, and returns the community as it is then. */
export async function finishDeletion(deps: ProvisioningDeps, row: CommunityRow): Promise<CommunitySummary> {
  if (row.status !== "deleting") return summaryOf(row);
  await walk(deps, row, deletionSteps, { id: row.id });
  // The address is free again. What was asked at founding names people, and is in the export besides.
  const slug = `${row.slug}~${row.id}`;
  await advance(deps, row, { step: "deleted", status: "deleted", slug, request: {}, deletedAt: deps.now() });
  forgetCommunity(deps.platform, row);
  return summaryOf((await readCommunity(deps, row.id)) ?? row);
}

const isDeletable = ({ status }: CommunityRow) => status === "open" || status === "suspended";
