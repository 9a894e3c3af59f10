import { and, eq, like } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { jobRun, knownDevice } from "@mereau/db/tenant/schema.ts";
import { recogniseDevice } from "#services/devices/recognise.ts";
import { openSession } from "#services/sign-in/openSession.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let moment = Date.now();

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

/** Somebody signs in from a browser that keeps this; gives what it keeps then, and how many letters went about that. */
async function signIn(member: string, kept?: string) {
  moment += 1_000;
  const opened = await openSession(town.db, { id: newId(), member, device: "Firefox", now: moment });
  if (!opened) throw new Error("The session was not opened");
  const keeps = await recogniseDevice(town.context({ now: moment }), opened, kept);
  const about = and(eq(jobRun.subject, opened.session.id), like(jobRun.period, "device_signed_in"));
  const told = await town.db.select({ detail: jobRun.detail }).from(jobRun).where(about);
  return { keeps, told };
}

test("a member is told of a sign-in from a browser that is new, and of no other", async () => {
  const { caller } = await town.join("Noor");
  const first = await signIn(caller.member);
  expect(first.told).toEqual([]);
  expect(await signIn(caller.member, first.keeps)).toEqual(first);
  const elsewhere = await signIn(caller.member);
  expect(elsewhere.told).toMatchObject([
    {
      detail: {
        member: caller.member,
        kind: "security",
        subject: "Essai : quelqu’un est entré dans votre compte depuis un nouvel appareil",
      },
    },
  ]);
  expect((await signIn(caller.member, elsewhere.keeps)).told).toEqual([]);
  expect((await signIn(caller.member, "made up by somebody")).told).toHaveLength(1);
});

test("two who share a browser are both known from it", async () => {
  const [one, other] = [await town.join("Ada"), await town.join("Kim")];
  const { keeps } = await signIn(one.caller.member);
  const shared = await signIn(other.caller.member, keeps);
  expect(shared.keeps).toBe(keeps);
  expect((await signIn(one.caller.member, shared.keeps)).told).toEqual([]);
});

test("fifty browsers of a member are remembered, and those that signed in last", async () => {
  const { caller } = await town.join("Lou");
  const { keeps } = await signIn(caller.member);
  for (let count = 0; count < 50; count += 1) await signIn(caller.member);
  const known = await town.db.select().from(knownDevice).where(eq(knownDevice.member, caller.member));
  expect(known).toHaveLength(50);
  expect((await signIn(caller.member, keeps)).told).toHaveLength(1);
});
