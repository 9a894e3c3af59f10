import { openApi } from "@mereau/ui/asking/client.ts";
import type { components, paths } from "@mereau/workers/client";
import { language } from "#texts/language.ts";

export type Product = components["schemas"]["Product"];
export type Face = components["schemas"]["KioskFace"];
export type Order = components["schemas"]["KioskOrder"];

/** Somebody stands before the tablet: after so long it says that it does not know. */
export const api = openApi<paths>({ patienceMs: 8_000, language: () => language.value });
