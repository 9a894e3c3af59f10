import { afterAll, beforeAll, expect, test } from "vitest";

import { applyToJoin } from "#services/members/apply.ts";
import { approveMember } from "#services/members/approve.ts";
import { editProfile } from "#services/members/editProfile.ts";
import { findMember } from "#services/members/find.ts";
import { applicationOf, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

test("changes of several fields at the same moment are all kept", async () => {
  const { id } = await applyToJoin(town.context(), applicationOf("Noor"));
  await approveMember(town.context(), town.admin, id);
  const caller = { member: id, role: "member", scopes: null, session: "test" } as const;
  const changes = [
    { language: "en" },
    { amounts: "euros" },
    { name: "Noor Haddad" },
    { email: "n@example.org" },
  ] as const;
  await Promise.all(changes.map((change) => editProfile(town.context(), caller, id, change)));
  expect(await findMember(town.context(), id)).toMatchObject({
    language: "en",
    amounts: "euros",
    name: "Noor Haddad",
    email: "n@example.org",
  });
});
