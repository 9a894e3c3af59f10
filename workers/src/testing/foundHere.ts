import { env } from "cloudflare:workers";

import type { FoundingRequest } from "@mereau/shared/contracts/communities.ts";
import { readSettings } from "#env.ts";
import { openProvisioning } from "#provisioning/provisioning.ts";
import { foundingOf } from "#testing/founding.ts";

/** Inside workerd: a community of its own, founded in this Worker, and the stub of its ledger. */
export async function foundHere({
  demo = false,
  ...change
}: Partial<FoundingRequest> & { demo?: boolean } = {}) {
  const unique = crypto.randomUUID().slice(0, 8);
  const request = foundingOf({ slug: `essai-${unique}`, ...change });
  await openProvisioning(readSettings(env), env).found(request, { demo });
  return { request, ledger: () => env.LEDGER.get(env.LEDGER.idFromName(request.id)) };
}
