import { expect, test } from "vitest";

import { admissionOf, type Merits } from "#membership/admission.ts";
import { membershipSettings } from "#policies/membership/settings.ts";

const settingsOf = (mode: "approval" | "web_of_trust" | "both") => membershipSettings.parse({ mode });

const near = { referees: 10, reached: 8 };
const far = { referees: 10, reached: 7 };
const merits = (change: Partial<Merits> = {}): Merits => ({
  isApproved: true,
  certifications: 5,
  reach: near,
  ...change,
});

const isMet = (mode: "approval" | "web_of_trust" | "both", change: Partial<Merits>) =>
  admissionOf(settingsOf(mode), merits(change)).isMet;

test("each way of recognising members asks for its own conditions", () => {
  const uncertified = { certifications: 4 };
  expect([isMet("approval", uncertified), isMet("approval", { isApproved: false })]).toEqual([true, false]);
  expect([isMet("web_of_trust", { isApproved: false }), isMet("web_of_trust", uncertified)]).toEqual([
    true,
    false,
  ]);
  expect([isMet("both", {}), isMet("both", { isApproved: false }), isMet("both", uncertified)]).toEqual([
    true,
    false,
    false,
  ]);
  expect([isMet("approval", { reach: far }), isMet("web_of_trust", { reach: far })]).toEqual([true, false]);
});

test("what is missing is told in figures", () => {
  expect(admissionOf(settingsOf("web_of_trust"), merits({ certifications: 3, reach: far }))).toEqual({
    isMet: false,
    approval: null,
    certifications: { isMet: false, received: 3, needed: 5 },
    distance: null,
  });
  expect(admissionOf(settingsOf("web_of_trust"), merits({ reach: far }))).toEqual({
    isMet: false,
    approval: null,
    certifications: { isMet: true, received: 5, needed: 5 },
    distance: { isMet: false, neededPercent: 80, referees: 10, reached: 7 },
  });
});

test("without a rule of distance it does not matter how far somebody is", () => {
  const settings = membershipSettings.parse({ mode: "web_of_trust", webOfTrust: { distance: null } });
  expect(admissionOf(settings, merits({ reach: null }))).toMatchObject({ isMet: true, distance: null });
});
