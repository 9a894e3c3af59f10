import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import type { ApplicationRequest } from "@mereau/shared/contracts/applications.ts";
import { applicationSource, mail } from "@mereau/db/tenant/schema.ts";
import { membershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import { enterApplication } from "#services/applications/enter.ts";
import { networkOf } from "#services/sources/network.ts";
import { readApplication } from "#services/applications/status.ts";
import { approveMember } from "#services/members/approve.ts";
import { refuseMember } from "#services/members/refuse.ts";
import { changeMembershipPolicy } from "#services/membership/changePolicy.ts";
import { sealingKey } from "#services/secrets/seal.ts";
import { changeSettings } from "#services/settings/change.ts";
import { applicationOf, startCommunity, type TestCommunity } from "#testing/community.ts";

const HOUR_MS = 3_600_000;

let town: TestCommunity;
let key: Uint8Array;

const contact = { email: "bonjour@example.org", phone: null, address: null, website: null };
const now = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;

beforeAll(async () => {
  town = await startCommunity();
  key = sealingKey(town.world.settings.SEALING_KEY);
  await changeSettings(town.context(), town.admin, { contact });
});

afterAll(() => town.close());

const requestOf = (name: string): ApplicationRequest => ({
  ...applicationOf(name),
  email: `${name.toLowerCase()}@example.org`,
  invitation: null,
});

const enter = (
  request: ApplicationRequest,
  { at = now, address = null, caller = null }: Partial<Sending> = {},
) => enterApplication(town.context({ now: at }), key, request, { caller, address });
type Sending = { at: number; address: string | null; caller: TestCommunity["admin"] | null };

const read = (id: string, token: string) =>
  readApplication(town.context(), key, { id, token, offersPhone: true });

test("an applicant sees that they wait, since when, and whom to ask", async () => {
  const request = { ...requestOf("Noor"), phone: "+33612345678" };
  const { id, token, number } = await enter(request);
  expect((await enter(request)).token).toBe(token);
  expect(await read(id, token)).toEqual({
    id,
    number,
    name: "Noor",
    state: "waiting",
    appliedAt: now,
    decidedAt: null,
    reason: null,
    signIn: { email: true, phone: true },
    contact: { ...contact },
  });
});

test("the token of one application reads no other, and the id alone reads nothing", async () => {
  const [ada, eve] = [await enter(requestOf("Ada")), await enter(requestOf("Eve"))];
  for (const token of [eve.token, ada.id, "", ada.token.slice(1)])
    await expect(read(ada.id, token)).rejects.toMatchObject({ code: "unknown_application" });
});

test("whoever is refused is told why, on the device and by a letter, which is sent once", async () => {
  const { id, token } = await enter(requestOf("Sam"));
  const reason = "Habite hors du territoire";
  for (let asked = 0; asked < 2; asked += 1) await refuseMember(town.context(), town.admin, id, reason);
  expect(await read(id, token)).toMatchObject({ state: "refused", reason });
  await town.runDue(Date.now() + 1000);
  const letters = await town.db.select().from(mail).where(eq(mail.recipient, "sam@example.org"));
  expect(letters.map(({ text }) => text)).toEqual([expect.stringContaining(`Voici pourquoi : ${reason}`)]);
  expect(letters[0]?.text).toContain("Écrivez à l’équipe : bonjour@example.org.");
});

test("whoever is taken in is told to sign in, and by what they can", async () => {
  const phone = "+33687654321";
  const [first, second] = [
    await enter({ ...requestOf("Max"), phone }),
    await enter({ ...requestOf("Lou"), phone }),
  ];
  for (const { id } of [first, second]) await approveMember(town.context(), town.admin, id);
  expect(await read(first.id, first.token)).toMatchObject({
    state: "accepted",
    reason: null,
    signIn: { email: true, phone: true },
  });
  expect(await read(second.id, second.token)).toMatchObject({ signIn: { email: true, phone: false } });
  await expect(enter({ ...requestOf("Kim"), phone })).rejects.toMatchObject({ code: "phone_taken" });
});

test("whoever is taken in and needs certifications is written to, once", async () => {
  const letters = async (who: string) =>
    (
      await town.db
        .select()
        .from(mail)
        .where(eq(mail.recipient, `${who}@example.org`))
    ).map(({ subject }) => subject);
  const webOfTrust = { needed: 2, periodDays: 0, distance: null };
  const policy = membershipSettings.parse({ mode: "both", founders: 4, webOfTrust });
  await changeMembershipPolicy(town.context(), town.admin, policy);
  const { id } = await enter(requestOf("Zoe"));
  for (let asked = 0; asked < 2; asked += 1) await approveMember(town.context(), town.admin, id);
  await town.runDue(Date.now() + 1000);
  expect(await letters("zoe")).toEqual(["Essai : votre demande est acceptée"]);
  expect(await letters("max")).toEqual(["Essai : votre adhésion est acceptée"]);
});

test("twenty an hour come uninvited from one network, and the desk enters as many as it likes", async () => {
  const address = "2001:db8:1:2::7";
  const asked = Array.from({ length: 23 }, (_, index) => requestOf(`Guest${index}`));
  const outcomes = await Promise.allSettled(asked.map((request) => enter(request, { address })));
  const refused = outcomes.flatMap((one, index) =>
    one.status === "rejected" ? [{ code: String(one.reason.code), request: asked[index] }] : [],
  );
  expect(refused.map(({ code }) => code)).toEqual(Array.from({ length: 3 }, () => "too_many_applications"));
  const [left] = refused;
  if (!left?.request) throw new Error("nobody was refused");
  const neighbour = { address: "2001:db8:1:2:ffff::1" };
  await expect(enter(left.request, neighbour)).rejects.toMatchObject({ code: "too_many_applications" });
  const entered = asked.filter((request) => refused.every((one) => one.request !== request));
  await Promise.all(entered.slice(0, 2).map((request) => enter(request, { address })));
  await enter(left.request, { address, caller: town.admin });
  await enter(requestOf("Elsewhere"), { address: "2001:db8:1:3::7" });
  await enter(requestOf("Later"), { address, at: now + HOUR_MS });
  const kept = await town.db.select().from(applicationSource);
  expect(kept.map(({ count }) => count).toSorted((one, other) => one - other)).toEqual([1, 1, 20]);
  expect(JSON.stringify(kept)).not.toContain("2001");
  await enter(requestOf("Tomorrow"), { address, at: now + 30 * HOUR_MS });
  expect(await town.db.select().from(applicationSource)).toHaveLength(1);
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:DB8::1", "2001:db8:0:0"],
  ["2001:0db8:0001:0002:0003:0004:0005:0006", "2001:db8:1:2"],
  ["::1", "0:0:0:0"],
  ["fe80::", "fe80:0:0:0"],
])("the network of %s is %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
