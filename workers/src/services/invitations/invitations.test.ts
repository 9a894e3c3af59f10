import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { audit, invitation, invitationUse } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { invitationCode, invitationRequest, invitationsQuery } from "@mereau/shared/contracts/invitations.ts";
import { enterApplication } from "#services/applications/enter.ts";
import type { Caller } from "#services/context.ts";
import { createInvitation } from "#services/invitations/create.ts";
import { listInvitations, readInvitation } from "#services/invitations/list.ts";
import { revokeInvitation } from "#services/invitations/revoke.ts";
import { getMember } from "#services/members/get.ts";
import { changeRole } from "#services/members/changeRole.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { sealingKey } from "#services/secrets/seal.ts";
import { changeSettings } from "#services/settings/change.ts";
import { applicationOf, newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let key: Uint8Array;
let noor: Caller;

const now = Date.now();

beforeAll(async () => {
  town = await startCommunity();
  key = sealingKey(town.world.settings.SEALING_KEY);
  noor = (await town.join("Noor")).caller;
});

afterAll(() => town.close());

const invite = (change: object = {}, caller = town.admin) =>
  createInvitation(
    town.context({ now }),
    caller,
    key,
    invitationRequest.parse({ id: newId(), expiresAt: now + DAY_MS, ...change }),
  );

const come = (code: string, name = "Guest", change: object = {}, at = now) =>
  enterApplication(
    town.context({ now: at }),
    key,
    { ...applicationOf(name), invitation: invitationCode.parse(code), ...change },
    { caller: null, address: null },
  );

const codesOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.map((one) => (one.status === "fulfilled" ? "in" : String(one.reason.code))).toSorted();

test("an invitation is found by its code, however it was copied, and nothing of the code is kept", async () => {
  const made = await invite({ note: "Marché de Noël", uses: 3 });
  expect(made.code).toMatch(/^[2-9A-HJKMNP-TV-Z]{5}-[2-9A-HJKMNP-TV-Z]{5}$/);
  expect(made.path).toBe(`/${town.request.slug}/join/${made.code.replace("-", "")}`);
  expect(made).toMatchObject({ by: { name: "Maud" }, used: 0, uses: 3, state: "open" });
  for (const typed of [made.code, made.code.toLowerCase(), ` ${made.code.replace("-", " ")} `])
    expect(await readInvitation(town.context(), key, invitationCode.parse(typed))).toEqual({
      community: { slug: town.request.slug, name: "Essai" },
      inviter: "Maud",
      type: null,
      approved: false,
      expiresAt: now + DAY_MS,
      state: "open",
    });
  const kept = JSON.stringify(await town.db.select().from(invitation));
  expect(kept).not.toContain(made.path.split("/").at(-1));
  await expect(readInvitation(town.context(), key, "K7MPQ2XQDR")).rejects.toMatchObject({
    code: "unknown_invitation",
  });
});

test("asked for again an invitation is the same one, and its id stands for no other", async () => {
  const request = { id: newId(), uses: 2 };
  const made = await invite(request);
  expect(await invite(request)).toEqual(made);
  await expect(invite({ ...request, uses: 3 })).rejects.toMatchObject({ code: "id_reused" });
  await expect(invite({ expiresAt: now + 367 * DAY_MS })).rejects.toMatchObject({ code: "invalid_input" });
  await expect(invite({ type: "nobody" })).rejects.toMatchObject({ code: "invalid_input" });
});

test("of six who come at once by an invitation for four, four are in, and each is counted once", async () => {
  const { code, id } = await invite({ uses: 4 });
  const asked = Array.from({ length: 6 }, (_, index) => ({ id: newId(), name: `Guest ${index}` }));
  const outcomes = await Promise.allSettled(asked.map((change) => come(code, change.name, change)));
  expect(codesOf(outcomes)).toEqual(["in", "in", "in", "in", "invitation_closed", "invitation_closed"]);
  const again = await Promise.allSettled(asked.map((change) => come(code, change.name, change)));
  expect(codesOf(again)).toEqual(codesOf(outcomes));
  expect(await town.db.select().from(invitationUse).where(eq(invitationUse.invitation, id))).toHaveLength(4);
  expect(await readInvitation(town.context(), key, invitationCode.parse(code))).toMatchObject({
    state: "used_up",
  });
});

test("whoever could not be entered has used nothing, and an application by another invitation is another one", async () => {
  const [one, other] = [await invite(), await invite()];
  await come(one.code, "Ada", { email: "ada@example.org" });
  await expect(come(other.code, "Adam", { email: "ada@example.org" })).rejects.toMatchObject({
    code: "email_taken",
  });
  const request = { id: newId() };
  await come(other.code, "Eve", request);
  const third = await invite();
  await expect(come(third.code, "Eve", request)).rejects.toMatchObject({ code: "id_reused" });
  expect(await readInvitation(town.context(), key, invitationCode.parse(third.code))).toMatchObject({
    state: "open",
  });
});

test("one comes by an approved invitation and is in, by the word of the manager who made it", async () => {
  const { code } = await invite({ approved: true, type: "provider", uses: 2 });
  await expect(come(code, "Zoe")).rejects.toMatchObject({ fields: [{ field: "type", code: "not_invited" }] });
  const request = { id: newId(), type: "provider" };
  const answer = await come(code, "Four", request);
  expect(answer.status).toBe("active");
  expect(await come(code, "Four", request)).toEqual(answer);
  expect(await getMember(town.context(), town.admin, request.id)).toMatchObject({
    status: "active",
    decidedBy: town.admin.member,
    invitedBy: { id: town.admin.member, name: "Maud" },
    accounts: [{ id: `MIEL:${answer.number}`, role: "owner" }],
  });
  const recorded = await town.db.select().from(audit).where(eq(audit.subject, request.id));
  expect(recorded.map(({ actor, action }) => [actor, action])).toEqual([
    [town.admin.member, "member.approve"],
  ]);
});

test("an invitation ends with its day, when it is taken back, and with the standing of who made it", async () => {
  const old = await invite();
  await expect(come(old.code, "Late", {}, now + DAY_MS)).rejects.toMatchObject({ code: "invitation_closed" });
  expect(await revokeInvitation(town.context(), town.admin, key, old.id)).toMatchObject({ state: "revoked" });
  await expect(come(old.code)).rejects.toMatchObject({ code: "invitation_closed" });
  const { caller } = await town.join("Toni", "individual", "manager");
  const [approved, plain] = [await invite({ approved: true }, caller), await invite({}, caller)];
  await changeRole(town.context(), town.admin, caller.member, "teller");
  await expect(come(approved.code)).rejects.toMatchObject({ code: "invitation_closed" });
  await suspendMember(town.context(), town.admin, caller.member, "Away");
  await expect(come(plain.code)).rejects.toMatchObject({ code: "invitation_closed" });
});

test("members invite where they may, twenty at a time, approve nobody, and see their own", async () => {
  await expect(invite({}, noor)).rejects.toMatchObject({ code: "members_do_not_invite" });
  const joining = { membersInvite: true, closedTypes: [] };
  await changeSettings(town.context(), town.admin, { joining });
  await expect(invite({ approved: true }, noor)).rejects.toMatchObject({ code: "forbidden" });
  const outcomes = await Promise.allSettled(Array.from({ length: 22 }, () => invite({}, noor)));
  expect(codesOf(outcomes)).toEqual([
    ...Array.from({ length: 20 }, () => "in"),
    "too_many_invitations",
    "too_many_invitations",
  ]);
  const listed = async (caller: Caller, query: object = {}) =>
    (await listInvitations(town.context({ now }), caller, key, invitationsQuery.parse(query))).items;
  const own = await listed(noor);
  expect([own.length, new Set(own.map(({ by }) => by.name))]).toEqual([20, new Set(["Noor"])]);
  expect((await listed(town.admin)).length).toBeGreaterThan(20);
  expect((await listed(town.admin, { own: "true" })).map(({ by }) => by.name)).not.toContain("Noor");

  const [first] = own;
  await expect(revokeInvitation(town.context(), noor, key, newId())).rejects.toMatchObject({
    code: "unknown_invitation",
  });
  await revokeInvitation(town.context(), noor, key, first?.id ?? "");
  expect(await invite({}, noor)).toMatchObject({ state: "open" });
});

test("one applies for a closed type by an invitation alone", async () => {
  const joining = { membersInvite: false, closedTypes: ["provider"] };
  await changeSettings(town.context(), town.admin, { joining });
  const alone = { ...applicationOf("Shop", "provider"), invitation: null };
  const sender = { caller: null, address: null };
  await expect(enterApplication(town.context(), key, alone, sender)).rejects.toMatchObject({
    code: "type_closed",
  });
  expect(await come((await invite()).code, "Shop", { type: "provider" })).toMatchObject({
    status: "applied",
  });
  const atDesk = { ...sender, caller: town.admin };
  expect(await enterApplication(town.context(), key, alone, atDesk)).toMatchObject({ status: "applied" });
});
