import { openApi } from "@mereau/ui/asking/client.ts";
import type { paths } from "@mereau/workers/client";
import { language } from "#texts/say.ts";

export const api = openApi<paths>({ patienceMs: 15_000, language: () => language.value });
