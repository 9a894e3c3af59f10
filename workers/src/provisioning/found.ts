import {
  communitySummary,
  foundingRequest,
  type CommunitySummary,
  type FoundingRequest,
} from "@mereau/shared/contracts/communities.ts";

import { logFailure } from "#log.ts";
import type { ProvisioningDeps } from "#provisioning/deps.ts";
import { makeDatabase } from "#provisioning/founding/database.ts";
import { fillDatabase } from "#provisioning/founding/fill.ts";
import { startLedger } from "#provisioning/founding/ledger.ts";
import { migrateDatabase } from "#provisioning/founding/migrate.ts";
import { reserve } from "#provisioning/founding/reserve.ts";
import type { FoundingStep } from "#provisioning/founding/step.ts";
import { advance, readCommunity, walk, type CommunityRow } from "#provisioning/walk.ts";
import { forgetCommunity } from "#services/platform/communities.ts";
import { Refusal } from "#services/refusal.ts";

/*
 *   reserved ─▶ database ─▶ migrated ─▶ filled ─▶ ledger ─▶ open
 */
const steps: readonly FoundingStep[] = [makeDatabase, migrateDatabase, fillDatabase, startLedger];

/**
 * Founds a community, or finishes the one begun under the same id: cut off anywhere and asked again, by two
 * callers at once too, the same request ends in one complete community.
 * Throws the refusals of `reserve`, and `founding_unfinished` with its cause when a step could not be done now.
 *
 * @param options.demo filled with data made for show: its demonstration tokens work in development
 */
export async function found(
  deps: ProvisioningDeps,
  request: FoundingRequest,
  { demo = false }: { demo?: boolean } = {},
): Promise<CommunitySummary> {
  const row = await reserve(deps, request, demo);
  try {
    return await finishFounding(deps, row);
  } catch (cause) {
    logFailure(cause, { community: request.id });
    const refusal = new Refusal("founding_unfinished", { detail: { community: request.id } });
    refusal.cause = cause;
    throw refusal;
  }
}

/** Does the steps that are left of a founding, and returns the community as it is then. */
export async function finishFounding(deps: ProvisioningDeps, row: CommunityRow): Promise<CommunitySummary> {
  if (row.status !== "founding") return summaryOf(row);
  const { id, region, createdAt } = row;
  const request = foundingRequest.parse(row.request);
  await walk(deps, row, steps, { id, region, createdAt, request });
  await advance(deps, row, { step: "open", status: "open", openedAt: deps.now() });
  forgetCommunity(deps.platform, row);
  return summaryOf((await readCommunity(deps, id)) ?? row);
}

/** A community as anybody may see it. */
export const summaryOf = ({ id, slug, name, status, region }: CommunityRow): CommunitySummary =>
  communitySummary.parse({ id, slug, name, status, region });
