import createClient from "openapi-fetch";

import { learnTime } from "@mereau/ui/clock.ts";
import type { paths } from "@mereau/workers/client";
import { language } from "#texts/language.ts";

/** How long an answer is waited for; an import or a simulation takes its time. */
const PATIENCE_MS = 60_000;

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
