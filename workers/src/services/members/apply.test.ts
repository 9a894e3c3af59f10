import { afterAll, beforeAll, expect, test } from "vitest";

import { applicationRequest } from "@mereau/shared/contracts/applications.ts";
import { getMember } from "#services/members/get.ts";
import { changeSettings } from "#services/settings/change.ts";
import { applyToJoin } from "#services/members/apply.ts";
import { applicationOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

test("of thirty who apply at once each gets the next number, and none is left out", async () => {
  const asked = Array.from({ length: 30 }, (_, index) => applicationOf(`Applicant ${index}`));
  const answers = await Promise.all(asked.map((request) => applyToJoin(town.context(), request)));
  const numbers = answers.map(({ number }) => number).toSorted((one, other) => one - other);
  expect(numbers).toEqual(Array.from({ length: 30 }, (_, index) => 1002 + index));
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["applied"]));
});

test("an application sent five times at once is one application", async () => {
  const asked = { ...applicationOf("Noor"), email: "noor@example.org" };
  const answers = await Promise.all(Array.from({ length: 5 }, () => applyToJoin(town.context(), asked)));
  for (const answer of answers) expect(answer).toEqual(answers[0]);
  await expect(applyToJoin(town.context(), { ...asked, name: "Nora" })).rejects.toMatchObject({
    code: "id_reused",
  });
});

test("an address is used once, and a type must exist", async () => {
  const first = { ...applicationOf("Ada"), email: "ada@example.org" };
  await applyToJoin(town.context(), first);
  const second = { ...applicationOf("Adam"), email: "ada@example.org" };
  await expect(applyToJoin(town.context(), second)).rejects.toMatchObject({ code: "email_taken" });
  await expect(applyToJoin(town.context(), applicationOf("Eve", "nobody"))).rejects.toMatchObject({
    code: "invalid_input",
    fields: [{ field: "type", code: "unknown_member_type" }],
  });
});

test("who names no language is written to in the first of the community, and asking again later is the same", async () => {
  const village = await startCommunity({ language: "en" });
  try {
    const { id, name, type } = applicationOf("Grace");
    const asked = applicationRequest.parse({ id, name, type });
    const answer = await applyToJoin(village.context(), asked);
    const named = { ...applicationOf("Gaston"), language: "fr" } as const;
    await applyToJoin(village.context(), named);
    const identity = { name: "Village", languages: ["fr" as const], territory: null };
    await changeSettings(village.context(), village.admin, { identity });
    expect(await applyToJoin(village.context(), asked)).toEqual(answer);
    const read = async (member: string) =>
      (await getMember(village.context(), village.admin, member)).language;
    expect([await read(id), await read(named.id)]).toEqual(["en", "fr"]);
  } finally {
    await village.close();
  }
});
