import { afterEach, beforeEach, expect, test } from "vitest";

import { account } from "@mereau/db/tenant/schema.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import { dayFromInWords } from "@mereau/shared/calendar/inWords.ts";
import { listCandidates } from "#services/certifications/candidates.ts";
import { listCertifications } from "#services/certifications/list.ts";
import { refuseMember } from "#services/members/refuse.ts";
import { suspendMember } from "#services/members/suspend.ts";
import { newId } from "#testing/community.ts";
import { smallWeb, startTrustTown, type TrustTown } from "#testing/trustTown.ts";
import { runAndKill } from "#testing/world.ts";

let town: TrustTown;

beforeEach(async () => {
  town = await startTrustTown();
});

afterEach(() => town.close());

const given = async (who: { caller: TrustTown["admin"] }, direction: "given" | "received" = "given") => {
  const query = { number: undefined, direction, limit: 50 } as const;
  return (await listCertifications(town.context(), who.caller, query)).items;
};

test("the certification that was still missing takes an applicant in: active, recognised, with their account", async () => {
  const [ada, noor] = [await town.found("Ada"), await town.apply("Noor")];
  await town.certify(town.maud, noor);
  expect(await town.standing(noor)).toMatchObject({
    isRecognised: false,
    state: "pending",
    admission: { isMet: false, approval: null, certifications: { received: 1, needed: 2 }, distance: null },
  });
  const candidates = await listCandidates(town.context(), { limit: 10 });
  expect(candidates.items).toMatchObject([{ number: noor.number, name: "Noor", received: 1, needed: 2 }]);

  await town.certify(ada, noor);
  expect(await town.standing(noor)).toMatchObject({ isRecognised: true, state: "recognised" });
  expect((await listCandidates(town.context(), { limit: 10 })).items).toEqual([]);
  const accounts = (await town.db.select().from(account)).map(({ id }) => id);
  expect(accounts).toContain(`MIEL:${noor.number}`);
});

test("each rule of certifying is refused with its own code", async () => {
  const [ada, noor, eve] = [await town.found("Ada"), await town.apply("Noor"), await town.apply("Eve")];
  await expect(town.certify(ada, ada)).rejects.toMatchObject({ code: "own_certification" });
  await expect(town.certify(noor, ada)).rejects.toMatchObject({ code: "not_recognised" });
  await expect(town.certify(ada, { ...noor, number: 9999 })).rejects.toMatchObject({
    code: "unknown_member",
  });
  await refuseMember(town.context(), town.admin, eve.id, "Unknown here");
  await expect(town.certify(ada, eve)).rejects.toMatchObject({ code: "member_not_active" });
  await suspendMember(town.context(), town.admin, ada.id, "Away");
  await expect(town.certify(ada, noor)).rejects.toMatchObject({ code: "not_recognised" });
  await town.settle({ mode: "approval" });
  await expect(town.certify(town.maud, noor)).rejects.toMatchObject({ code: "certifications_unused" });
  expect(await given(town.maud)).toEqual([]);
});

test("the next certification is possible once the period is over, and is told when", async () => {
  await town.settle({ ...smallWeb, webOfTrust: { ...smallWeb.webOfTrust, periodDays: 5 } });
  const [noor, ada] = [await town.apply("Noor"), await town.apply("Ada")];
  await town.certify(town.maud, noor);
  town.goTo(4.999);
  await expect(town.certify(town.maud, ada)).rejects.toMatchObject({
    code: "certification_too_soon",
    detail: { allowedAt: town.began + 5 * DAY_MS },
    figures: { from: dayFromInWords(town.began + 5 * DAY_MS) },
  });
  town.goTo(5);
  await town.certify(town.maud, ada);
  expect((await given(town.maud)).map(({ certified }) => certified.name)).toEqual(["Noor", "Ada"]);
});

test("of certifications sent at once, no more are given than the rules allow", async () => {
  const people = await Promise.all(["Ada", "Noor", "Eve", "Sam", "Zoe", "Ilan"].map(town.apply));
  const atOnce = async () => {
    const sent = await Promise.allSettled(people.map((one) => town.certify(town.maud, one)));
    return sent.map((one) => (one.status === "fulfilled" ? "given" : String(one.reason.code))).toSorted();
  };
  const rules = { ...smallWeb.webOfTrust, issuedMax: 2 };
  await town.settle({ ...smallWeb, webOfTrust: rules });
  expect(await atOnce()).toEqual([
    ...Array.from({ length: 4 }, () => "certification_stock_exhausted"),
    "given",
    "given",
  ]);
  town.goTo(5);
  await town.settle({ ...smallWeb, webOfTrust: { ...rules, issuedMax: 100, periodDays: 5 } });
  expect(await atOnce()).toEqual([...Array.from({ length: 5 }, () => "certification_too_soon"), "given"]);
});

test("certifying somebody again renews it: there is one for each pair, and a full stock does not stand in its way", async () => {
  await town.settle({ ...smallWeb, webOfTrust: { ...smallWeb.webOfTrust, issuedMax: 2 } });
  const [noor, ada] = [await town.apply("Noor"), await town.apply("Ada")];
  await town.vouch([town.maud], noor);
  await town.vouch([town.maud], ada);
  town.goTo(300);
  const renewed = await town.certify(town.maud, noor);
  expect(renewed.expiresAt).toBe(town.began + (300 + 731) * DAY_MS);
  expect((await given(town.maud)).map(({ id }) => id)).toContain(renewed.id);
  expect(await given(town.maud)).toHaveLength(2);
  expect(await given(noor, "received")).toMatchObject([
    { id: renewed.id, certifier: { name: "Maud" }, isInForce: true },
  ]);
});

test("the same certification sent again is one, and its id stands for no other", async () => {
  await town.settle({ ...smallWeb, webOfTrust: { ...smallWeb.webOfTrust, periodDays: 5 } });
  const [noor, ada, id] = [await town.apply("Noor"), await town.apply("Ada"), newId()];
  const answers = await Promise.all([1, 2, 3].map(() => town.certify(town.maud, noor, id)));
  const [first] = await given(town.maud);
  expect(first?.id).toBe(id);
  for (const answer of [...answers, await town.certify(town.maud, noor, id)]) expect(answer).toEqual(first);
  await expect(town.certify(town.maud, ada, id)).rejects.toMatchObject({ code: "id_reused" });
});

test.each([false, true])(
  "cut off at any request (sent: %s) and sent again, the last certification still takes the applicant in",
  async (sends) => {
    const ada = await town.found("Ada");
    let at = 0;
    for (let died = true; died; at += 1) {
      const noor = await town.apply(`Noor${at}`);
      await town.certify(ada, noor);
      const id = newId();
      died = await runAndKill(() => town.certify(town.maud, noor, id), { at, sends });
      town.restart();
      await town.certify(town.maud, noor, id);
      expect(await town.standing(noor)).toMatchObject({ isRecognised: true, endsAt: expect.any(Number) });
    }
    expect(at).toBeGreaterThan(8);
  },
);

test("lists come in pages", async () => {
  const people = await Promise.all(["Ada", "Noor", "Eve"].map(town.apply));
  for (const one of people) await town.certify(town.maud, one);
  const query = { number: town.maud.number, direction: "given", limit: 2 } as const;
  const first = await listCertifications(town.context(), town.admin, query);
  const second = await listCertifications(town.context(), town.admin, {
    ...query,
    cursor: first.next ?? "",
  });
  expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
});
