import type { JobDeps } from "#jobs/deps.ts";
import { once } from "#jobs/once.ts";
import { findOversleeping } from "#services/platform/dueMoments.ts";

const MINUTE_MS = 60_000;
/** An alarm that is a little late still comes. What is written down is rounded up to ten minutes besides. */
const LATE_MS = 3 * MINUTE_MS;
/** No ledger means to sleep for longer than a day. */
const FAR_MS = 3 * 24 * 60 * MINUTE_MS;
/** Communities woken by one run; the next takes the others. */
const RUN_MAX = 50;

/** Wakes the ledgers whose moment has passed: their alarm is lost, or their clock was put back. */
export async function wakeOversleepers(deps: JobDeps, period: string): Promise<void> {
  const { platform, ledgerOf, now } = deps;
  const asleep = await findOversleeping(platform, {
    late: now() - LATE_MS,
    far: now() + FAR_MS,
    limit: RUN_MAX,
  });
  for (const { id, region } of asleep)
    await once(platform, { community: id, job: "wake", period }, now, async () => {
      const answer = await ledgerOf({ id, region }).wake(id);
      if (!answer.ok) throw new Error(`The ledger of ${id} answered ${answer.code}`);
    });
}
