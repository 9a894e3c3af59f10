import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import * as z from "zod";

import type { Duty } from "#ledger/duties/duty.ts";
import type { DutyMemory } from "#ledger/duties/run.ts";
import type { OpenedLane } from "#ledger/open.ts";

/** Accounts looked at by one run: most of them were touched since, and are settled already. */
const SWEPT_ACCOUNTS_MAX = 500;

/** Accounts settled by one run, in one batch: so few that a payment which waits for it hardly notices. */
const SETTLED_ACCOUNTS_MAX = 25;

/** An account that nothing touches is settled after this long, so that its statement has a line a month. */
const SETTLED_WITHIN_MS = 30 * DAY_MS;

/** How far the settling of each currency's accounts has come: the last tick from which it began, and where it is. */
const progress = z.record(
  z.string(),
  z.object({ beganAt: z.number(), tick: z.int(), after: z.string().nullable() }),
);

type Progress = z.infer<typeof progress>;

const KEY = "settling";

/** Settles the accounts that nothing has touched for a month, a few at a time, in the order of their ids. */
export const settlingDuty = (
  { lane, store }: Pick<OpenedLane, "lane" | "store">,
  memory: DutyMemory,
): Duty => {
  const recall = async (): Promise<Progress> => progress.catch({}).parse((await memory.get(KEY)) ?? {});
  /** When the accounts of a currency are next to be settled; at once while that is under way. */
  const dueOf = (known: Progress, currency: string): number | null => {
    const tick = lane.ticking.lastTick(currency);
    const before = known[currency];
    if (!tick || tick.number === 0) return null;
    const begun = lane.ticking.versions(currency)[0]?.effectiveAt ?? tick.at;
    if (!before) return begun + SETTLED_WITHIN_MS;
    return before.after === null ? before.beganAt + SETTLED_WITHIN_MS : before.beganAt;
  };
  return {
    name: "settling",
    async nextDue() {
      const known = await recall();
      const moments = lane.ticking.clocks().flatMap((currency) => dueOf(known, currency) ?? []);
      return moments.length === 0 ? null : Math.min(...moments);
    },
    async run(now) {
      const known = await recall();
      const currency = lane.ticking.clocks().find((code) => (dueOf(known, code) ?? now + 1) <= now);
      const tick = currency === undefined ? undefined : lane.ticking.lastTick(currency);
      if (currency === undefined || !tick) return;
      const before = known[currency];
      const began =
        before && before.after !== null
          ? before
          : { beganAt: tick.at, tick: tick.number, after: `${currency}:` };
      const accounts = await store.accountsAfter(currency, began.after ?? `${currency}:`, SWEPT_ACCOUNTS_MAX);
      const unsettled = accounts.filter((account) => account.tick < began.tick);
      const settled = unsettled.slice(0, SETTLED_ACCOUNTS_MAX);
      if (settled.length > 0) {
        const answer = await lane.submit(settled.map(({ id }) => ({ kind: "settle", account: id })));
        if (!answer.ok) throw new Error(`The ledger answered ${answer.code}`);
      }
      const areSomeLeft = settled.length < unsettled.length;
      const isLast = accounts.length < SWEPT_ACCOUNTS_MAX && !areSomeLeft;
      const reached = isLast ? undefined : (areSomeLeft ? settled : accounts).at(-1);
      await memory.put(KEY, { ...known, [currency]: { ...began, after: reached?.id ?? null } });
    },
  };
};
