import { expect, test } from "vitest";

import { draftOf, type FeeSettings, settingsOf } from "#screens/members/fees/policyDraft.ts";

const settings: FeeSettings = {
  active: true,
  since: "2027-01-01",
  period: "calendar_year",
  currency: "EUR",
  pot: null,
  amount: "10.50",
  byType: { provider: "50" },
  minimum: null,
  newcomers: "by_month",
  graceDays: 30,
  reminders: [
    { afterDays: 0, message: null },
    { afterDays: 15, message: { fr: "Merci.", en: "Thank you." } },
  ],
  unpaid: { leadsTo: "suspend", afterDays: 90, noticeDays: 15 },
};

const comma = (figure: string) => figure.replace(".", ",");

test("what is shown and not touched is what holds", () => {
  expect(settingsOf(draftOf(settings, comma), settings).settings).toEqual({ ...settings, amount: "10,50" });
  const unpaid = { leadsTo: "nothing", afterDays: 60, noticeDays: 0 } as const;
  const free = { ...settings, minimum: "2", unpaid };
  expect(settingsOf(draftOf(free, String), free).settings).toEqual(free);
});

test("a type with nothing written is asked as everybody, and a reminder that stays keeps its sentence", () => {
  const draft = { ...draftOf(settings, comma), byType: { provider: " " }, reminders: "15 ; 45" };
  expect(settingsOf(draft, settings).settings).toMatchObject({
    byType: {},
    reminders: [
      { afterDays: 15, message: { fr: "Merci.", en: "Thank you." } },
      { afterDays: 45, message: null },
    ],
  });
});

test("what is no amount, no day or no date is named, each at its field", () => {
  const draft = {
    ...draftOf(settings, comma),
    since: "",
    amount: "dix",
    byType: { provider: "-5" },
    isFree: true,
    graceDays: "366",
    reminders: "0, demain",
    noticeDays: "91",
  };
  const { wrong } = settingsOf(draft, settings);
  expect([...(wrong ?? [])].toSorted()).toEqual([
    "amount",
    "byType",
    "graceDays",
    "minimum",
    "noticeDays",
    "reminders",
    "since",
  ]);
});
