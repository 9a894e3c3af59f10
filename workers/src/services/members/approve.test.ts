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

async function expectTakenIn(id: string) {
  const member = await approveMember(town.context(), town.admin, id);
  const own = `MIEL:${member.number}`;
  expect(member).toMatchObject({ status: "active", accounts: [{ id: own, role: "owner" }] });
  expect(await town.db.select().from(account).where(eq(account.id, own))).toMatchObject([
    { creditLimit: 0, balanceCap: 300_000, posted: 0, status: "open" },
  ]);
  expect(await town.db.select().from(accountProfile).where(eq(accountProfile.account, own))).toHaveLength(1);
  expect(await town.db.select().from(accountHolder).where(eq(accountHolder.member, id))).toHaveLength(1);
}

test("a member taken in owns the account of their type, under their name and its limits", async () => {
  await expectTakenIn(await apply("Noor"));
});

test("approved five times at once, a member is approved once", async () => {
  const id = await apply("Ada");
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => approveMember(town.context(), town.admin, id)),
  );
  for (const answer of answers) expect(answer.accounts).toEqual(answers[0]?.accounts);
  await expectTakenIn(id);
  expect(await town.db.select().from(audit).where(eq(audit.subject, id))).toHaveLength(1);
});

test("cut off at any request and asked again, an approval is finished", async () => {
  for (const sends of [false, true])
    for (let at = 0; ; at += 1) {
      const id = await apply(`Cut ${sends} ${at}`);
      const died = await runAndKill(() => approveMember(town.context(), town.admin, id), { at, sends });
      town.restart();
      await expectTakenIn(id);
      if (!died) {
        expect(at).toBeGreaterThan(3);
        break;
      }
    }
});

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
