import { openedSession } from "@mereau/shared/contracts/sessions.ts";
import * as z from "zod";

import { anything, type Api } from "./api.ts";
import { newestCode } from "./mailbox.ts";

/**
 * Signs somebody in as they would themselves: asks for a code, reads it in the development mailbox, and spends it.
 * Returns the bearer token of their session.
 */
export async function signIn(api: Api, slug: string, email: string, device: string): Promise<string> {
  const since = Date.now();
  await api.ask(anything, "POST", `/v1/${slug}/sessions/codes`, { body: { email } });
  const code = await newestCode(api, slug, email, since);
  const body = { email, code, device, bearer: true };
  const { token } = await api.ask(openedSession, "POST", `/v1/${slug}/sessions`, { body });
  return z.string().parse(token);
}
