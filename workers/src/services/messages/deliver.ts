import type { Mail } from "#services/mail/message.ts";
import { Refusal } from "#services/refusal.ts";
import { restMs } from "#services/scheduled/backoff.ts";
import type { Outcome, Run } from "#services/scheduled/runs.ts";
import type { WorkContext } from "#services/scheduled/work.ts";

/** A message is tried so often, over about a day, before it is given up. */
const TRIES_MAX = 30;

/** Hands over the one message of a run, and tells how the run went. */
export async function deliver(ctx: WorkContext, run: Run, mail: Mail): Promise<Outcome> {
  try {
    await ctx.mailer.send(ctx, mail);
    return { went: "done" };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    if (run.attempts >= TRIES_MAX) return { went: "given_up", reason: error.code };
    return { went: "again", at: ctx.now + restMs(run.attempts), reason: error.code };
  }
}
