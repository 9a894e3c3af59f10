import { env } from "cloudflare:workers";

import { foundingRequest } from "@mereau/shared/contracts/communities.ts";
import { historyAnswer } from "@mereau/shared/contracts/history.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import { readSettings } from "#env.ts";
import { createApp } from "#http/app.ts";
import { openProvisioning } from "#provisioning/provisioning.ts";
import { findTenant } from "#services/platform/communities.ts";
import { openPlatform } from "#services/platform/connect.ts";

const app = createApp({ provisioning: openProvisioning });
const settings = readSettings(env);
/** Long before any test runs. */
export const start = Date.UTC(2025, 10, 21);
export const idAt = (moment: number) => uuidV7(moment, crypto.getRandomValues(new Uint8Array(10)));

/** Inside workerd: a community founded under an id of `start`, to be shown or to be used. */
export async function foundFor(purpose: "show" | "real") {
  const id = idAt(start);
  const request = foundingRequest.parse({
    id,
    slug: `${purpose}-${id.slice(-8)}`,
    name: purpose,
    language: "fr",
    admin: { id: idAt(start), name: "Maud", email: "maud@example.org" },
    ...presets["local-currency"]({ code: "MIEL", name: "Miel", symbol: "M" }, "fr"),
  });
  await openProvisioning(settings, env).found(request, { demo: purpose === "show" });
  const tenant = await findTenant(openPlatform(settings), settings, id, Date.now());
  if (!tenant) throw new Error("The community has no database");
  return { request, db: tenant.db };
}

/** Asks the Worker as it is set for development, or for production. */
export async function inEnvironment(
  environment: string,
  path: string,
  request: RequestInit = {},
): Promise<Response> {
  const mail = environment === "development" ? {} : { MAIL_TRANSPORT: "smtp", SMTP_URL: "smtp://localhost" };
  const bindings = { ...env, ENVIRONMENT: environment, ...mail };
  return app.request(`http://mereau.test${path}`, request, bindings);
}

/** Plays a past as the operator, in development, unless told otherwise. */
export async function play(
  slug: string,
  body: object,
  options: { token?: string; environment?: string } = {},
) {
  const { token = settings.OPERATOR_TOKEN, environment = "development" } = options;
  const headers = { "Content-Type": "application/json", Authorization: `Bearer ${token}` };
  const request = { method: "POST", headers, body: JSON.stringify(body) };
  const answer = await inEnvironment(environment, `/v1/${slug}/history`, request);
  const value: unknown = await answer.json();
  return { status: answer.status, played: historyAnswer.safeParse(value).data };
}
