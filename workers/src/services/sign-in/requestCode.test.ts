import { afterAll, beforeAll, expect, test } from "vitest";

import { loginCode } from "@mereau/db/tenant/schema.ts";
import { applyToJoin } from "#services/members/apply.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { applicationOf, startCommunity, type TestCommunity } from "#testing/community.ts";
import { signingIn, type SigningIn } from "#testing/signingIn.ts";

const HOUR_MS = 3_600_000;

let town: TestCommunity;
let door: SigningIn;

beforeAll(async () => {
  town = await startCommunity();
  door = signingIn(town);
});

afterAll(() => town.close());

test("only active members are sent a code", async () => {
  const gone = await door.join("Gone");
  await suspendMember(town.context(), town.admin, gone.member, "Away");
  await applyToJoin(town.context(), { ...applicationOf("Applicant"), email: "applicant@example.org" });
  for (const email of [gone.email, "applicant@example.org", "nobody@example.org"]) {
    await door.ask(email);
    expect(await door.codesOf(email)).toEqual([]);
  }
  expect(await town.db.select().from(loginCode)).toEqual([]);
});

test("a member is sent five codes an hour, however many are asked for at once", async () => {
  const noor = await door.join("Noor");
  const now = Date.now();
  await Promise.all(Array.from({ length: 12 }, () => door.ask(noor.email, now)));
  expect(new Set(await door.codesOf(noor.email)).size).toBe(5);
  await door.ask(noor.email, now + HOUR_MS - 1);
  expect(await door.codesOf(noor.email)).toHaveLength(5);
  await door.ask(noor.email, now + HOUR_MS);
  expect(await door.codesOf(noor.email)).toHaveLength(6);
});

test("of a code, nothing is kept by which it could be read", async () => {
  const ada = await door.join("Ada");
  const code = await door.codeFor(ada.email);
  const kept = JSON.stringify(await town.db.select().from(loginCode));
  expect(code).toHaveLength(8);
  expect(kept).not.toContain(code);
});
