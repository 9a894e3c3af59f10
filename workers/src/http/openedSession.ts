import type { Context } from "hono";
import { getCookie } from "hono/cookie";

import { type Agent, readAgent } from "@mereau/shared/devices/agent.ts";
import type { SessionSummary } from "@mereau/shared/contracts/sessions.ts";
import type { HttpEnv } from "#http/router.ts";
import { DEVICE_COOKIE } from "#http/middleware/authenticate/cookie.ts";
import { setDeviceCookie, setSessionCookie } from "#http/sessionCookie.ts";
import { recogniseDevice } from "#services/devices/recognise.ts";
import { expressSession } from "#services/sign-in/express.ts";
import type { OpenedSession } from "#services/sign-in/openSession.ts";
import { endSession } from "#services/sign-in/sessions.ts";

/** With what somebody signs in, as their browser tells. */
export const agentOf = (context: Context<HttpEnv>): Agent | null =>
  readAgent(context.req.header("User-Agent") ?? "");

/**
 * What whoever has just signed in is answered: a browser gets the cookie, a program the token where it asks for it. Who
 * signs in from a browser that is not known yet is told so by letter.
 */
export async function answerOpened(
  context: Context<HttpEnv>,
  opened: OpenedSession,
  { bearer }: { bearer: boolean },
): Promise<{ session: SessionSummary; token?: string }> {
  const community = context.get("community");
  const kept = await recogniseDevice(community, opened, getCookie(context, DEVICE_COOKIE));
  const session = expressSession(opened.session, { current: true, language: context.get("language") });
  if (bearer) return { session, token: opened.token };
  await endReplaced(context);
  setSessionCookie(context, community.slug, opened);
  setDeviceCookie(context, community.slug, kept);
  return { session };
}

/** The session of the cookie that another one takes the place of: nobody could end it any more. */
async function endReplaced(context: Context<HttpEnv>): Promise<void> {
  const before = context.get("caller");
  const isByCookie = context.req.header("Authorization") === undefined;
  if (before && before.scopes === null && isByCookie)
    await endSession(context.get("community"), before, before.session);
}
