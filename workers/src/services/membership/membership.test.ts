import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";

import { audit, membership } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { dayFromInWords } from "@mereau/shared/calendar/inWords.ts";
import { approveMember } from "#services/members/approve.ts";
import { reactivateMember } from "#services/members/reactivate.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { recogniseFounder } from "#services/membership/founder.ts";
import { isRecognised } from "#services/membership/recognised.ts";
import { renewMembership } from "#services/membership/renew.ts";
import { revokeMembership } from "#services/membership/revoke.ts";
import { smallWeb, startTrustTown, type TrustTown } from "#testing/trustTown.ts";

let town: TrustTown;

beforeEach(async () => {
  town = await startTrustTown();
});

afterEach(() => town.close());

const approve = (id: string) => approveMember(town.context(), town.admin, id);
const dayOf = (moment: number | null) => (moment === null ? null : (moment - town.began) / DAY_MS);

test("where the managers approve, approval is recognition, for good or for a time", async () => {
  await town.settle({ mode: "approval", validityDays: null });
  const noor = await town.apply("Noor");
  expect(await isRecognised(town.context(), noor.id)).toBe(false);
  await approve(noor.id);
  expect(await town.standing(noor)).toMatchObject({ isRecognised: true, expiresAt: null, endsAt: null });
  await town.settle({ mode: "approval", validityDays: 100 });
  const ada = await town.apply("Ada");
  town.goTo(10);
  await approve(ada.id);
  expect([dayOf((await town.standing(noor)).endsAt), dayOf((await town.standing(ada)).endsAt)]).toEqual([
    100, 110,
  ]);
});

test("where both are asked for, neither approval nor certifications alone make a member", async () => {
  await town.settle({ ...smallWeb, mode: "both" });
  const [ada, noor, eve] = [await town.found("Ada"), await town.apply("Noor"), await town.apply("Eve")];
  await town.vouch([town.maud, ada], noor);
  expect(await town.standing(noor)).toMatchObject({
    isRecognised: false,
    admission: { isMet: false, approval: { isMet: false }, certifications: { isMet: true } },
  });
  await approve(noor.id);
  expect((await town.standing(noor)).isRecognised).toBe(true);
  await approve(eve.id);
  expect((await town.standing(eve)).isRecognised).toBe(false);
  await town.vouch([town.maud, ada], eve);
  expect((await town.standing(eve)).isRecognised).toBe(true);
});

test("in a web of trust a manager can give an account without recognising anybody", async () => {
  const noor = await town.apply("Noor");
  const { status, accounts } = await approve(noor.id);
  expect([status, accounts.length]).toEqual(["active", 1]);
  expect(await town.standing(noor)).toMatchObject({ isRecognised: false, state: "pending" });
  await expect(renewMembership(town.context(), noor.caller, noor.id)).rejects.toMatchObject({
    code: "membership_rules_unmet",
    detail: { certifications: 0, certificationsNeeded: 2, distancePercent: null },
  });
});

test("who is too far from the referees is not admitted, however many certify them", async () => {
  const people = [town.maud, await town.found("Ada"), await town.found("Noor"), await town.found("Eve")];
  for (const one of people)
    await town.vouch(
      people.filter((other) => other !== one),
      one,
    );
  const [sam, zoe] = [await town.apply("Sam"), await town.apply("Zoe")];
  await town.settle({
    ...smallWeb,
    webOfTrust: { ...smallWeb.webOfTrust, needed: 1, distance: { steps: 1, percent: 80 } },
  });
  await town.vouch(people.slice(0, 3), sam);
  // Four members ask for a degree of ⌈4^(1/1)⌉ = 4: nobody is a referee yet
  expect(await town.standing(sam)).toMatchObject({
    isRecognised: true,
    admission: { distance: { referees: 0 } },
  });
  await town.settle({
    ...smallWeb,
    webOfTrust: { ...smallWeb.webOfTrust, needed: 1, distance: { steps: 2, percent: 80 } },
  });
  expect((await town.standing(zoe)).admission).toMatchObject({
    isMet: false,
    certifications: { isMet: false },
    distance: null,
  });
  await town.vouch([sam], zoe);
  expect(await town.standing(zoe)).toMatchObject({
    isRecognised: false,
    admission: {
      isMet: false,
      certifications: { isMet: true },
      distance: { isMet: false, percent: 75, neededPercent: 80, reached: 3, referees: 4 },
    },
  });
  await town.vouch(people.slice(3), sam);
  expect((await town.standing(zoe)).admission.distance).toMatchObject({ isMet: true, percent: 100 });
  expect(await renewMembership(town.context(), town.admin, zoe.id)).toMatchObject({ isRecognised: true });
});

test("founders are recognised until there are enough, also when several are at once", async () => {
  const people = await Promise.all(["Ada", "Noor", "Eve", "Sam", "Zoe"].map(town.apply));
  const found = (id: string) => recogniseFounder(town.context(), town.admin, id);
  const [ada] = people;
  await expect(recogniseFounder(town.context(), ada!.caller, ada!.id)).rejects.toMatchObject({
    code: "forbidden",
  });
  const sent = await Promise.allSettled(people.map(({ id }) => found(id)));
  expect(
    sent.map((one) => (one.status === "fulfilled" ? "recognised" : String(one.reason.code))).toSorted(),
  ).toEqual(["founders_enough", "founders_enough", "recognised", "recognised", "recognised"]);
  const deeds = await town.db.select().from(audit).where(eq(audit.action, "membership.found"));
  expect(deeds).toHaveLength(3);
});

test("a membership is renewed in its window, by its member, from its expiry on", async () => {
  const noor = await town.found("Noor");
  const renew = () => renewMembership(town.context(), noor.caller, noor.id);
  town.goTo(366 - 61 - 0.001);
  await expect(renew()).rejects.toMatchObject({
    code: "renewal_too_early",
    detail: { renewableFrom: town.began + 305 * DAY_MS },
    figures: { from: dayFromInWords(town.began + 305 * DAY_MS) },
  });
  town.goTo(305);
  expect(dayOf((await renew()).expiresAt)).toBe(732);
  await expect(renew()).rejects.toMatchObject({ code: "renewal_too_early" });
  // The grace of a founder is over by then, and there are no certifications to renew it with
  town.goTo(731.5);
  expect((await town.standing(noor)).isRecognised).toBe(false);
});

test("where the managers renew, they do it for those who paid, and it is noted", async () => {
  await town.settle({ mode: "approval", renewedBy: "manager" });
  const noor = await town.apply("Noor");
  await approve(noor.id);
  town.goTo(310);
  await expect(renewMembership(town.context(), noor.caller, noor.id)).rejects.toMatchObject({
    code: "renewed_by_managers",
  });
  const renewed = await renewMembership(town.context(), town.admin, noor.id);
  expect(dayOf(renewed.expiresAt)).toBe(732);
  const [deed] = await town.db.select().from(audit).where(eq(audit.action, "membership.renew"));
  expect(deed).toMatchObject({ actor: town.admin.member, onBehalfOf: noor.id, subject: noor.id });
});

test("a suspended member is not recognised until they are back", async () => {
  const noor = await town.found("Noor");
  await suspendMember(town.context(), town.admin, noor.id, "Unpaid");
  expect(await town.standing(noor)).toMatchObject({ isRecognised: false, state: "recognised" });
  await reactivateMember(town.context(), town.admin, noor.id);
  expect(await town.standing(noor)).toMatchObject({ isRecognised: true });
});

test("what a manager ended, managers alone restore; what members end themselves they may claim anew", async () => {
  const [ada, noor] = [await town.found("Ada"), await town.found("Noor")];
  const own = { reason: null, withdrawCertifications: false };
  const revoke = (by: TrustTown["admin"], change: object = {}) =>
    revokeMembership(town.context(), by, noor.id, { ...own, ...change });
  await expect(revoke(ada.caller)).rejects.toMatchObject({ code: "forbidden" });
  await expect(revoke(noor.caller, { withdrawCertifications: true })).rejects.toMatchObject({
    code: "forbidden",
  });
  await expect(revoke(town.admin)).rejects.toMatchObject({ code: "invalid_input" });

  expect(await revoke(noor.caller)).toMatchObject({ state: "revoked", isRecognised: false });
  await town.vouch([town.maud, ada], noor);
  const claim = () => renewMembership(town.context(), noor.caller, noor.id);
  expect(await claim()).toMatchObject({ state: "recognised", isRecognised: true });

  await revoke(town.admin, { reason: "Two accounts" });
  await expect(claim()).rejects.toMatchObject({ code: "membership_revoked" });
  expect(await renewMembership(town.context(), town.admin, noor.id)).toMatchObject({ isRecognised: true });
});

test("withdrawing what a revoked member gave ends the memberships that stood on it, and no others", async () => {
  const [ada, noor, eve] = [await town.found("Ada"), await town.apply("Noor"), await town.apply("Eve")];
  await town.vouch([town.maud, ada], noor);
  await town.vouch([town.maud, ada, noor], eve);
  await revokeMembership(town.context(), town.admin, ada.id, {
    reason: "A false one",
    withdrawCertifications: true,
  });
  expect((await town.standing(noor)).state).toBe("expired");
  expect(await town.standing(eve)).toMatchObject({
    isRecognised: true,
    admission: { certifications: { received: 2 } },
  });
});

test("whatever changes somebody's recognition is told to the ledger, and nothing is left to tell", async () => {
  const [ada, noor] = [await town.found("Ada"), await town.apply("Noor")];
  await town.vouch([town.maud, ada], noor);
  await suspendMember(town.context(), town.admin, noor.id, "x");
  const left = await town.db.select({ since: membership.unsettledSince }).from(membership);
  expect(left).toEqual([{ since: null }, { since: null }, { since: null }]);
});
