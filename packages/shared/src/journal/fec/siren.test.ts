import { expect, test } from "vitest";

import { isSiren } from "#journal/fec/siren.ts";

test.each(["732829320", "123456782", "552100554"])("%s is a SIREN", (siren) => {
  expect(isSiren(siren)).toBe(true);
});

test("a SIREN with one digit changed, or two neighbours swapped, is none", () => {
  const siren = "732829320";
  const changed = Array.from(siren).flatMap((digit, place) =>
    Array.from("0123456789")
      .filter((other) => other !== digit)
      .map((other) => siren.slice(0, place) + other + siren.slice(place + 1)),
  );
  expect(changed).toHaveLength(81);
  expect(changed.filter(isSiren)).toEqual([]);
  expect(isSiren("372829320")).toBe(false);
});

test.each(["", "73282932", "7328293200", "73282932O", "732 829 320"])("%j is no SIREN", (text) => {
  expect(isSiren(text)).toBe(false);
});
