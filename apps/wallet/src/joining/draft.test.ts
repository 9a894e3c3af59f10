import { expect, test } from "vitest";

import { emptyDraft, faultsOf } from "#joining/draft.ts";
import { signInNameOf } from "#joining/signInName.ts";

const charter = { document: "charter", version: "2027-1", types: [], text: null } as const;
const asked = { type: "individual", texts: [charter], byPhone: true };
const filled = { ...emptyDraft(), name: "Noor", email: "noor@example.org", charter: "2027-1" };

test("a draft with a name, a way to be reached and the texts of today can be sent", () => {
  expect(faultsOf(filled, asked)).toEqual({});
  expect(faultsOf({ ...filled, email: "", phone: "06 12 34 56 78" }, asked)).toEqual({});
});

test("what is missing is said field by field", () => {
  expect(faultsOf(emptyDraft(), { ...asked, type: "" })).toEqual({
    name: "nameMissing",
    email: "reachMissing",
    type: "typeMissing",
    charter: "unread",
  });
  expect(faultsOf({ ...filled, email: "noor", phone: "12" }, asked)).toEqual({
    email: "addressWrong",
    phone: "phoneWrong",
  });
});

test("an older version of a text that was accepted counts for nothing", () => {
  expect(faultsOf({ ...filled, charter: "2025-2" }, asked)).toEqual({ charter: "unread" });
});

test("without text messages an e-mail address is needed, and a telephone number signs nobody in", () => {
  const byEmail = { ...asked, byPhone: false };
  expect(faultsOf({ ...filled, email: "", phone: "06 12 34 56 78" }, byEmail)).toEqual({
    email: "addressMissing",
  });
  expect(signInNameOf("06 12 34 56 78", false)).toBeNull();
});

test("one field takes an address or a number, and nothing else", () => {
  expect(signInNameOf(" noor@example.org ", true)).toEqual({ email: "noor@example.org" });
  expect(signInNameOf("06.12.34.56.78", true)).toEqual({ phone: "+33612345678" });
  expect(signInNameOf("noor@", true)).toBeNull();
  expect(signInNameOf("Noor", true)).toBeNull();
});
