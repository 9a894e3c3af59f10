import type { SettingCommand } from "@mereau/shared/ledger/command.ts";
import { nextTick, tickAfter } from "@mereau/shared/ledger/dueTicks.ts";
import type { Ticking } from "@mereau/shared/ledger/ticking.ts";
import type { LedgerStore } from "#ledger/store.ts";

/** Holds that lapse, and memberships that end, of which one batch takes note while the clock catches up. */
const AT_ONCE = 500;

type Surroundings = {
  /** The ticks as they stand, also while this goes on. */
  ticking: Ticking;
  store: Pick<LedgerStore, "dueHolds" | "endings">;
  /** Commits settings in a batch of that moment, after the ticks due by then; false when that was not possible. */
  commitAt: (moment: number, commands: SettingCommand[]) => Promise<boolean>;
};

/** Something that nobody did when it was due. What it changes goes for the ticks after `at`. */
type Missed = { at: number; command: SettingCommand };

/**
 * Where ticks have come due by `now`, what was to happen before them happens first, in a batch of its own moment: a hold
 * lapses, and what it kept aside melts from then on; whoever is no longer recognised stops receiving the dividend. So
 * however long nobody looked it comes to the same as if somebody always had. Where no tick is due nothing is looked up.
 * Gives whether the ticks may be recorded now: false when it cannot be told what came before them.
 */
export async function doMissed({ ticking, store, commitAt }: Surroundings, now: number): Promise<boolean> {
  for (;;) {
    const due = nextTick(ticking);
    if (due === null || due > now) return true;
    const missed = await findMissed(store, now).catch(() => null);
    if (missed === null) return false;
    const until = missed[0] ? tickAfter(ticking, missed[0].at) : null;
    if (until === null || until > now) return true;
    // With no tick between them it comes to the same which of them was first
    const together = missed.filter(({ at }) => at < until);
    const moment = Math.max(...together.map(({ at }) => at));
    const commands = together.map(({ command }) => command);
    if (!(await commitAt(moment, commands))) return false;
  }
}

/** The first in front; more than one batch takes are left for the next look. */
async function findMissed(store: Surroundings["store"], now: number): Promise<Missed[]> {
  const [holds, ended] = await Promise.all([store.dueHolds(now, AT_ONCE), store.endings(now, AT_ONCE)]);
  const lapses = holds.map(({ id, expiresAt }): Missed => ({
    at: expiresAt,
    command: { kind: "expire_hold", hold: id },
  }));
  // At the end itself they are recognised no more: a tick of that very moment passes them by
  const endings = ended.map(({ account, type, endsAt }): Missed => ({
    at: endsAt - 1,
    command: { kind: "set_standing", account, type, receives: false },
  }));
  return [...lapses, ...endings].toSorted((left, right) => left.at - right.at);
}
