import type { Duty } from "#ledger/duties/duty.ts";
import type { ScheduledWork, WorkContext } from "#services/scheduled/work.ts";

/** A community that is suspended is looked at again after this long. */
const SUSPENDED_MS = 600_000;

/** What the services do of themselves, each a duty of its own. While the community is suspended all of them wait. */
export const workDuties = (
  works: readonly ScheduledWork[],
  contextAt: (now: number) => WorkContext,
  isSuspended: () => Promise<boolean>,
  clock: () => number,
): Duty[] =>
  works.map((work) => ({
    name: work.name,
    async nextDue() {
      const now = clock();
      return (await isSuspended()) ? now + SUSPENDED_MS : work.nextDue(contextAt(now));
    },
    run: (now) => work.run(contextAt(now), now),
  }));
