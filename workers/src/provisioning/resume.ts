import { finishDeletion } from "#provisioning/delete.ts";
import type { ProvisioningDeps } from "#provisioning/deps.ts";
import { finishFounding } from "#provisioning/found.ts";
import { readCommunity } from "#provisioning/walk.ts";

/** Goes on with a founding or a deletion that was left half-way; does nothing to any other community. */
export async function resume(deps: ProvisioningDeps, communityId: string): Promise<void> {
  const row = await readCommunity(deps, communityId);
  if (row?.status === "founding") await finishFounding(deps, row);
  if (row?.status === "deleting") await finishDeletion(deps, row);
}
