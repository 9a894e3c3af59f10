import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { jobRun } from "@mereau/db/tenant/schema.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { planRun, writeAll } from "#services/scheduled/plan.ts";
import { type Outcome, type Run, runsWork } from "#services/scheduled/runs.ts";
import { createHookSender } from "#services/webhooks/sender.ts";
import type { WorkContext } from "#services/scheduled/work.ts";
import { startCommunity, type TestCommunity } from "#testing/community.ts";

const DAY = 86_400_000;
const start = Date.UTC(2026, 0, 1);
const dateOf = (moment: number) => new Date(moment).toISOString().slice(0, 10);

let town: TestCommunity;
let works = 0;
/** What was done, as `subject period`, by whoever performed it; and what each try meets. */
let done: string[];
let ids: string[];
let meet: (run: Run) => void;
let work: ReturnType<typeof daily>;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

const at = (now: number): WorkContext => ({
  ...town.context({ now }),
  mailer: createMailer(town.world.settings),
  pusher: null,
  hooks: createHookSender(town.world.settings),
});

/** A work of every so many days: each plans the next, or the first that still lies ahead. */
function daily(missed: "kept" | "collapsed", { runsMax = 200, days = 1 } = {}) {
  works += 1;
  const name = `daily-${works}`;
  const perform = async (ctx: WorkContext, runs: readonly Run[]): Promise<Outcome[]> =>
    runs.map((run) => {
      meet(run);
      done.push(`${run.subject} ${run.period}`);
      ids.push(run.id);
      const step = days * DAY;
      const behind = missed === "kept" ? 1 : Math.floor((ctx.now - run.dueAt) / step) + 1;
      const dueAt = run.dueAt + behind * step;
      return {
        went: "done",
        plans: [{ work: run.work, subject: run.subject, period: dateOf(dueAt), dueAt }],
      };
    });
  return runsWork({ name, perform, runsMax });
}

const plan = (...subjects: string[]) =>
  writeAll(
    town.context(),
    subjects.map((subject) =>
      planRun(town.context({ now: start }), {
        work: work.name,
        subject,
        period: dateOf(start),
        dueAt: start,
      }),
    ),
  );

/** Runs until nothing more is due at this moment; so often at most. */
async function catchUp(now: number, runsMax = 100): Promise<number> {
  for (let runs = 0; runs < runsMax; runs += 1) {
    const next = await work.nextDue(at(now));
    if (next === null || next > now) return runs;
    await work.run(at(now), now);
  }
  return runsMax;
}

const rows = () => town.db.select().from(jobRun).where(eq(jobRun.work, work.name)).orderBy(jobRun.period);

beforeEach(() => {
  [done, ids, meet] = [[], [], () => undefined];
  work = daily("kept");
});

test("a work that was off for a month does each of its days once, in order", async () => {
  await plan("a");
  await catchUp(start + 30 * DAY);
  expect(done).toEqual(Array.from({ length: 31 }, (_, day) => `a ${dateOf(start + day * DAY)}`));
  expect(new Set(ids).size).toBe(31);
  await catchUp(start + 30 * DAY);
  expect(done).toHaveLength(31);
  expect(await work.nextDue(at(start))).toBe(start + 31 * DAY);
});

test("missed periods collapse where the work says so", async () => {
  work = daily("collapsed");
  await plan("a");
  await catchUp(start + 30 * DAY);
  expect(done).toEqual(["a 2026-01-01"]);
  expect(await work.nextDue(at(start))).toBe(start + 31 * DAY);
});

test("begun by two at once, a run is done by one of them", async () => {
  await plan("a", "b", "c");
  await Promise.all([1, 2, 3].map(() => work.run(at(start), start)));
  expect(done.toSorted()).toEqual(["a 2026-01-01", "b 2026-01-01", "c 2026-01-01"]);
});

test("what throws is tried again under the same id after 30 s, then ever later up to an hour, and alone", async () => {
  meet = ({ subject, id }) => {
    ids.push(id);
    if (subject === "b") throw new Error("down");
  };
  await plan("a", "b", "c");
  await work.run(at(start), start);
  const after = await rows();
  expect(after.map(({ subject, attempts, failure }) => [subject, attempts, failure])).toEqual([
    ["a", 1, "down"],
    ["b", 1, "down"],
    ["c", 1, "down"],
  ]);
  const rests: number[] = [];
  let now = start;
  for (let tries = 0; tries < 10; tries += 1) {
    const next = (await work.nextDue(at(now))) ?? 0;
    rests.push((next - now) / 1000);
    now = next;
    await work.run(at(now), now);
  }
  expect(rests).toEqual([30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
  // The first time a was begun together with b, and again under the same id
  expect(done).toEqual(["a 2026-01-01", "a 2026-01-01", "c 2026-01-01"]);
  const poisoned = (await rows()).find(({ subject }) => subject === "b");
  expect(poisoned).toMatchObject({ attempts: 11, finishedAt: null, failure: "down" });
  expect(ids.filter((id) => id === poisoned?.id)).toHaveLength(11);
  meet = () => undefined;
  await catchUp(now + 3_600_000);
  expect((await rows()).find(({ id }) => id === poisoned?.id)).toMatchObject({ failure: null });
});

test("an instance that dies in the middle leaves a run to be done after its rest", async () => {
  await plan("a");
  const dead = runsWork({ name: work.name, perform: () => new Promise(() => undefined) });
  void dead.run(at(start), start);
  while ((await rows())[0]?.attempts === 0) await new Promise((wait) => setTimeout(wait, 5));
  expect(await catchUp(start)).toBe(0);
  expect(done).toEqual([]);
  await catchUp(start + 30_000);
  expect(done).toEqual(["a 2026-01-01"]);
});

test("a clock that jumps a year ahead and back does nothing twice and loses nothing", async () => {
  work = daily("kept", { days: 30 });
  const year = 365 * DAY;
  await plan("a");
  await catchUp(start + year);
  expect(done).toHaveLength(13);
  meet = () => {
    throw new Error("down");
  };
  await plan("b");
  await work.run(at(start + year), start + year);
  await plan("c");
  meet = () => undefined;
  await catchUp(start + 30 * DAY);
  expect(done.slice(13).toSorted()).toEqual(["b 2026-01-01", "b 2026-01-31", "c 2026-01-01", "c 2026-01-31"]);
  await catchUp(start + year);
  expect(done).toHaveLength(3 * 13);
  expect(new Set(done).size).toBe(3 * 13);
});

test("no more is begun at a time than the work allows", async () => {
  work = daily("kept", { runsMax: 2 });
  await plan("a", "b", "c", "d", "e");
  await work.run(at(start), start);
  expect(done).toHaveLength(2);
  expect(await catchUp(start)).toBe(2);
  expect(done).toHaveLength(5);
});
