import * as z from "zod";

import type { DutyStanding } from "@mereau/shared/ledger/binding.ts";
import type { Duty } from "#ledger/duties/duty.ts";
import { log, logFailure } from "#log.ts";
import { restMs } from "#services/scheduled/backoff.ts";

const standingSchema = z.object({
  doneAt: z.number().nullable(),
  failures: z.number(),
  failedAt: z.number().nullable(),
  reason: z.string().nullable(),
});

type Standing = z.infer<typeof standingSchema>;

const standings = z.record(z.string(), standingSchema).catch({});

const untried: Standing = { doneAt: null, failures: 0, failedAt: null, reason: null };

/** Where it is kept how each duty went: it must outlive the instance, or a failing duty would start afresh each time. */
export type DutyMemory = {
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
};

const KEY = "duties";

const recall = async (memory: DutyMemory) => standings.parse(await memory.get(KEY));

/** Until when a duty that has failed is left alone. A clock that has since been put back holds nothing up. */
function restsUntil({ failures, failedAt }: Standing, now: number): number | null {
  if (failedAt === null || now < failedAt) return null;
  const until = failedAt + restMs(failures);
  return now < until ? until : null;
}

type Went = {
  standing: Standing;
  /** When it is due again; what another duty has done meanwhile may bring that nearer, unless it rests. */
  next: number | null;
  rests: boolean;
};

async function runOne(duty: Duty, before: Standing, now: number): Promise<Went> {
  const rest = restsUntil(before, now);
  if (rest !== null) return { standing: before, next: rest, rests: true };
  try {
    const due = await duty.nextDue();
    if (due === null || due > now) return { standing: before, next: due, rests: false };
    await duty.run(now);
    return { standing: { ...untried, doneAt: now }, next: await duty.nextDue(), rests: false };
  } catch (error) {
    const failures = before.failures + 1;
    const reason = error instanceof Error ? error.message.slice(0, 500) : "unknown";
    logFailure(error, { duty: duty.name, failures });
    const standing = { ...before, failures, failedAt: now, reason };
    return { standing, next: now + restMs(failures), rests: true };
  }
}

/**
 * Runs every duty that is due, none waiting for another, and tells when the first of them is due again: null when
 * nothing is in sight. A duty that throws rests for 30 seconds, then for twice as long each time, up to an hour.
 */
export async function runDuties(
  duties: readonly Duty[],
  memory: DutyMemory,
  now: number,
): Promise<number | null> {
  const known = await recall(memory);
  const befores = duties.map(({ name }) => known[name] ?? untried);
  const went = await Promise.all(duties.map((duty, index) => runOne(duty, befores[index] ?? untried, now)));
  if (went.every(({ standing: after }, index) => after === befores[index])) return first(went);
  const after = Object.fromEntries(duties.map(({ name }, index) => [name, went[index]?.standing ?? untried]));
  await memory.put(KEY, after);
  return first(await Promise.all(duties.map((duty, index) => askAgain(duty, went[index], now))));
}

/** What one duty did may have made another one due, that had looked before. */
async function askAgain(duty: Duty, went: Went | undefined, now: number): Promise<{ next: number | null }> {
  if (went?.rests) return went;
  return { next: await duty.nextDue().catch(() => now + restMs(1)) };
}

function first(went: readonly { next: number | null }[]): number | null {
  const moments = went.flatMap(({ next }) => next ?? []);
  return moments.length > 0 ? Math.min(...moments) : null;
}

/** How each duty stands: when it is due, and how it last went. */
export async function dutyStandings(duties: readonly Duty[], memory: DutyMemory): Promise<DutyStanding[]> {
  const known = await recall(memory);
  return Promise.all(
    duties.map(async (duty) => {
      const nextDueAt = await duty.nextDue().catch((error: unknown) => {
        log("duty.not_asked", { duty: duty.name, reason: String(error) }, "warn");
        return null;
      });
      return { name: duty.name, nextDueAt, ...(known[duty.name] ?? untried) };
    }),
  );
}
