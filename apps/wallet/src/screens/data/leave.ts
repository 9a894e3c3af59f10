import { signal } from "@preact/signals";

import type { components } from "@mereau/workers/client";
import { type Answer, ask } from "@mereau/ui/asking/ask.ts";
import { api } from "#api/client.ts";
import { forgetKey, readKey } from "#keys/owner.ts";
import { noteLeft } from "#session/session.ts";
import { here } from "#shell.ts";

export type LeavingNotice = components["schemas"]["LeavingNotice"];
export type Departure = components["schemas"]["Departure"];

/** Somebody has just left from this device. */
export const departure = signal<Departure | null>(null);

/** What leaving would do, with the code that confirms it. Nothing has changed yet. */
export const readNotice = (): Promise<Answer<LeavingNotice>> =>
  ask(api.POST("/v1/{community}/me/leaving", { params: { path: here } }));

export type Asked = { id: string; confirmation: string; giveTo: string[] };

/** What was asked and not answered: it may be done, and the session with it. */
export const unanswered = signal<Asked | null>(null);

/** Leaves, for good. The same may be asked again where no answer came: it is done once. */
export async function leave(body: Asked): Promise<Answer<Departure>> {
  const answer = await ask(
    api.POST("/v1/{community}/me/leaving/confirmation", { params: { path: here }, body }),
  );
  const isLost =
    !answer.ok && (answer.trouble.kind === "unreachable" || answer.trouble.problem.status >= 500);
  unanswered.value = isLost ? body : null;
  if (!answer.ok) return answer;
  departure.value = answer.value;
  const key = await readKey().catch(() => undefined);
  if (key?.member === answer.value.member) await forgetKey(key.id);
  await noteLeft();
  return answer;
}
