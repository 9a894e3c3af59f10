import type { SignInName } from "@mereau/shared/contracts/sessions.ts";
import type { Agent } from "@mereau/shared/devices/agent.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";
import { openSession, type OpenedSession } from "#services/sign-in/openSession.ts";
import { spendCode } from "#services/sign-in/spendCode.ts";

type Attempt = SignInName & { code: string; device: string | null; agent?: Agent | null };

/**
 * Opens a session for whoever knows the code that was last sent to this address or telephone number.
 *
 * Refuses with `code_wrong`, which is also the answer for one that nobody has. Only who types the right code learns
 * more: `code_expired` when it is too old, `too_many_attempts` when it was tried five times. A code is spent once.
 */
export async function signIn(community: CommunityContext, attempt: Attempt): Promise<OpenedSession> {
  const { db, now } = community;
  const owner = await spendCode(community, attempt);
  const opened = await openSession(db, {
    id: uuidV7(now, crypto.getRandomValues(new Uint8Array(10))),
    member: owner,
    device: attempt.device,
    agent: attempt.agent ?? null,
    now,
  });
  if (!opened) throw new Refusal("internal");
  return opened;
}
