import { openApi } from "@mereau/ui/asking/client.ts";
import type { paths } from "@mereau/workers/client";
import { awaitsSecond } from "#api/awaitsSecond.ts";
import { language } from "#texts/language.ts";

/** An import or a simulation takes its time. */
export const api = openApi<paths>({ patienceMs: 60_000, language: () => language.value });
api.use({ onResponse: ({ response }) => awaitsSecond(response) });
