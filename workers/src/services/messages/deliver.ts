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
    return failed(ctx, run, error.code);
  }
}

/** How a run went whose message could not be handed over: it is tried again after a rest, or given up. */
export const failed = ({ now }: WorkContext, { attempts }: Run, reason: string): Outcome =>
  attempts >= TRIES_MAX
    ? { went: "given_up", reason }
    : { went: "again", at: now + restMs(attempts), reason };
