import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { audit, invitation } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import {
  invitationBatchRequest,
  invitationCode,
  invitationsQuery,
} from "@mereau/shared/contracts/invitations.ts";
import { enterApplication } from "#services/applications/enter.ts";
import type { Caller } from "#services/context.ts";
import { createInvitationBatch } from "#services/invitations/createBatch.ts";
import { listInvitations, readInvitation, showInvitation } from "#services/invitations/list.ts";
import { revokeInvitation } from "#services/invitations/revoke.ts";
import { getMember } from "#services/members/get.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { sealingKey } from "#services/secrets/seal.ts";
import { applicationOf, newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let key: Uint8Array;
let teller: Caller;
let noor: Caller;

const now = Date.now();

beforeAll(async () => {
  town = await startCommunity();
  key = sealingKey(town.world.settings.SEALING_KEY);
  teller = (await town.join("Toni", "individual", "teller")).caller;
  noor = (await town.join("Noor")).caller;
});

afterAll(() => town.close());

const requestOf = (change: object = {}) =>
  invitationBatchRequest.parse({ id: newId(), notes: [null], expiresAt: now + DAY_MS, ...change });

const invite = (request: ReturnType<typeof requestOf>, caller = teller) =>
  createInvitationBatch(town.context({ now }), caller, key, request);

const come = (code: string, name: string) =>
  enterApplication(
    town.context({ now }),
    key,
    { ...applicationOf(name), invitation: invitationCode.parse(code) },
    { caller: null, address: null },
  );

const listed = async (query: object) =>
  (await listInvitations(town.context({ now }), town.admin, key, invitationsQuery.parse(query))).items;

test("a batch asked for twice at once is made once, one invitation for each note and in their order", async () => {
  const request = requestOf({ notes: ["Ada", null, "Ida"] });
  const [one, other] = await Promise.all([invite(request), invite(request)]);
  expect(one).toEqual(other);
  expect(one.items.map(({ note, batch, state }) => [note, batch, state])).toEqual([
    ["Ada", request.id, "open"],
    [null, request.id, "open"],
    ["Ida", request.id, "open"],
  ]);
  expect(new Set(one.items.map(({ code }) => code)).size).toBe(3);
  expect(await town.db.select().from(invitation).where(eq(invitation.batch, request.id))).toHaveLength(3);
  const recorded = await town.db.select().from(audit).where(eq(audit.subject, request.id));
  expect(recorded.map(({ actor, action }) => [actor, action])).toEqual([
    [teller.member, "invitation.create_batch"],
  ]);
  for (const change of [{ notes: ["Ada", null] }, { notes: ["Ada", null, "Eve"] }, { uses: 2 }])
    await expect(invite({ ...request, ...change })).rejects.toMatchObject({ code: "id_reused" });
  await expect(invite(request, town.admin)).rejects.toMatchObject({ code: "id_reused" });
});

test("two hundred stand on one page of the list, which is narrowed by batch and by what became of them", async () => {
  const { id, items } = await invite(requestOf({ notes: Array.from({ length: 200 }, () => null) }));
  const [first, second, third] = items;
  if (!first || !second || !third) throw new Error("There are two hundred");
  await come(first.code, "Guest");
  await revokeInvitation(town.context({ now }), town.admin, key, second.id);
  const idsOf = async (query: object) =>
    (await listed({ batch: id, limit: "200", ...query })).map((one) => one.id);
  expect(await idsOf({})).toEqual(items.map((one) => one.id).toReversed());
  expect(await idsOf({ state: "used_up" })).toEqual([first.id]);
  expect(await idsOf({ state: "revoked" })).toEqual([second.id]);
  expect(await idsOf({ state: "expired" })).toEqual([]);
  expect(await idsOf({ state: "open" })).toHaveLength(198);
  expect(await showInvitation(town.context({ now }), teller, key, third.id)).toEqual(third);
  await expect(showInvitation(town.context({ now }), noor, key, third.id)).rejects.toMatchObject({
    code: "unknown_invitation",
  });
  expect(() => requestOf({ notes: Array.from({ length: 201 }, () => null) })).toThrow("too_big");
});

test("a sponsor is who the guest is told of, and who has invited them for good", async () => {
  const { items } = await invite(requestOf({ sponsor: noor.member }));
  const [made] = items;
  if (!made) throw new Error("There is one");
  expect(made).toMatchObject({ by: { name: "Toni" }, sponsor: { id: noor.member, name: "Noor" } });
  const face = await readInvitation(town.context({ now }), key, invitationCode.parse(made.code));
  expect(face.inviter).toBe("Noor");
  const { id } = await come(made.code, "Zoe");
  expect(await getMember(town.context(), town.admin, id)).toMatchObject({
    invitedBy: { id: noor.member, name: "Noor" },
  });
});

test("nobody invites in the name of whom nobody knows, or who is no member; nor in batches who does not serve", async () => {
  await expect(invite(requestOf({ sponsor: newId() }))).rejects.toMatchObject({ code: "unknown_member" });
  const gone = (await town.join("Gone")).caller;
  await suspendMember(town.context(), town.admin, gone.member, "Away");
  await expect(invite(requestOf({ sponsor: gone.member }))).rejects.toMatchObject({
    code: "member_not_active",
  });
  await expect(invite(requestOf({ approved: true }))).rejects.toMatchObject({ code: "forbidden" });
  await expect(invite(requestOf(), noor)).rejects.toMatchObject({ code: "forbidden" });
  await expect(invite(requestOf({ type: "nobody" }))).rejects.toMatchObject({ code: "invalid_input" });
});
