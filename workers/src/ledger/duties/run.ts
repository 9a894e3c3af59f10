import * as z from "zod";

import type { DutyStanding } from "@mereau/shared/ledger/binding.ts";
import type { Duty } from "#ledger/duties/duty.ts";
import { log, logFailure } from "#log.ts";
import { restMs } from "#services/scheduled/backoff.ts";

const standing = z.object({
  doneAt: z.number().nullable(),
  failures: z.number(),
  failedAt: z.number().nullable(),
  reason: z.string().nullable(),
});

type Standing = z.infer<typeof standing>;

const standings = z.record(z.string(), standing).catch({});

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

type Went = { name: string; standing: Standing; next: number | null };

async function runOne(duty: Duty, before: Standing, now: number): Promise<Went> {
  const { name } = duty;
  const rest = restsUntil(before, now);
  if (rest !== null) return { name, standing: before, next: rest };
  try {
    const due = await duty.nextDue();
    if (due === null || due > now) return { name, standing: before, next: due };
    await duty.run(now);
    const done = { ...untried, doneAt: now };
    return { name, standing: done, next: await duty.nextDue() };
  } catch (error) {
    const failures = before.failures + 1;
    const reason = error instanceof Error ? error.message.slice(0, 500) : "unknown";
    logFailure(error, { duty: name, failures });
    const failed = { ...before, failures, failedAt: now, reason };
    return { name, standing: failed, next: now + restMs(failures) };
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
  const went = await Promise.all(duties.map((duty) => runOne(duty, known[duty.name] ?? untried, now)));
  if (went.some(({ name, standing: after }) => after !== known[name] && after !== untried))
    await memory.put(KEY, Object.fromEntries(went.map((one) => [one.name, one.standing])));
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
