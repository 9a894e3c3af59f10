import type { Context } from "hono";

import type { HttpEnv } from "#http/router.ts";
import { logFailure } from "#log.ts";
import { Refusal } from "#services/refusal.ts";

/** Lets work go on beside the answer, whose time then tells nothing of it. A refusal was told to the log where it arose. */
export function beside(context: Context<HttpEnv>, work: Promise<void>): void {
  const requestId = context.get("requestId");
  context.executionCtx.waitUntil(
    work.catch((error: unknown) => {
      if (!(error instanceof Refusal)) logFailure(error, { requestId });
    }),
  );
}
