import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { deeds } from "../apps/admin/src/screens/trust/deeds.ts";

const workers = fileURLToPath(new URL("../workers/src", import.meta.url));

test("whatever the Worker writes into the audit log is said in words", () => {
  const written = globSync("**/*.ts", { cwd: workers, exclude: (name) => name.endsWith(".test.ts") })
    .map((file) => readFileSync(`${workers}/${file}`, "utf8"))
    .flatMap((text) => [
      ...Array.from(text.matchAll(/\baction: "([a-z_]+\.[a-z_]+)"/g), ([, action = ""]) => action),
      ...Array.from(text.matchAll(/\baudit: \{ noun: "([a-z_]+)"/g), ([, noun = ""]) => `${noun}.change`),
    ]);
  expect(written.length).toBeGreaterThan(100);
  expect(written.filter((action) => !(action in deeds))).toEqual([]);
});
