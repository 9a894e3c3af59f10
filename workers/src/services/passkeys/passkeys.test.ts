import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { jobRun, passkey, session, spentChallenge } from "@mereau/db/tenant/schema.ts";
import type { Caller } from "#services/context.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { listPasskeys } from "#services/passkeys/list.ts";
import { creationOptions, useOptions } from "#services/passkeys/options.ts";
import { registerPasskey } from "#services/passkeys/register.ts";
import { removePasskey } from "#services/passkeys/remove.ts";
import { renamePasskey } from "#services/passkeys/rename.ts";
import { signInWithPasskey } from "#services/passkeys/signIn.ts";
import { siteOf } from "#services/passkeys/site.ts";
import { userHandle } from "#services/passkeys/userHandle.ts";
import { identify } from "#services/sign-in/identify.ts";
import { type Manner, newAuthenticator } from "#testing/authenticator.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

const ORIGIN = "https://mereau.test";
const MINUTE_MS = 60_000;

let town: TestCommunity;
let elsewhere: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
  elsewhere = await startCommunity();
});

afterAll(async () => {
  await Promise.all([town.close(), elsewhere.close()]);
});

const siteAt = (at: TestCommunity) => siteOf(at.world.settings, `${ORIGIN}/v1/essai/passkeys`);

/** Adds a passkey of a new authenticator for somebody. */
async function add(caller: Caller, manner: Manner = {}, at = town) {
  const authenticator = await newAuthenticator(ORIGIN);
  const options = await creationOptions(at.context(), caller, siteAt(at));
  const response = await authenticator.create(options, manner);
  const request = { id: newId(), name: "Téléphone", response, agent: null };
  return { authenticator, request, added: await registerPasskey(at.context(), caller, siteAt(at), request) };
}

type Authenticator = Awaited<ReturnType<typeof newAuthenticator>>;

/** Signs in with it, as its browser would. */
async function enter(authenticator: Authenticator, manner: Manner = {}, at = town) {
  const options = await useOptions(at.context(), siteAt(at));
  const response = await authenticator.use(options, manner);
  return signInWithPasskey(at.context(), siteAt(at), { response, device: null, agent: null });
}

const lettersAbout = async (id: string) =>
  (await town.db.select().from(jobRun).where(eq(jobRun.subject, id))).map(({ period }) => period).toSorted();

test("a passkey opens a session without anybody being named, and says when it was used", async () => {
  const { caller } = await town.join("Noor");
  const { authenticator, added } = await add(caller, { synced: true });
  expect(added).toMatchObject({ name: "Téléphone", lastUsedAt: null, synced: true, session: caller.session });
  const opened = await enter(authenticator, { synced: true });
  expect((await identify(town.context(), opened.token))?.caller.member).toBe(caller.member);
  const { items } = await listPasskeys(town.context(), caller, { limit: 10 });
  expect(items).toMatchObject([{ id: added.id, lastUsedAt: expect.any(Number) }]);
  const [row] = await town.db.select().from(session).where(eq(session.id, opened.session.id));
  expect(row?.passkey).toBe(added.id);
  expect(await lettersAbout(added.id)).toEqual(["passkey_added"]);
});

test("those that somebody has are not made a second time, and the same one asked again is one", async () => {
  const { caller } = await town.join("Ada");
  const { authenticator, request, added } = await add(caller);
  const options = await creationOptions(town.context(), caller, siteAt(town));
  expect(options.excludeCredentials.map(({ id }) => id)).toEqual([authenticator.id]);
  expect(options.user.displayName).toBe("Ada · Essai");
  const again = () => registerPasskey(town.context(), caller, siteAt(town), request);
  expect(await again()).toEqual(added);
  await expect(
    registerPasskey(town.context(), caller, siteAt(town), { ...request, name: "Autre" }),
  ).rejects.toMatchObject({ code: "id_reused" });
  const response = await authenticator.create(options);
  await expect(
    registerPasskey(town.context(), caller, siteAt(town), {
      id: newId(),
      name: "Double",
      response,
      agent: null,
    }),
  ).rejects.toMatchObject({ code: "passkey_known" });
});

test("a challenge is answered once, by the member it was given to, in this community, and within five minutes", async () => {
  const [noor, sam] = [(await town.join("Mina")).caller, (await town.join("Sam")).caller];
  const { authenticator } = await add(noor);
  const options = await creationOptions(town.context(), noor, siteAt(town));
  const fresh = async () => {
    const response = await (await newAuthenticator(ORIGIN)).create(options);
    return { id: newId(), name: "x", response, agent: null };
  };
  await expect(registerPasskey(town.context(), sam, siteAt(town), await fresh())).rejects.toMatchObject({
    code: "passkey_invalid",
  });
  await registerPasskey(town.context(), noor, siteAt(town), await fresh());
  await expect(registerPasskey(town.context(), noor, siteAt(town), await fresh())).rejects.toMatchObject({
    code: "passkey_expired",
  });

  const asked = await useOptions(town.context(), siteAt(town));
  const response = await authenticator.use(asked);
  const attempt = { response, device: null, agent: null };
  const now = Date.now() + 5 * MINUTE_MS + 1;
  await expect(signInWithPasskey(town.context({ now }), siteAt(town), attempt)).rejects.toMatchObject({
    code: "passkey_expired",
  });
  const outcomes = await Promise.allSettled(
    [1, 2, 3, 4].map(() => signInWithPasskey(town.context(), siteAt(town), attempt)),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const refused = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason.code] : []));
  expect(refused).toEqual(["passkey_expired", "passkey_expired", "passkey_expired"]);
  // Those that are over are forgotten, since they are refused by themselves
  const later = Date.now() + 20 * MINUTE_MS;
  const options2 = await useOptions(town.context({ now: later }), siteAt(town));
  const last = { response: await authenticator.use(options2), device: null, agent: null };
  await signInWithPasskey(town.context({ now: later }), siteAt(town), last);
  expect(await town.db.select().from(spentChallenge)).toHaveLength(1);
});

test("a passkey of another community of the same host is told apart, whatever it says", async () => {
  const here = (await town.join("Ilan")).caller;
  const there = (await elsewhere.join("Ilan")).caller;
  const { authenticator } = await add(there, {}, elsewhere);
  await expect(enter(authenticator)).rejects.toMatchObject({ code: "passkey_elsewhere" });
  const lying = { userHandle: userHandle(town.request.id, here.member) };
  await expect(enter(authenticator, lying)).rejects.toMatchObject({ code: "passkey_unknown" });
  await enter(authenticator, {}, elsewhere);
});

test("what was made or signed on another site, or without asking the person, is refused", async () => {
  const { caller } = await town.join("Eve");
  const { authenticator } = await add(caller);
  for (const manner of [{ origin: "https://mereau.example" }, { verified: false }]) {
    await expect(add(caller, manner)).rejects.toMatchObject({ code: "passkey_invalid" });
    await expect(enter(authenticator, manner)).rejects.toMatchObject({ code: "passkey_invalid" });
  }
  const other = await add((await town.join("Max")).caller);
  const options = await useOptions(town.context(), siteAt(town));
  const [mine, theirs] = [await authenticator.use(options), await other.authenticator.use(options)];
  const forged = { ...mine, response: { ...mine.response, signature: theirs.response.signature } };
  await expect(
    signInWithPasskey(town.context(), siteAt(town), { response: forged, device: null, agent: null }),
  ).rejects.toMatchObject({ code: "passkey_invalid" });
  const swapped = { ...mine, response: { ...mine.response, userHandle: theirs.response.userHandle } };
  await expect(
    signInWithPasskey(town.context(), siteAt(town), { response: swapped, device: null, agent: null }),
  ).rejects.toMatchObject({ code: "passkey_unknown" });
});

test("one that counts, and counts backwards, is refused as copied, and its member is told", async () => {
  const { caller } = await town.join("Luc");
  const { authenticator, added } = await add(caller, { counter: 1 });
  await enter(authenticator, { counter: 5 });
  for (const counter of [5, 4, 0])
    await expect(enter(authenticator, { counter })).rejects.toMatchObject({ code: "passkey_copied" });
  await enter(authenticator, { counter: 6 });
  const [row] = await town.db.select().from(passkey).where(eq(passkey.id, added.id));
  expect(row?.counter).toBe(6);
  expect(await lettersAbout(added.id)).toEqual(["passkey_added", "passkey_copied"]);
});

test("neither a suspended member nor one who removed it gets in; only they and managers rename or remove it", async () => {
  const [pia, tom] = [(await town.join("Pia")).caller, (await town.join("Tom")).caller];
  const [first, second] = [await add(pia), await add(pia)];
  await expect(renamePasskey(town.context(), tom, first.added.id, "À moi")).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await renamePasskey(town.context(), pia, first.added.id, "Bureau")).toMatchObject({
    name: "Bureau",
  });
  await expect(removePasskey(town.context(), tom, first.added.id)).rejects.toMatchObject({
    code: "not_found",
  });
  await removePasskey(town.context(), pia, first.added.id);
  await expect(enter(first.authenticator)).rejects.toMatchObject({ code: "passkey_unknown" });
  expect(await lettersAbout(first.added.id)).toEqual(["passkey_added", "passkey_removed"]);
  await suspendMember(town.context(), town.admin, pia.member, "Away");
  await expect(enter(second.authenticator)).rejects.toMatchObject({ code: "passkey_unknown" });
  await removePasskey(town.context(), town.admin, second.added.id);
  const { items } = await listPasskeys(town.context(), town.admin, { limit: 10, member: pia.member });
  expect(items).toEqual([]);
});
