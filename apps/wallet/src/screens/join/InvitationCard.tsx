import { Token } from "@mereau/ui/Token.tsx";
import type { components } from "@mereau/workers/client";
import { now } from "@mereau/ui/clock.ts";
import { community } from "#shell.ts";
import { say } from "#texts/say.ts";
import { dayOf } from "#words/when.ts";

/** Who invites, to what, and until when. */
export function InvitationCard({ face }: { face: components["schemas"]["InvitationFace"] }) {
  const words = say().joining;
  return (
    <div class="card inviting">
      <Token name={face.inviter} picture={null} large />
      <p>
        <b>{words.invites(face.inviter, community.name)}</b>
        <small>
          {face.approved ? words.atOnce : words.afterwards} {words.goodUntil(dayOf(face.expiresAt, now()))}
        </small>
      </p>
    </div>
  );
}
