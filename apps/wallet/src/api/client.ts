import createClient from "openapi-fetch";

import type { paths } from "@mereau/workers/client";
import { learnTime } from "@mereau/ui/clock.ts";
import { language } from "#texts/say.ts";

/** How long an answer is waited for; on a bad network it comes late, or never. */
const PATIENCE_MS = 15_000;

/** Every answer tells the server's time. */
async function timedFetch(request: Request): Promise<Response> {
  const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE_MS) });
  learnTime(response.headers.get("Date"));
  return response;
}

/** The API, typed by its own contracts. */
export const api = createClient<paths>({ fetch: timedFetch });

api.use({
  onRequest({ request }) {
    request.headers.set("Accept-Language", language.value);
    return request;
  },
});
