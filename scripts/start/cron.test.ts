import { expect, test } from "vitest";

import { nextRun } from "./cron.ts";

const at = (time: string) => Date.parse(`2026-11-22T${time}Z`);

test("a run every five minutes is due at the next full five minutes", () => {
  expect(nextRun("*/5 * * * *", at("10:02:31"))).toBe(at("10:05:00"));
});

test("a run is never due at the very moment it is asked, so that no moment runs twice", () => {
  expect(nextRun("*/5 * * * *", at("10:05:00"))).toBe(at("10:10:00"));
});

test("a line that is not understood is refused rather than guessed", () => {
  expect(() => nextRun("0 3 * * 1", at("10:05:00"))).toThrow("0 3 * * 1");
  expect(() => nextRun("*/7 * * * *", at("10:05:00"))).toThrow("*/7");
});
