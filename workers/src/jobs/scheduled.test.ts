import { tenantMigrations } from "@mereau/db/tenant/migrations.ts";
import { community, database, jobRun } from "@mereau/db/platform/schema.ts";
import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";

import type { JobDeps } from "#jobs/deps.ts";
import { runScheduled } from "#jobs/scheduled.ts";
import { foundCommunity, foundingOf } from "#testing/founding.ts";
import { runAndKill, startWorld, type World } from "#testing/world.ts";

const MINUTE = 60_000;
let world: World;

beforeEach(async () => {
  world = await startWorld();
});

afterEach(() => world.close());

const jobDeps = (later = 2 * MINUTE): JobDeps => ({
  platform: world.platform,
  settings: world.settings,
  provisioning: world.provisioning(),
  ledgerOf: world.startIsolate().ledgerOf,
  now: () => Date.now() + later,
});

const statusOf = async (id: string) =>
  (await world.platform.select().from(community).where(eq(community.id, id)))[0]?.status;

const runs = async () =>
  (await world.platform.select().from(jobRun).orderBy(asc(jobRun.startedAt))).map(({ job, failure }) => [
    job,
    failure,
  ]);

test("a founding left half-way is finished once its founder has had a minute", async () => {
  const request = foundingOf();
  await runAndKill(() => world.provisioning().found(request), { at: 6, sends: true });
  expect(await statusOf(request.id)).toBe("founding");
  await runScheduled(jobDeps(0), 0);
  expect(await statusOf(request.id)).toBe("founding");
  await runScheduled(jobDeps(), 5 * MINUTE);
  expect(await statusOf(request.id)).toBe("open");
  expect(await runs()).toContainEqual(["finish_founding", null]);
});

test("a deletion left half-way is finished", async () => {
  const { id, admin } = await foundCommunity(world);
  const { confirmation } = await world.provisioning().requestDeletion(id, admin.id);
  await runAndKill(() => world.provisioning().confirmDeletion(id, admin.id, confirmation), {
    at: 9,
    sends: false,
  });
  expect(await statusOf(id)).toBe("deleting");
  await runScheduled(jobDeps(), 0);
  expect(await statusOf(id)).toBe("deleted");
});

test("a trial is wiped once its time is over, and not before; no other community is", async () => {
  const [trial, other] = [await foundCommunity(world), await foundCommunity(world)];
  const trialUntil = Date.now() + 60 * MINUTE;
  await world.platform.update(community).set({ trialUntil }).where(eq(community.id, trial.id));
  await runScheduled(jobDeps(59 * MINUTE), 0);
  expect(await statusOf(trial.id)).toBe("open");
  await runScheduled(jobDeps(61 * MINUTE), 5 * MINUTE);
  expect([await statusOf(trial.id), await statusOf(other.id)]).toEqual(["deleted", "open"]);
  expect(await runs()).toContainEqual(["wipe_trial", null]);
});

test("a trigger that comes twice does its work once, and a failure is tried again in the next period", async () => {
  const request = foundingOf();
  await runAndKill(() => world.provisioning().found(request), { at: 6, sends: true });
  let tries = 0;
  const failing = {
    ...jobDeps(),
    provisioning: {
      ...world.provisioning(),
      resume: () => {
        tries += 1;
        return Promise.reject(new Error("down"));
      },
    },
  };
  await Promise.all([runScheduled(failing, 0), runScheduled(failing, 0), runScheduled(failing, 0)]);
  expect(tries).toBe(1);
  expect(await runs()).toContainEqual(["finish_founding", "down"]);
  await runScheduled(jobDeps(), 5 * MINUTE);
  expect(await statusOf(request.id)).toBe("open");
});

test("a community whose schema is behind is woken, and its version is written down", async () => {
  const { id } = await foundCommunity(world);
  const versions = async () =>
    (await world.platform.select().from(database)).map(({ schemaVersion }) => schemaVersion);
  const woken: string[] = [];
  const deps = jobDeps();
  const watched: JobDeps = {
    ...deps,
    ledgerOf: (place) => ({
      ...deps.ledgerOf(place),
      head: (asked) => {
        woken.push(asked);
        return deps.ledgerOf(place).head(asked);
      },
    }),
  };
  await runScheduled(watched, 0);
  expect(woken).toEqual([]);
  await world.platform.update(database).set({ schemaVersion: 0 });
  await runScheduled(watched, 5 * MINUTE);
  expect(woken).toEqual([id]);
  expect(await versions()).toEqual([tenantMigrations.length]);
});

test("a ledger that has not woken, or means to in years, is woken; one that is on time is left alone", async () => {
  const { id } = await foundCommunity(world);
  const woken: number[] = [];
  const deps = jobDeps(0);
  const watched: JobDeps = {
    ...deps,
    ledgerOf: (place) => ({
      ...deps.ledgerOf(place),
      wake: async (asked) => {
        woken.push(1);
        return deps.ledgerOf(place).wake(asked);
      },
    }),
  };
  const wakings = async (nextDueAt: number | null, period: number) => {
    await world.platform.update(database).set({ nextDueAt }).where(eq(database.community, id));
    await runScheduled(watched, period * MINUTE);
    return woken.splice(0).length;
  };
  const year = 365 * 24 * 60 * MINUTE;
  expect(await wakings(null, 0)).toBe(1);
  expect(await wakings(Date.now() + MINUTE, 5)).toBe(0);
  expect(await wakings(Date.now() - 2 * MINUTE, 10)).toBe(0);
  expect(await wakings(Date.now() - 4 * MINUTE, 15)).toBe(1);
  expect(await wakings(Date.now() - 4 * MINUTE, 15)).toBe(0);
  expect(await wakings(Date.now() - year, 20)).toBe(1);
  expect(await wakings(Date.now() + year, 25)).toBe(1);
});

test("old runs are forgotten after a month", async () => {
  await runScheduled(jobDeps(0), 0);
  expect(await runs()).toEqual([["tidy", null]]);
  await runScheduled(jobDeps(31 * 24 * 60 * MINUTE), 31 * 24 * 60 * MINUTE);
  expect(await runs()).toEqual([["tidy", null]]);
  expect(await world.platform.select({ period: jobRun.period }).from(jobRun)).toEqual([
    { period: "1970-02-01" },
  ]);
});
