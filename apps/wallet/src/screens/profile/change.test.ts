import { expect, test } from "vitest";

import { changeOf, faultsOf, type Written } from "#screens/profile/change.ts";

const before: Written = {
  name: "Le Fournil",
  about: "Au levain.",
  categories: "food",
  address: "3 rue des Halles",
  point: "47.37,-0.55",
  hours: "",
  website: "https://fournil.example",
  phoneShown: "yes",
  emailShown: "",
};

test("only what differs is sent, and what was emptied is taken away", () => {
  expect(changeOf(before, before)).toBeNull();
  expect(changeOf({ ...before, about: " Au levain. " }, before)).toBeNull();
  expect(changeOf({ ...before, about: " ", phoneShown: "", categories: "food,home" }, before)).toEqual({
    about: null,
    phoneShown: false,
    categories: ["food", "home"],
  });
});

test("a place is sent whole, or taken away whole", () => {
  expect(changeOf({ ...before, point: "47.38,-0.56" }, before)).toEqual({
    place: { address: "3 rue des Halles", latitude: 47.38, longitude: -0.56 },
  });
  expect(changeOf({ ...before, address: "", point: "" }, before)).toEqual({ place: null });
  expect(faultsOf({ ...before, address: "" })).toEqual({ address: true });
  expect(faultsOf({ ...before, point: "" })).toEqual({ point: true });
  expect(faultsOf({ ...before, address: "", point: "", name: " " })).toEqual({ name: true });
});

test("a site may be written without what stands before it", () => {
  expect(changeOf({ ...before, website: "four.example/pains" }, before)).toEqual({
    website: "https://four.example/pains",
  });
  expect(changeOf({ ...before, website: "" }, before)).toEqual({ website: null });
});
