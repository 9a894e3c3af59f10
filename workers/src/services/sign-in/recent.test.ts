import { afterAll, beforeAll, expect, test } from "vitest";

import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { RECENT_MS } from "@mereau/shared/devices/signingIn.ts";
import type { Caller } from "#services/context.ts";
import { setHolder } from "#services/accounts/setHolder.ts";
import { createApiKey } from "#services/keys/createApiKey.ts";
import { registerDeviceKey } from "#services/keys/registerDeviceKey.ts";
import { editProfile } from "#services/members/editProfile.ts";
import { creationOptions } from "#services/passkeys/options.ts";
import { siteOf } from "#services/passkeys/site.ts";
import { openSession } from "#services/sign-in/openSession.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";

let town: TestCommunity;
let member: string;
let account: string;

beforeAll(async () => {
  town = await startCommunity();
  const noor = await town.join("noor");
  ({ account } = noor);
  ({ member } = noor.caller);
});

afterAll(() => town.close());

/** Somebody who signed in so long ago. */
async function since(ms: number): Promise<Caller> {
  const opened = await openSession(town.db, { id: newId(), member, device: null, now: Date.now() - ms });
  if (!opened) throw new Error("no session");
  return { member, role: "member", scopes: null, session: opened.session.id };
}

const newKey = () => ({
  id: newId(),
  name: "Téléphone",
  publicKey: toBase64url(crypto.getRandomValues(new Uint8Array(32))),
});

test("in a session that is not recent nobody opens another way to the money", async () => {
  const caller = await since(RECENT_MS + 1000);
  const again = { code: "sign_in_again" };
  await expect(registerDeviceKey(town.context(), caller, newKey())).rejects.toMatchObject(again);
  await expect(
    creationOptions(town.context(), caller, siteOf(town.world.settings, "http://localhost/")),
  ).rejects.toMatchObject(again);
  await expect(
    createApiKey(town.context(), caller, { id: newId(), name: "Boutique", scopes: ["accounts:read"] }),
  ).rejects.toMatchObject(again);
  const guest = await town.join("guest");
  const target = { account, member: guest.caller.member };
  const owner = { role: "owner", perTransfer: null, perDay: null } as const;
  await expect(setHolder(town.context(), caller, target, owner)).rejects.toMatchObject(again);
  for (const change of [{ email: "thief@example.org" }, { phone: "+33639981234" }])
    await expect(editProfile(town.context(), caller, member, change)).rejects.toMatchObject(again);
});

test("what moves no code changes whenever one likes, and all of it soon after signing in", async () => {
  const late = await since(RECENT_MS + 1000);
  const { email } = await editProfile(town.context(), late, member, { name: "Noor" });
  expect(await editProfile(town.context(), late, member, { email, amounts: "euros" })).toMatchObject({
    name: "Noor",
    email,
  });
  const caller = await since(RECENT_MS - 60_000);
  const key = newKey();
  expect(await registerDeviceKey(town.context(), caller, key)).toMatchObject({ id: key.id });
  // The same key once more, from a session that has grown old
  expect(await registerDeviceKey(town.context(), late, key)).toMatchObject({ id: key.id });
  const { holders } = await setHolder(
    town.context(),
    caller,
    { account, member: (await town.join("kim")).caller.member },
    { role: "cashier", perTransfer: null, perDay: null },
  );
  expect(holders.map(({ role }) => role)).toEqual(["owner", "cashier"]);
  const moved = await editProfile(town.context(), caller, member, { email: "noor@elsewhere.example" });
  expect(moved.email).toBe("noor@elsewhere.example");
});
