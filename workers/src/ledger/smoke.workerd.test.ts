import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env, exports } from "cloudflare:workers";
import { expect, inject, test } from "vitest";

const object = (name: string) => env.LEDGER.get(env.LEDGER.idFromName(name));

test("the Worker answers inside workerd", async () => {
  const answer = await exports.default.fetch("http://mereau.test/healthz");
  expect(answer.status).toBe(200);
});

test("the local database server is within reach", async () => {
  const answer = await fetch(`${inject("settings")["DATABASE_URL"]}/health`);
  expect(answer.status).toBe(200);
});

test("an alarm runs once when it is run by hand", async () => {
  const ledger = object("alarm");
  await runInDurableObject(ledger, (_instance, state) => state.storage.setAlarm(Date.now() + 60_000));
  expect(await runDurableObjectAlarm(ledger)).toBe(true);
  expect(await runDurableObjectAlarm(ledger)).toBe(false);
  const woken = await runInDurableObject(ledger, (_instance, state) => state.storage.get("woken"));
  expect(woken).toBe(1);
});

test("an evicted object comes back as a new instance with the same storage", async () => {
  const ledger = object("evicted");
  const before = await runInDurableObject(ledger, async (instance, state) => {
    await state.storage.put("kept", 7);
    return Object.assign(instance, { mark: "first life" }).mark;
  });
  expect(before).toBe("first life");
  await evictDurableObject(ledger);
  const after = await runInDurableObject(ledger, async (instance, state) => ({
    mark: "mark" in instance,
    kept: await state.storage.get("kept"),
  }));
  expect(after).toEqual({ mark: false, kept: 7 });
});
