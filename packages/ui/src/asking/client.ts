import createClient, { type Client } from "openapi-fetch";

import { learnTime } from "#clock.ts";

type How = {
  /** How long an answer is waited for; on a bad network it comes late, or never. */
  patienceMs: number;
  /** In which language it is asked. */
  language: () => string;
};

/** The API, typed by its own contracts. Every answer tells the server's time. */
export function openApi<Paths extends object>({ patienceMs, language }: How): Client<Paths> {
  const timedFetch = async (request: Request): Promise<Response> => {
    const response = await fetch(request, { signal: AbortSignal.timeout(patienceMs) });
    learnTime(response.headers.get("Date"));
    return response;
  };
  const api = createClient<Paths>({ fetch: timedFetch });
  api.use({
    onRequest({ request }) {
      request.headers.set("Accept-Language", language());
      return request;
    },
  });
  return api;
}
