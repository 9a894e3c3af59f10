import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { account, accountHolder, accountProfile, audit } from "@mereau/db/tenant/schema.ts";
import { applyToJoin } from "#services/members/apply.ts";
import { approveMember } from "#services/members/approve.ts";
import { refuseMember } from "#services/members/refuse.ts";
import { applicationOf, startCommunity, type TestCommunity } from "#testing/community.ts";
import { runAndKill } from "#testing/world.ts";

let town: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

const apply = async (name: string, type?: string) =>
  (await applyToJoin(town.context(), applicationOf(name, type))).id;

/** Asks once more for an approval, and tells all that it made. */
async function takenIn(id: string) {
  const { status, accounts, number } = await approveMember(town.context(), town.admin, id);
  const own = `MIEL:${number}`;
  const [opened] = await town.db.select().from(account).where(eq(account.id, own));
  const profiles = await town.db.select().from(accountProfile).where(eq(accountProfile.account, own));
  const holders = await town.db.select().from(accountHolder).where(eq(accountHolder.member, id));
  const limits = [opened?.creditLimit, opened?.balanceCap];
  const owners = accounts.map(({ id: held, role }) => [held === own, role]);
  return { status, owners, limits, names: profiles.map(({ name }) => name), rows: holders.length };
}

const complete = (name: string) => ({
  status: "active",
  owners: [[true, "owner"]],
  limits: [0, 300_000],
  names: [name],
  rows: 1,
});

test("a member taken in owns the account of their type, under their name and its limits", async () => {
  expect(await takenIn(await apply("Noor"))).toEqual(complete("Noor"));
});

test("approved five times at once, a member is approved once", async () => {
  const id = await apply("Ada");
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => approveMember(town.context(), town.admin, id)),
  );
  for (const answer of answers) expect(answer.accounts).toEqual(answers[0]?.accounts);
  expect(await takenIn(id)).toEqual(complete("Ada"));
  expect(await town.db.select().from(audit).where(eq(audit.subject, id))).toHaveLength(1);
});

test.each([false, true])(
  "cut off at any request (sent: %s) and asked again, an approval is finished",
  async (sends) => {
    let at = 0;
    for (let died = true; died; at += 1) {
      const name = `Cut ${sends} ${at}`;
      const id = await apply(name);
      died = await runAndKill(() => approveMember(town.context(), town.admin, id), { at, sends });
      town.restart();
      expect(await takenIn(id)).toEqual(complete(name));
    }
    expect(at).toBeGreaterThan(4);
  },
);

test("a refusal needs its reason once, and an approval cannot follow it", async () => {
  const id = await apply("Eve");
  const refused = await refuseMember(town.context(), town.admin, id, "Lives elsewhere");
  expect(refused).toMatchObject({ status: "refused", decisionReason: "Lives elsewhere" });
  expect(await refuseMember(town.context(), town.admin, id, "Lives elsewhere")).toEqual(refused);
  await expect(refuseMember(town.context(), town.admin, id, "Other")).rejects.toMatchObject({
    code: "already_decided",
  });
  await expect(approveMember(town.context(), town.admin, id)).rejects.toMatchObject({
    code: "already_decided",
  });
});

test("members take nobody in", async () => {
  const { caller } = await town.join("Sam");
  const id = await apply("Zoe");
  for (const role of ["member", "teller", "auditor"] as const)
    await expect(approveMember(town.context(), { ...caller, role }, id)).rejects.toMatchObject({
      code: "forbidden",
    });
});
