import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { session } from "@mereau/db/tenant/schema.ts";
import { createApiKey } from "#services/keys/createApiKey.ts";
import { identify } from "#services/sign-in/identify.ts";
import { openSession } from "#services/sign-in/openSession.ts";
import { endSession, listSessions } from "#services/sign-in/sessions.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

const DAY_MS = 86_400_000;

let town: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

/** Opens a session for the administrator. */
async function open(now: number) {
  const opened = await openSession(town.db, { id: newId(), member: town.admin.member, device: null, now });
  if (!opened) throw new Error("no session");
  const { token, session: row } = opened;
  const [id, start] = [row.id, now];
  return {
    id,
    isKnown: async (days: number) =>
      (await identify(town.context({ now: start + days * DAY_MS }), token)) !== null,
    /** The end that is written down, in days from its beginning. */
    end: async () => {
      const [kept] = await town.db.select().from(session).where(eq(session.id, id));
      return ((kept?.expiresAt ?? 0) - start) / DAY_MS;
    },
    asCaller: { ...town.admin, session: id },
  };
}

test("a session that is not used ends after thirty days", async () => {
  const { isKnown, end } = await open(Date.now());
  expect(await end()).toBe(30);
  expect(await isKnown(30)).toBe(false);
});

test("a session that is used lives on, at one write a day", async () => {
  const { isKnown, end } = await open(Date.now());
  const ends: number[] = [];
  for (const day of [0.5, 0.9, 1, 1.5, 29]) {
    expect(await isKnown(day)).toBe(true);
    ends.push(await end());
  }
  expect(ends).toEqual([30, 30, 31, 31, 59]);
});

test("no session lives longer than 180 days", async () => {
  const { isKnown, end } = await open(Date.now());
  for (const day of [20, 45, 70, 95, 120, 145, 170, 179.9]) expect(await isKnown(day)).toBe(true);
  expect(await end()).toBe(180);
  expect(await isKnown(180)).toBe(false);
});

test("a session that was ended is refused at once, and the others go on", async () => {
  const now = Date.now();
  const [lost, kept] = [await open(now), await open(now)];
  expect([await lost.isKnown(0), await kept.isKnown(0)]).toEqual([true, true]);
  for (let asked = 0; asked < 2; asked += 1) await endSession(town.context({ now }), kept.asCaller, lost.id);
  expect([await lost.isKnown(0), await kept.isKnown(0)]).toEqual([false, true]);
  const listed = await listSessions(town.context({ now }), kept.asCaller, "fr");
  expect(listed.map(({ id }) => id)).not.toContain(lost.id);
  expect(listed.filter(({ current }) => current).map(({ id }) => id)).toEqual([kept.id]);
});

test("nobody ends a session of another member", async () => {
  const theirs = await open(Date.now());
  const { caller } = await town.join("Noor");
  await expect(endSession(town.context(), caller, theirs.id)).rejects.toMatchObject({ code: "not_found" });
  expect(await theirs.isKnown(0)).toBe(true);
});

test("an API key ends when it was said to, however much it is used", async () => {
  const now = Date.now();
  const request = {
    id: newId(),
    name: "Web shop",
    scopes: ["ledger:read" as const],
    expiresAt: now + DAY_MS,
  };
  const key = await createApiKey(town.context({ now }), town.admin, request);
  const token = "token" in key ? key.token : "";
  const scopesAt = async (at: number) => (await identify(town.context({ now: at }), token))?.caller.scopes;
  expect(await scopesAt(now)).toEqual(["ledger:read"]);
  expect(await scopesAt(now + DAY_MS - 1)).toEqual(["ledger:read"]);
  expect(await scopesAt(now + DAY_MS)).toBeUndefined();
});
