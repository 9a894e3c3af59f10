import { readSettings, type Bindings } from "#env.ts";
import { createApp } from "#http/app.ts";
import { runScheduled } from "#jobs/scheduled.ts";
import { openProvisioning } from "#provisioning/provisioning.ts";
import { openPlatform } from "#services/platform/connect.ts";

export { LedgerObject } from "#ledger/object.ts";

const app = createApp({ provisioning: openProvisioning });

export default {
  fetch: app.fetch,

  async scheduled(controller, env) {
    const settings = readSettings(env);
    await runScheduled(
      {
        settings,
        platform: openPlatform(settings),
        provisioning: openProvisioning(settings, env),
        ledgerOf: ({ id, region }) => env.LEDGER.get(env.LEDGER.idFromName(id), { locationHint: region }),
        now: Date.now,
      },
      controller.scheduledTime,
    );
  },
} satisfies ExportedHandler<Bindings>;
