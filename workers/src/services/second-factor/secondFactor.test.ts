import { Secret } from "otpauth";
import { afterAll, beforeAll, expect, test } from "vitest";

import { audit, jobRun, passkey } from "@mereau/db/tenant/schema.ts";
import type { Caller, Role } from "#services/context.ts";
import { createApiKey } from "#services/keys/createApiKey.ts";
import { changeRole } from "#services/members/changeRole.ts";
import { creationOptions } from "#services/passkeys/options.ts";
import { siteOf } from "#services/passkeys/site.ts";
import { confirmEnrolment, startEnrolment } from "#services/second-factor/enrol.ts";
import { describeOwn, listStaff } from "#services/second-factor/read.ts";
import { removeApp, replaceRecoveryCodes, resetFactor } from "#services/second-factor/remove.ts";
import { changeRule } from "#services/second-factor/rule.ts";
import { takeSecondStep } from "#services/second-factor/step.ts";
import { codeAt, STEP_MS, stepOf } from "#services/second-factor/totp.ts";
import { sealingKey } from "#services/secrets/seal.ts";
import { identify } from "#services/sign-in/identify.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";
import { signingIn, type SigningIn } from "#testing/signingIn.ts";

let town: TestCommunity;
let door: SigningIn;
let key: Uint8Array;

beforeAll(async () => {
  town = await startCommunity();
  door = signingIn(town);
  key = sealingKey(town.world.settings.SEALING_KEY);
});

afterAll(() => town.close());

/** The caller of a session that a code opened. */
async function enter(email: string, now = Date.now()): Promise<Caller> {
  const { token } = await door.tryCode(email, await door.codeFor(email, now), now);
  const known = await identify(town.context({ now }), token, "anew");
  if (!known) throw new Error("nobody");
  return Object.assign(known.caller, { token });
}

const again = async (caller: Caller, now = Date.now()): Promise<Caller> => {
  const token: unknown = Reflect.get(caller, "token");
  const known = await identify(town.context({ now }), String(token), "anew");
  if (!known) throw new Error("signed out");
  return Object.assign(known.caller, { token });
};

async function hire(name: string, role: Role) {
  const person = await door.join(name);
  await changeRole(town.context(), town.admin, person.member, role);
  return person;
}

/** Sets an app up in this session. */
async function enrol(caller: Caller, now = Date.now()) {
  const { secret: text, enrolment } = await startEnrolment(town.context({ now }), caller, key);
  const secret = new Uint8Array(Secret.fromBase32(text).buffer);
  const codes = await confirmEnrolment(town.context({ now }), caller, key, {
    enrolment,
    code: codeAt(secret, now),
  });
  return { secret, codes };
}

const refusal = (code: string) => expect.objectContaining({ code });
const step = (caller: Caller, code: string, now: number) =>
  takeSecondStep(town.context({ now }), caller, key, code);

test("the codes are those of RFC 6238, and of a step before and after", () => {
  const secret = new TextEncoder().encode("12345678901234567890");
  expect(codeAt(secret, 59_000)).toBe("287082");
  expect(codeAt(secret, 1_111_111_109_000)).toBe("081804");
  expect(stepOf(secret, "287082", 59_000 + STEP_MS)).toBe(1);
  expect(stepOf(secret, "287082", 59_000 - STEP_MS)).toBe(1);
  expect(stepOf(secret, "287082", 59_000 + 2 * STEP_MS)).toBeNull();
});

test("somebody of the team who has an app may do a member’s own things until its code is typed, and each code works once", async () => {
  const lou = await hire("Lou", "manager");
  const first = await enter(lou.email);
  expect(first.role).toBe("manager");
  const { secret, codes } = await enrol(first);
  expect(codes).toHaveLength(10);
  expect((await again(first)).withheld).toBeUndefined();

  const second = await enter(lou.email);
  expect([second.role, second.withheld]).toEqual(["member", { role: "manager", needs: "step" }]);
  const now = Date.now() + STEP_MS;
  const code = codeAt(secret, now);
  await step(second, code, now);
  expect((await again(second)).role).toBe("manager");

  const third = await enter(lou.email);
  await expect(step(third, code, now)).rejects.toEqual(refusal("code_wrong"));
  await step(third, codes[0]?.toLowerCase() ?? "", now);
  expect((await again(third)).role).toBe("manager");
  const fourth = await enter(lou.email);
  await expect(step(fourth, codes[0] ?? "", now)).rejects.toEqual(refusal("code_wrong"));
  expect((await describeOwn(town.context(), await again(third))).recoveryCodes).toBe(9);
  const letters = (await town.db.select().from(jobRun)).filter(({ subject, detail }) =>
    JSON.stringify([subject, detail]).includes(lou.member),
  );
  expect(letters.map(({ period }) => period).toSorted()).toEqual([
    "recovery_code_used",
    "second_factor_added",
  ]);
});

test("five codes may be tried an hour, in however many sessions, and the right one is worth nothing then", async () => {
  const max = await hire("Max", "teller");
  const { secret } = await enrol(await enter(max.email));
  const now = Date.now() + 2 * STEP_MS;
  const wrong = codeAt(secret, now + 20 * STEP_MS);
  const sessions = [await enter(max.email), await enter(max.email)];
  const tried = await Promise.allSettled(
    Array.from({ length: 8 }, (_, at) => step(sessions[at % 2] ?? max, wrong, now)),
  );
  const codes = tried.map((one) => (one.status === "rejected" ? String(one.reason.code) : "taken"));
  expect(codes.filter((code) => code === "code_wrong")).toHaveLength(5);
  const [caller = max] = sessions;
  await expect(step(caller, codeAt(secret, now), now)).rejects.toEqual(refusal("too_many_attempts"));
  const later = now + 3_600_000;
  await step(caller, codeAt(secret, later), later);
  expect((await again(caller)).role).toBe("teller");
});

test("a session without its second step adds no way in, takes none away and makes no key for programs", async () => {
  const ida = await hire("Ida", "manager");
  await enrol(await enter(ida.email));
  const found = await enter(ida.email);
  const site = siteOf(town.world.settings, "https://mereau.test/");
  const missing = refusal("second_factor_required");
  await expect(creationOptions(town.context(), found, site)).rejects.toEqual(missing);
  await expect(startEnrolment(town.context(), found, key)).rejects.toEqual(missing);
  await expect(removeApp(town.context(), found)).rejects.toEqual(missing);
  await expect(replaceRecoveryCodes(town.context(), found, key)).rejects.toEqual(missing);
  await expect(
    createApiKey(town.context(), found, { id: newId(), name: "x", scopes: ["members:write"] }),
  ).rejects.toEqual(missing);
});

test("a member who runs nothing is asked for no second step, and has none to set up", async () => {
  const { caller } = await town.join("Zoé");
  await expect(startEnrolment(town.context(), caller, key)).rejects.toEqual(refusal("forbidden"));
});

test("a secret that was not confirmed within ten minutes, or is another’s, opens nothing", async () => {
  const [one, other] = [await hire("Tom", "teller"), await hire("Tim", "teller")];
  const [caller, stranger] = [await enter(one.email), await enter(other.email)];
  const { secret: text, enrolment } = await startEnrolment(town.context(), caller, key);
  const secret = new Uint8Array(Secret.fromBase32(text).buffer);
  const now = Date.now();
  const attempt = { enrolment, code: codeAt(secret, now) };
  await expect(confirmEnrolment(town.context({ now }), stranger, key, attempt)).rejects.toEqual(
    refusal("code_expired"),
  );
  const late = now + 11 * 60_000;
  const lateAttempt = { enrolment, code: codeAt(secret, late) };
  await expect(confirmEnrolment(town.context({ now: late }), caller, key, lateAttempt)).rejects.toEqual(
    refusal("code_expired"),
  );
  expect((await describeOwn(town.context(), caller)).app).toBeNull();
});

test("the rule is set by an administrator who has a way, leads the others to make one, and is undone for who lost theirs", async () => {
  const [ana, bob] = [await hire("Ana", "admin"), await hire("Bob", "admin")];
  const early = await enter(ana.email);
  await expect(changeRule(town.context(), early, "staff")).rejects.toEqual(
    refusal("second_factor_setup_required"),
  );
  await enrol(early);
  const bobBefore = await enter(bob.email);
  expect(bobBefore.role).toBe("admin");
  const proven = await again(early);
  expect(await changeRule(town.context(), proven, "staff")).toBe("staff");
  const held = await again(bobBefore);
  expect([held.role, held.withheld]).toEqual(["member", { role: "admin", needs: "setup" }]);
  await expect(changeRule(town.context(), held, "none")).rejects.toEqual(
    refusal("second_factor_setup_required"),
  );
  await enrol(held);
  const bobNow = await again(held);
  expect(bobNow.role).toBe("admin");
  await expect(removeApp(town.context(), bobNow)).rejects.toEqual(refusal("second_factor_kept"));
  await expect(resetFactor(town.context(), bobNow, bob.member)).rejects.toEqual(refusal("own_second_factor"));
  expect(await resetFactor(town.context(), bobNow, ana.member)).toEqual({ app: true, passkeys: 0 });
  await expect(again(early)).rejects.toThrow("signed out");
  expect((await enter(ana.email)).withheld).toEqual({ role: "admin", needs: "setup" });
  expect(await resetFactor(town.context(), null, bob.member)).toEqual({ app: true, passkeys: 0 });
  const lines = (await town.db.select().from(audit)).filter(({ action }) => action === "second_factor.reset");
  expect(lines.map(({ actor, subject }) => [actor, subject])).toEqual([
    [bob.member, ana.member],
    [null, bob.member],
  ]);
  const staff = await listStaff(town.context(), town.admin);
  expect(staff.find(({ member }) => member === ana.member)).toMatchObject({ app: false, recoveryCodes: 0 });
  await changeRule(town.context(), town.admin, "none");
  expect((await enter(ana.email)).role).toBe("admin");
});

test("managers see of each of the team which ways they have", async () => {
  const zoe = await hire("Zoé", "manager");
  await enrol(await enter(zoe.email));
  await town.db.insert(passkey).values({
    id: newId(),
    member: zoe.member,
    name: "Téléphone",
    credential: newId(),
    publicKey: "",
    counter: 0,
    transports: [],
    synced: false,
    createdAt: Date.now(),
    session: null,
  });
  const staff = await listStaff(town.context(), town.admin);
  expect(staff.find(({ member }) => member === zoe.member)).toMatchObject({
    app: true,
    passkeys: 1,
    recoveryCodes: 10,
  });
});
