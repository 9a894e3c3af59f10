import { type Answer, ask, isUnsettled } from "@mereau/ui/asking/ask.ts";
import { now } from "@mereau/ui/clock.ts";
import type { components } from "@mereau/workers/client";
import { api } from "#api/client.ts";
import { type Draft, draft } from "#screens/founding/draft.ts";
import { requestOf } from "#screens/founding/request.ts";

const PAUSE_MS = 2_000;
const INVITATION_MS = 30 * 86_400_000;

type Body = components["schemas"]["FoundingRequest"];

type Made = Pick<Draft, "isIn" | "invitationPath">;

/**
 * Asks for the community until it is there: the same request finishes what an earlier one began. Then its looks and a first
 * invitation are settled, where founding signed this device in.
 *
 * @param onLate called when it has to be asked again
 */
export async function make(operatorCode: string, onLate: () => void): Promise<Answer<Made>> {
  // As it goes over the wire, where what is undefined is not there
  const body: Body = JSON.parse(JSON.stringify(requestOf(draft.value)));
  for (;;) {
    const headers = operatorCode === "" ? {} : { Authorization: `Bearer ${operatorCode}` };
    const answer = await ask(api.POST("/v1/communities", { body, headers }));
    if (answer.ok) return { ok: true, value: await settle(answer.value.session !== undefined) };
    if (!isUnsettled(answer.trouble)) return answer;
    onLate();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

async function settle(isIn: boolean): Promise<Made> {
  const { slug, colour, description, invitation } = draft.value;
  if (!isIn) return { isIn, invitationPath: null };
  localStorage.setItem(`mereau:${slug}:signed-in`, "yes");
  const path = { community: slug };
  const looks = { colour, description: description.trim() || null };
  const body = { id: invitation, expiresAt: now() + INVITATION_MS, uses: 50, approved: true };
  const [, invited] = await Promise.all([
    ask(api.PATCH("/v1/{community}/settings", { params: { path }, body: { looks } })),
    ask(api.POST("/v1/{community}/invitations", { params: { path }, body })),
  ]);
  return { isIn, invitationPath: invited.ok ? invited.value.path : null };
}
