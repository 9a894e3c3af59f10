import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { expect, test } from "vitest";

import { standingOrderChange } from "@mereau/shared/contracts/standingOrders.ts";
import { deeds } from "../apps/admin/src/screens/trust/deeds.ts";

const workers = fileURLToPath(new URL("../workers/src", import.meta.url));
const sources = globSync("**/*.{ts,tsx}", {
  cwd: workers,
  exclude: (name) => name.endsWith(".test.ts"),
}).map((file) => readFileSync(`${workers}/${file}`, "utf8"));

const found = (pattern: RegExp) =>
  sources.flatMap((text) => Array.from(text.matchAll(pattern), ([, part = ""]) => part));

const nouns = found(/\baudit: \{ noun: "([a-z_]+)"/g);

/** What stands in the place of each template by which a deed is written. */
const templates: Record<string, readonly string[]> = {
  "standing_order.${state}": standingOrderChange.shape.state.options.map(
    (state) => `standing_order.${state}`,
  ),
  "${setting.audit.noun}.plan": nouns.map((noun) => `${noun}.plan`),
  "${setting.audit.noun}.change": nouns.map((noun) => `${noun}.change`),
  "${setting.audit.noun}.fail": nouns.map((noun) => `${noun}.fail`),
  "${audit.noun}.withdraw": nouns.map((noun) => `${noun}.withdraw`),
};

test("whatever the Worker writes into the audit log is said in words, and nothing else can be asked for", () => {
  const literals = found(/\baction(?:: | = )(?:\w+ \? )?"([a-z_]+\.[a-z_]+)"/g);
  const others = found(/\baction: \w+ \? "[a-z_.]+" : "([a-z_]+\.[a-z_]+)"/g);
  const made = found(/\baction: `([^`]+)`/g);
  expect(made.filter((template) => !(template in templates))).toEqual([]);
  const written = new Set([...literals, ...others, ...made.flatMap((template) => templates[template] ?? [])]);
  expect(written.size).toBeGreaterThan(140);
  expect([...written].filter((action) => !(action in deeds))).toEqual([]);
  expect(Object.keys(deeds).filter((action) => !written.has(action))).toEqual([]);
});
