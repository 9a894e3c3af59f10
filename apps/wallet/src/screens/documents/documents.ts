import type { components } from "@mereau/workers/client";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { type Acceptance, readAcceptances } from "#joining/accepting.ts";
import { here } from "#shell.ts";

export type InForce = components["schemas"]["Document"];

/** The texts in force, and what one has accepted of them and of those before, the newest first. */
export type Agreed = { texts: InForce[]; accepted: Acceptance[] };

export async function readAgreed(): Promise<Answer<Agreed>> {
  const [texts, accepted] = await Promise.all([
    ask(api.GET("/v1/{community}/documents", { params: { path: here } })),
    readAcceptances(),
  ]);
  if (!texts.ok) return texts;
  if (!accepted.ok) return accepted;
  return { ok: true, value: { texts: texts.value.items, accepted: accepted.value.items } };
}

type Named = { document: InForce["document"]; version: string };

/** Any version that was ever in force. */
export const readVersion = ({ document: kind, version }: Named): Promise<Answer<InForce>> =>
  ask(
    api.GET("/v1/{community}/documents/{kind}/versions/{version}", {
      params: { path: { ...here, kind, version } },
    }),
  );

export const isSame = (one: Named, other: Named): boolean =>
  one.document === other.document && one.version === other.version;
