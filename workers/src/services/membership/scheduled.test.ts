import { asc, eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";

import { mail } from "@mereau/db/tenant/schema.ts";
import { editProfile } from "#services/members/editProfile.ts";
import { renewMembership } from "#services/membership/renew.ts";
import { revokeMembership } from "#services/membership/revoke.ts";
import { smallWeb, startTrustTown, type TrustTown } from "#testing/trustTown.ts";

let town: TrustTown;

beforeEach(async () => {
  town = await startTrustTown();
});

afterEach(() => town.close());

/** The subjects of what somebody was sent, in order. */
const sentTo = async (recipient: string) =>
  (await town.db.select().from(mail).where(eq(mail.recipient, recipient)).orderBy(asc(mail.id))).map(
    ({ subject }) => subject,
  );

test("a member is told of their admission, then 60, 14 and 3 days before the end, then of the end", async () => {
  await town.settle({ ...smallWeb, mode: "both" });
  await town.found("Noor");
  expect(await town.nextDue()).toBe(0);
  await town.alarm();
  for (const [due, next] of [
    [306, 352],
    [352, 363],
    [363, 366],
  ]) {
    expect(await town.nextDue()).toBe(due);
    town.goTo(due ?? 0);
    await town.alarm();
    await town.run();
    expect(await town.nextDue()).toBe(next);
  }
  town.goTo(366);
  await Promise.all([town.run(), town.run(), town.run()]);
  expect(await sentTo("noor@example.org")).toEqual([
    "Essai : votre adhésion est acceptée",
    "Votre adhésion à Essai prend fin dans 60 jours",
    "Votre adhésion à Essai prend fin dans 14 jours",
    "Votre adhésion à Essai prend fin dans 3 jours",
    "Votre adhésion à Essai a pris fin",
  ]);
});

test("a clock that was off for years ends what has ended, once, and writes no letters of long ago", async () => {
  const noor = await town.found("Noor");
  await town.run();
  town.goTo(1000);
  await Promise.all([town.run(), town.run()]);
  expect(await town.standing(noor)).toMatchObject({ state: "expired", isRecognised: false });
  expect(await town.nextDue()).toBe(null);
  expect(await sentTo("noor@example.org")).toEqual(["Essai : votre adhésion est acceptée"]);
});

test("a member who falls below the certifications that are needed loses their membership at that moment", async () => {
  const [ada, eve, noor] = [await town.found("Ada"), await town.found("Eve"), await town.apply("Noor")];
  await town.settle({ ...smallWeb, validityDays: null });
  await town.vouch([town.maud, ada], noor);
  expect(await town.nextDue()).toBe(0);
  town.goTo(100);
  await town.vouch([eve], noor);
  await town.run();
  // Two of the three end on day 731: from then on one is left, and two are needed
  town.goTo(730.999);
  await town.run();
  expect((await town.standing(noor)).isRecognised).toBe(true);
  town.goTo(731);
  expect((await town.standing(noor)).isRecognised).toBe(false);
  await town.run();
  expect(await town.standing(noor)).toMatchObject({
    state: "expired",
    admission: { certifications: { received: 1 } },
  });
  expect((await sentTo("noor@example.org")).at(-1)).toBe("Votre adhésion à Essai a pris fin");
});

test("a renewed certification keeps a member, and what a former member gave goes on counting", async () => {
  const [ada, eve, noor] = [await town.found("Ada"), await town.found("Eve"), await town.apply("Noor")];
  await town.settle({ ...smallWeb, validityDays: null });
  await town.vouch([town.maud, ada], noor);
  town.goTo(100);
  await town.vouch([eve], noor);
  town.goTo(700);
  await town.vouch([town.maud], noor);
  const own = { reason: null, withdrawCertifications: false };
  await revokeMembership(town.context(), eve.caller, eve.id, own);
  town.goTo(731);
  await town.run();
  expect(await town.standing(noor)).toMatchObject({
    isRecognised: true,
    endsAt: town.began + 831 * 86_400_000,
    admission: { certifications: { received: 2 } },
  });
});

test("a lapsed member is told what they need, and claims anew once they have it", async () => {
  const [ada, noor] = [await town.found("Ada"), await town.apply("Noor")];
  await town.vouch([town.maud, ada], noor);
  await editProfile(town.context(), noor.caller, noor.id, { language: "en" });
  await town.run();
  for (const one of [town.maud, ada]) {
    town.goTo(310);
    await renewMembership(town.context(), one.caller, one.id);
  }
  town.goTo(366);
  await town.run();
  const subjects = await sentTo("noor@example.org");
  expect(subjects).toEqual(["Your membership of Essai is accepted", "Your membership of Essai has ended"]);
  expect(await renewMembership(town.context(), noor.caller, noor.id)).toMatchObject({ isRecognised: true });
});
