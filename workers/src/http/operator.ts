import type { Context } from "hono";

import type { HttpEnv } from "#http/router.ts";
import { hashToken } from "#services/sign-in/token.ts";

const bearer = /^Bearer\s+(\S{1,200})$/i;

/** Whether the operator of the deployment is asking: the bearer of OPERATOR_TOKEN. */
export function isOperator(context: Context<HttpEnv>): boolean {
  const token = bearer.exec(context.req.header("Authorization") ?? "")?.[1];
  // Hashes are compared, so that the time it takes tells nothing about the token
  return token !== undefined && hashToken(token) === hashToken(context.get("settings").OPERATOR_TOKEN);
}
