import type { Bindings, Settings } from "#env.ts";
import { confirmDeletion, requestDeletion } from "#provisioning/delete.ts";
import type { ProvisioningDeps } from "#provisioning/deps.ts";
import { chooseDriver } from "#provisioning/drivers/choose.ts";
import { exportCommunity } from "#provisioning/export.ts";
import { dropExpiredExports, readKeptExport } from "#provisioning/exporting/keep.ts";
import { found } from "#provisioning/found.ts";
import { resume } from "#provisioning/resume.ts";
import { openPlatform } from "#services/platform/connect.ts";
import type { Provisioning } from "#services/platform/provisioning.ts";
import { sealingKey } from "#services/secrets/seal.ts";

/** Everything bound to what it works with. */
export const bindProvisioning = (deps: ProvisioningDeps): Provisioning => ({
  found: (request, options) => found(deps, request, options),
  resume: (community) => resume(deps, community),
  requestDeletion: (community, member) => requestDeletion(deps, community, member),
  confirmDeletion: (community, member, confirmation) =>
    confirmDeletion(deps, community, member, confirmation),
  exportCommunity: (community) => exportCommunity(deps, community),
  readKeptExport: (community) => readKeptExport(deps, community),
  dropExpiredExports: () => dropExpiredExports(deps),
});

/** The provisioning of this deployment: its driver, its platform database, its ledgers. */
export const openProvisioning = (settings: Settings, { LEDGER }: Pick<Bindings, "LEDGER">): Provisioning =>
  bindProvisioning({
    platform: openPlatform(settings),
    driver: chooseDriver(settings),
    ledgerOf: ({ id, region }) => LEDGER.get(LEDGER.idFromName(id), { locationHint: region }),
    sealingKey: sealingKey(settings.SEALING_KEY),
    now: Date.now,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  });
