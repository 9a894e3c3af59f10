import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { loginCode, session } from "@mereau/db/tenant/schema.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { identify } from "#services/sign-in/identify.ts";
import { startCommunity, type TestCommunity } from "#testing/community.ts";
import { signingIn, type SigningIn } from "#testing/signingIn.ts";

const MINUTE_MS = 60_000;

let town: TestCommunity;
let door: SigningIn;

beforeAll(async () => {
  town = await startCommunity();
  door = signingIn(town);
});

afterAll(() => town.close());

/** A code that is certainly another one. */
const notThis = (code: string) => `${code.startsWith("K") ? "M" : "K"}${code.slice(1)}`;

const codesOfOutcomes = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes
    .map((outcome) => (outcome.status === "fulfilled" ? "opened" : String(outcome.reason.code)))
    .toSorted();

test("a code opens one session, for the member it was sent to", async () => {
  const noor = await door.join("Noor");
  const code = await door.codeFor(noor.email);
  expect(code).toMatch(/^[2-9A-HJKMNP-TV-Z]{8}$/);
  const { token } = await door.tryCode(noor.email, code);
  expect((await identify(town.context(), token))?.caller.member).toBe(noor.member);
  await expect(door.tryCode(noor.email, code)).rejects.toMatchObject({ code: "code_wrong" });
});

test("of two who use a code at once, one gets in", async () => {
  const ada = await door.join("Ada");
  const code = await door.codeFor(ada.email);
  const outcomes = await Promise.allSettled([1, 2].map(() => door.tryCode(ada.email, code)));
  expect(codesOfOutcomes(outcomes)).toEqual(["code_wrong", "opened"]);
  expect(await town.db.select().from(session).where(eq(session.member, ada.member))).toHaveLength(1);
});

test("the fifth try can still be right, the sixth is one too many", async () => {
  const [eve, sam] = [await door.join("Eve"), await door.join("Sam")];
  const codes = { eve: await door.codeFor(eve.email), sam: await door.codeFor(sam.email) };
  const guess = (email: string, code: string, times: number) =>
    Promise.allSettled(Array.from({ length: times }, () => door.tryCode(email, notThis(code))));
  await guess(eve.email, codes.eve, 4);
  expect((await door.tryCode(eve.email, codes.eve)).token).toHaveLength(43);
  await guess(sam.email, codes.sam, 5);
  await expect(door.tryCode(sam.email, codes.sam)).rejects.toMatchObject({ code: "too_many_attempts" });
});

test("of twenty tries at once five are counted, and the right code is worth nothing afterwards", async () => {
  const zoe = await door.join("Zoe");
  const code = await door.codeFor(zoe.email);
  const tries = Array.from({ length: 20 }, () => door.tryCode(zoe.email, notThis(code)));
  expect(new Set(codesOfOutcomes(await Promise.allSettled(tries)))).toEqual(new Set(["code_wrong"]));
  const [kept] = await town.db.select().from(loginCode).where(eq(loginCode.member, zoe.member));
  expect([kept?.tries, kept?.usedAt]).toEqual([5, null]);
  await expect(door.tryCode(zoe.email, code)).rejects.toMatchObject({ code: "too_many_attempts" });
});

test("a code lives for ten minutes, and only who knows it is told that it was too late", async () => {
  const [kim, lou] = [await door.join("Kim"), await door.join("Lou")];
  const now = Date.now();
  const code = await door.codeFor(kim.email, now);
  await expect(door.tryCode(kim.email, code, now + 10 * MINUTE_MS)).rejects.toMatchObject({
    code: "code_expired",
  });
  await expect(door.tryCode(kim.email, notThis(code), now + 10 * MINUTE_MS)).rejects.toMatchObject({
    code: "code_wrong",
  });
  const inTime = await door.codeFor(lou.email, now);
  expect((await door.tryCode(lou.email, inTime, now + 10 * MINUTE_MS - 1)).session.createdAt).toBe(
    now + 10 * MINUTE_MS - 1,
  );
});

test("the newest code counts, and no older one", async () => {
  const max = await door.join("Max");
  const now = Date.now();
  const first = await door.codeFor(max.email, now);
  const second = await door.codeFor(max.email, now + MINUTE_MS);
  await expect(door.tryCode(max.email, first, now + MINUTE_MS)).rejects.toMatchObject({ code: "code_wrong" });
  expect((await door.tryCode(max.email, second, now + MINUTE_MS)).token).toHaveLength(43);
});

test("an address that nobody has is refused exactly as a wrong code is", async () => {
  const ivy = await door.join("Ivy");
  const code = await door.codeFor(ivy.email);
  const refusals = await Promise.all(
    [ivy.email, "nobody@example.org"].map((email) =>
      door.tryCode(email, notThis(code)).catch((error: unknown) => JSON.stringify(error)),
    ),
  );
  expect(refusals[0]).toBe(refusals[1]);
  expect(refusals[0]).toContain("code_wrong");
});

test("a suspended member gets in neither with a code nor with a session", async () => {
  const bob = await door.join("Bob");
  const { token } = await door.tryCode(bob.email, await door.codeFor(bob.email));
  const waiting = await door.codeFor(bob.email, Date.now() + 1);
  expect(await identify(town.context(), token)).not.toBeNull();
  await suspendMember(town.context(), town.admin, bob.member, "Away");
  expect(await identify(town.context(), token)).toBeNull();
  await expect(door.tryCode(bob.email, waiting)).rejects.toMatchObject({ code: "code_wrong" });
});
