import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { audit, deviceKey, jobRun, passkey, session } from "@mereau/db/tenant/schema.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import type { Caller } from "#services/context.ts";
import { listDevices } from "#services/devices/list.ts";
import { revokeDevice } from "#services/devices/revoke.ts";
import { registerDeviceKey } from "#services/keys/registerDeviceKey.ts";
import { identify } from "#services/sign-in/identify.ts";
import { openSession } from "#services/sign-in/openSession.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

const HOUR_MS = 3_600_000;
const keepSynced = { syncedPasskeys: false };

let town: TestCommunity;

beforeAll(async () => {
  town = await startCommunity();
});

afterAll(() => town.close());

/** Signs somebody in on another device. */
async function signIn(member: string, device: string | null = null, now = Date.now()) {
  const agent = { browser: "Chrome", system: "Android" };
  const opened = await openSession(town.db, { id: newId(), member, device, agent, now });
  if (!opened) throw new Error("no session");
  const caller: Caller = { member, role: "member", scopes: null, session: opened.session.id };
  return { caller, token: opened.token, id: opened.session.id };
}

const newKey = (name: string) => ({
  id: newId(),
  name,
  publicKey: toBase64url(crypto.getRandomValues(new Uint8Array(32))),
});

/** A passkey that was made in a session. */
async function makePasskey(member: string, at: string, synced: boolean): Promise<string> {
  const id = newId();
  await town.db.insert(passkey).values({
    id,
    member,
    name: synced ? "iCloud" : "Téléphone",
    credential: id,
    publicKey: "",
    counter: 0,
    transports: [],
    synced,
    createdAt: Date.now(),
    session: at,
  });
  return id;
}

const list = (caller: Caller) => listDevices(town.context(), caller, {}, "fr");
const lettersTo = async (member: string) =>
  (await town.db.select().from(jobRun))
    .filter(({ detail }) => JSON.stringify(detail).includes(member))
    .map(({ period }) => period)
    .toSorted();

test("a lost telephone loses everything at once, and the new one goes on", async () => {
  const { member } = (await town.join("Noor")).caller;
  const lost = await signIn(member);
  const fresh = await signIn(member, "Nouveau téléphone");
  const lostKey = await registerDeviceKey(town.context(), lost.caller, newKey("Ancien"));
  const freshKey = await registerDeviceKey(town.context(), fresh.caller, newKey("Nouveau"));
  const bound = await makePasskey(member, lost.id, false);
  const synced = await makePasskey(member, lost.id, true);
  expect(await list(fresh.caller)).toMatchObject([
    {
      id: fresh.id,
      name: "Nouveau téléphone",
      current: true,
      signedIn: true,
      deviceKeys: [freshKey],
      passkeys: [],
    },
    {
      id: lost.id,
      name: "Chrome sur Android",
      current: false,
      signedIn: true,
      deviceKeys: [lostKey],
      passkeys: [{ id: synced }, { id: bound }],
    },
  ]);
  expect(await identify(town.context(), lost.token)).not.toBeNull();
  const revoke = (asked = keepSynced) => revokeDevice(town.context(), fresh.caller, lost.id, asked);
  expect(await revoke()).toMatchObject({ session: true, deviceKeys: 1, passkeys: 1, kept: [{ id: synced }] });
  expect(await revoke()).toMatchObject({
    session: false,
    deviceKeys: 0,
    passkeys: 0,
    kept: [{ id: synced }],
  });
  expect(await identify(town.context(), lost.token)).toBeNull();
  expect((await identify(town.context(), fresh.token))?.caller.deviceKeys).toEqual(
    new Map([[freshKey.id, freshKey.publicKey]]),
  );
  // What a password manager has brought elsewhere still shows where it was made
  expect(await list(fresh.caller)).toMatchObject([
    { id: fresh.id },
    { id: lost.id, signedIn: false, deviceKeys: [], passkeys: [{ id: synced }] },
  ]);
  expect(await revoke({ syncedPasskeys: true })).toMatchObject({ passkeys: 1, kept: [] });
  expect((await list(fresh.caller)).map(({ id }) => id)).toEqual([fresh.id]);
  expect(await lettersTo(member)).toEqual(["device_key_added", "device_key_added", "device_revoked"]);
});

test("nobody revokes another’s device but a manager, in both names", async () => {
  const { member } = (await town.join("Ada")).caller;
  const { id, caller } = await signIn(member, "Tablette");
  await registerDeviceKey(town.context(), caller, newKey("Tablette"));
  const other = (await town.join("Sam")).caller;
  await expect(revokeDevice(town.context(), other, id, keepSynced)).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(listDevices(town.context(), other, { member }, "fr")).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(revokeDevice(town.context(), other, newId(), keepSynced)).rejects.toMatchObject({
    code: "not_found",
  });
  await revokeDevice(town.context(), town.admin, id, keepSynced);
  expect(await listDevices(town.context(), town.admin, { member }, "fr")).toEqual([]);
  const [line] = await town.db.select().from(audit).where(eq(audit.subject, id));
  expect(line).toMatchObject({
    action: "device.revoke",
    actor: town.admin.member,
    onBehalfOf: member,
    detail: { name: "Tablette", session: true, deviceKeys: 1, passkeys: 0 },
  });
});

test("a device that signs in anew brings its key, and the passkey made on it, to its new session", async () => {
  const { member } = (await town.join("Mina")).caller;
  const before = await signIn(member);
  const key = newKey("Téléphone");
  await registerDeviceKey(town.context(), before.caller, key);
  const bound = await makePasskey(member, before.id, false);
  const after = await signIn(member);
  expect(await registerDeviceKey(town.context(), after.caller, key)).toMatchObject({ session: after.id });
  expect(await list(after.caller)).toMatchObject([
    { id: after.id, deviceKeys: [{ id: key.id }], passkeys: [{ id: bound }] },
    { id: before.id, deviceKeys: [], passkeys: [] },
  ]);
  expect(await lettersTo(member)).toEqual(["device_key_added"]);
  await revokeDevice(town.context(), before.caller, after.id, keepSynced);
  // Sent once more, a key that was revoked stays so, and where it was
  expect(await registerDeviceKey(town.context(), before.caller, key)).toMatchObject({
    session: after.id,
    revokedAt: expect.any(Number),
  });
});

test("a key of before sessions were noted is a device of its own", async () => {
  const { member } = (await town.join("Ilan")).caller;
  const { caller, id } = await signIn(member);
  const key = newKey("Vieux téléphone");
  await town.db.insert(deviceKey).values({ ...key, member, createdAt: 1 });
  expect(await list(caller)).toMatchObject([
    { id },
    { id: key.id, name: "Vieux téléphone", signedIn: false, deviceKeys: [{ id: key.id }] },
  ]);
  expect(await revokeDevice(town.context(), caller, key.id, keepSynced)).toMatchObject({
    session: false,
    deviceKeys: 1,
  });
  expect((await list(caller)).map((device) => device.id)).toEqual([id]);
});

test("the last use of a session is kept to the hour, and a payment writes none", async () => {
  const { member } = (await town.join("Luc")).caller;
  const start = Date.now();
  const { id, token } = await signIn(member, null, start);
  const seen = async (hours: number, age: "anew" | "checked") => {
    await identify(town.context({ now: start + hours * HOUR_MS }), token, age);
    const [row] = await town.db.select().from(session).where(eq(session.id, id));
    return ((row?.lastUsedAt ?? 0) - start) / HOUR_MS;
  };
  expect([await seen(0.5, "anew"), await seen(1, "anew"), await seen(1.9, "anew")]).toEqual([0, 1, 1]);
  expect([await seen(5, "checked"), await seen(5.5, "anew")]).toEqual([1, 5.5]);
});
