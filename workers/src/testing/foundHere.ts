import { env } from "cloudflare:workers";

import { readSettings } from "#env.ts";
import { openProvisioning } from "#provisioning/provisioning.ts";
import { foundingOf } from "#testing/founding.ts";

/** Inside workerd: a community of its own, founded in this Worker, and the stub of its ledger. */
export async function foundHere() {
  const unique = crypto.randomUUID().slice(0, 8);
  const request = foundingOf({ slug: `essai-${unique}` });
  await openProvisioning(readSettings(env), env).found(request);
  return { request, ledger: () => env.LEDGER.get(env.LEDGER.idFromName(request.id)) };
}
