import { expect, test } from "vitest";

import { valueAt, withValue } from "#screens/currency/policyForm/json.ts";

const settings = { levy: { rules: [{ name: "Vie associative", bands: [{ upTo: null, percent: "2" }] }] } };

test("a value deep within lists is read by its path, and nothing where there is none", () => {
  expect(valueAt(settings, ["levy", "rules", 0, "bands", 0, "percent"])).toBe("2");
  expect(valueAt(settings, ["levy", "rules", 1, "name"])).toBeUndefined();
  expect(valueAt(settings, ["dividend", "amount"])).toBeUndefined();
});

test("a changed value leaves the rest, and what was there before, as they were", () => {
  const changed = withValue(settings, ["levy", "rules", 0, "bands", 0, "percent"], "3");
  expect(valueAt(changed, ["levy", "rules", 0, "bands", 0, "percent"])).toBe("3");
  expect(valueAt(changed, ["levy", "rules", 0, "name"])).toBe("Vie associative");
  expect(valueAt(settings, ["levy", "rules", 0, "bands", 0, "percent"])).toBe("2");
});

test("what is on the way is made, a new item comes last, and undefined takes out", () => {
  expect(withValue({}, ["prepaid", "price", "euros"], "1.00")).toEqual({
    prepaid: { price: { euros: "1.00" } },
  });
  expect(withValue(["a"], [1], "b")).toEqual(["a", "b"]);
  expect(withValue(["a", "b"], [0], undefined)).toEqual(["b"]);
  expect(withValue({ a: 1, b: 2 }, ["a"], undefined)).toEqual({ b: 2 });
});
