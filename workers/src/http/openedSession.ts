import type { Context } from "hono";

import { type Agent, readAgent } from "@mereau/shared/devices/agent.ts";
import type { SessionSummary } from "@mereau/shared/contracts/sessions.ts";
import type { HttpEnv } from "#http/router.ts";
import { setSessionCookie } from "#http/sessionCookie.ts";
import { expressSession } from "#services/sign-in/express.ts";
import type { OpenedSession } from "#services/sign-in/openSession.ts";

/** With what somebody signs in, as their browser tells. */
export const agentOf = (context: Context<HttpEnv>): Agent | null =>
  readAgent(context.req.header("User-Agent") ?? "");

/** What whoever has just signed in is answered: a browser gets the cookie, a program the token where it asks for it. */
export function answerOpened(
  context: Context<HttpEnv>,
  opened: OpenedSession,
  { bearer }: { bearer: boolean },
): { session: SessionSummary; token?: string } {
  const session = expressSession(opened.session, { current: true, language: context.get("language") });
  if (bearer) return { session, token: opened.token };
  setSessionCookie(context, context.get("community").slug, opened);
  return { session };
}
