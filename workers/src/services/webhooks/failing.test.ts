import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";

import { jobRun, mail } from "@mereau/db/tenant/schema.ts";
import { changeEndpoint } from "#services/webhooks/change.ts";
import { replay } from "#services/webhooks/replay.ts";
import { newId } from "#testing/community.ts";
import { startHookTown, type HookTown } from "#testing/hookTown.ts";

const DAY_MS = 86_400_000;

let town: HookTown;

beforeAll(async () => {
  town = await startHookTown();
});

afterAll(() => town.close());

beforeEach(() => town.clear());

test("a message that is refused comes back ever later under the same id, and is given up after three days", async () => {
  const { id } = await town.listen("payment.made");
  town.receiver.answer(503, "a".repeat(2_000));
  const payment = await town.pay("1");
  let now = Date.now();
  for (let tries = 0; tries < 20; tries += 1) {
    await town.runTwice(now);
    const [latest] = await town.attemptsOf({ id });
    if (latest?.againAt == null) break;
    now = latest.againAt;
  }
  const attempts = (await town.attemptsOf({ id })).toReversed();
  expect(attempts.length).toBeGreaterThan(8);
  expect(new Set(town.told().map((one) => one.id))).toEqual(new Set([payment]));
  expect(attempts[0]).toMatchObject({ status: 503, answer: "a".repeat(500), went: "failed" });
  const rests = attempts.slice(1).map(({ at }, index) => at - (attempts[index]?.at ?? 0));
  expect(rests[0]).toBeGreaterThanOrEqual(30_000);
  expect(rests[3]).toBeGreaterThan((rests[2] ?? 0) * 2);
  expect(now - (attempts[0]?.at ?? 0)).toBeLessThanOrEqual(3 * DAY_MS);
  const [run] = await town.db.select().from(jobRun).where(eq(jobRun.subject, id));
  expect(run).toMatchObject({ failure: "answered 503" });
  expect(run?.finishedAt).not.toBeNull();
});

test("an address at which nothing arrives for three days is sent nothing more, and the administrators are told", async () => {
  const { id } = await town.listen("payment.made");
  town.receiver.answer(500);
  await town.pay("1");
  const now = Date.now();
  await town.runTwice(now);
  expect(await town.standing({ id })).toMatchObject({ active: true, failingSince: now });
  await town.runTwice(now + 3 * DAY_MS + 1);
  await town.runTwice(now + 3 * DAY_MS + 2);
  expect(await town.standing({ id })).toMatchObject({ active: false, disabledFor: "failing" });
  const letters = await town.db.select().from(mail);
  expect(letters.filter(({ text }) => text.includes("Depuis trois jours"))).toHaveLength(1);

  town.receiver.answer(200, "ok");
  town.receiver.posted.length = 0;
  const missed = await town.pay("2");
  await expect(replay(town.context(), town.admin, id, { id: newId(), event: missed })).rejects.toMatchObject({
    code: "invalid_input",
  });
  await changeEndpoint(town.context(), town.admin, town.sender, { id, active: true });
  expect(await town.standing({ id })).toMatchObject({ active: true, disabledFor: null, failingSince: null });
});
