import { afterAll, beforeAll, expect, test } from "vitest";

import { jobRun } from "@mereau/db/tenant/schema.ts";
import { readScheduledWork } from "#services/scheduled/status.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

test("managers and auditors see what is late and what did not succeed; members do not", async () => {
  const now = Date.now();
  const noor = await town.join("Noor");
  const auditor = await town.join("Ariane", "individual", "auditor");
  await expect(readScheduledWork(town.context(), noor.caller, "fr")).rejects.toMatchObject({
    code: "forbidden",
  });
  const run = { work: "test", dueAt: now - 5_000, tryAt: now + 60_000, startedAt: now, attempts: 2 };
  await town.db.insert(jobRun).values([
    { ...run, subject: "a", period: "1", id: newId(), failure: "insufficient_funds" },
    { ...run, subject: "a", period: "2", id: newId(), failure: "account_closed", finishedAt: now },
    { ...run, subject: "a", period: "3", id: newId(), finishedAt: now },
  ]);
  const status = await readScheduledWork(town.context({ now }), auditor.caller, "fr");
  expect(status.works.find(({ name }) => name === "holds")).toEqual({
    name: "holds",
    title: "Réservations qui expirent",
    nextDueAt: null,
    lastDoneAt: null,
    lateMs: 0,
    failures: 0,
    failedAt: null,
    reason: null,
  });
  expect(status.works.length).toBeGreaterThan(18);
  expect(status.works.filter(({ name, title }) => title === name)).toEqual([]);
  expect(status.failed.map(({ period, reason, againAt }) => [period, reason, againAt])).toEqual([
    ["1", "insufficient_funds", now + 60_000],
    ["2", "account_closed", null],
  ]);
});
