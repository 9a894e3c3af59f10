import { expect, test } from "vitest";
import type * as z from "zod";

import { communityPolicies } from "#policies/community.ts";
import { noNames } from "#policies/inWords.ts";
import { firstMembershipSettings, membershipSettings } from "#policies/membership/settings.ts";

const { membership } = communityPolicies;
type Change = Partial<z.input<typeof membershipSettings>>;

const settled = (change: Change = {}) => membershipSettings.parse({ mode: "web_of_trust", ...change });
const contradicted = (change: Change) =>
  membership.disagreements(settled(change)).map(({ settings }) => settings.join(" "));

test("nothing contradicts the defaults, whoever recognises members", () => {
  for (const mode of ["approval", "web_of_trust", "both"] as const)
    expect(contradicted({ mode })).toEqual([]);
  expect(membership.disagreements(firstMembershipSettings)).toEqual([]);
});

test.each<[Change, string[]]>([
  [{ validityDays: 60 }, ["validityDays renewalWindowDays"]],
  [{ validityDays: 61 }, []],
  [{ validityDays: 61, reminderDays: [3, 62] }, ["validityDays reminderDays"]],
  [{ validityDays: null, reminderDays: [366] }, []],
  [{ webOfTrust: { issuedMax: 4 } }, ["webOfTrust.issuedMax webOfTrust.needed"]],
  [{ founders: 4 }, ["founders webOfTrust.needed"]],
  [{ webOfTrust: { periodDays: 147 } }, ["webOfTrust.periodDays webOfTrust.lifeDays"]],
  [{ webOfTrust: { periodDays: 146 } }, []],
  [{ mode: "approval", founders: 0, webOfTrust: { issuedMax: 1 } }, []],
])("%j contradicts %j", (change, expected) => {
  expect(contradicted(change)).toEqual(expected);
});

test("each contradiction names in both languages the figures that clash", () => {
  const [fault] = membership.disagreements(settled({ validityDays: 30 }));
  for (const text of [fault?.why.fr, fault?.why.en]) {
    expect(text).toContain("30");
    expect(text).toContain("61");
  }
});

test("the policy is told in plain words, in both languages", () => {
  expect(membership.explain(settled(), noNames)).toEqual({
    fr:
      "On est membre reconnu quand on a reçu 5 certifications de membres, et tant qu’on les garde. " +
      "Pour entrer et pour renouveler, il faut être à 5 pas au plus de 80\u00A0% des membres référents. " +
      "Chacun peut avoir donné 100 certifications à la fois, une tous les 5 jours ; une certification vaut 731 jours. " +
      "La reconnaissance vaut 366 jours. Chacun la renouvelle dans les 61 jours qui précèdent sa fin.",
    en:
      "A recognised member is one who has received 5 certifications from members, and keeps them. " +
      "To enter and to renew, one must be within 5 steps of 80% of the referees. " +
      "Everybody may have given 100 certifications at a time, one every 5 days; a certification lasts 731 days. " +
      "Recognition lasts 366 days. Members renew it themselves in the 61 days before its end.",
  });
  expect(membership.explain(firstMembershipSettings, noNames)).toEqual({
    fr: "On est membre reconnu quand on est accepté par les gestionnaires. La reconnaissance n’a pas de terme.",
    en: "A recognised member is one whom the managers have approved. Recognition has no end of its own.",
  });
});

test("one of something is told as one, and none as each language does", () => {
  const often = settled({
    validityDays: 61,
    renewalWindowDays: 1,
    reminderDays: [],
    webOfTrust: { needed: 1, issuedMax: 1, periodDays: 1, distance: { steps: 1, percent: 80 } },
  });
  const { fr, en } = membership.explain(often, noNames);
  expect(fr).toContain("à 1 pas au plus de 80\u00A0% des membres référents");
  expect(fr).toContain("Chacun peut avoir donné 1 certification à la fois, une par jour ;");
  expect(fr).toContain("Chacun la renouvelle dans le jour qui précède sa fin.");
  expect(en).toContain("within 1 step of 80% of the referees");
  expect(en).toContain("Everybody may have given 1 certification at a time, one a day;");
  expect(en).toContain("Members renew it themselves in the day before its end.");
});
