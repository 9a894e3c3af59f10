import { spawnSync } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import * as z from "zod";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

/** A file, the rule that it breaks, and its text. */
type Case = [path: string, rule: string, source: string];

const allowed: Case[] = [
  ["packages/shared/src/money/a.ts", "", `import "#money/b.ts"; import * as z from "zod"; export { z };`],
  ["packages/db/src/a.ts", "", `import "@mereau/shared/a.ts"; import "node:fs";`],
  ["packages/ui/src/a.ts", "", `import "@mereau/shared/a.ts";`],
  [
    "workers/src/services/transfers/a.ts",
    "",
    `import "@mereau/db/a.ts"; import "#services/b.ts"; import "#env.ts";`,
  ],
  [
    "workers/src/ledger/a.ts",
    "",
    `import "#services/b.ts"; import "@mereau/db/a.ts"; import "#ledger/b.ts";`,
  ],
  ["workers/src/http/routes/a.ts", "", `import "../errors.ts"; import "#services/b.ts"; import "#env.ts";`],
  ["workers/src/jobs/a.ts", "", `import "#services/b.ts"; import "#jobs/b.ts";`],
  ["workers/src/provisioning/a.ts", "", `import "#services/b.ts"; import "@mereau/db/a.ts";`],
  ["workers/src/index.ts", "", `import "#http/a.ts"; import "#ledger/a.ts"; import "#jobs/a.ts";`],
  [
    "apps/wallet/src/a.ts",
    "",
    `import "@mereau/ui/a.ts"; import type { C } from "@mereau/workers/client.ts"; export type { C };`,
  ],
];

const refused: Case[] = [
  ["packages/shared/src/money/db.ts", "no-restricted-imports", `import "@mereau/db/a.ts";`],
  ["packages/shared/src/money/relative.ts", "no-restricted-imports", `import "../../../db/src/a.ts";`],
  ["packages/shared/src/money/node.ts", "no-restricted-imports", `import "node:fs";`],
  ["packages/shared/src/money/clock.ts", "no-restricted-properties", `export const now = () => Date.now();`],
  ["packages/shared/src/money/zod.ts", "import-style", `import { z } from "zod"; export { z };`],
  ["packages/shared/src/money/zodDefault.ts", "import-style", `import z from "zod"; export { z };`],
  ["packages/db/src/workers.ts", "no-restricted-imports", `import "@mereau/workers/a.ts";`],
  ["packages/ui/src/db.ts", "no-restricted-imports", `import "@mereau/db/a.ts";`],
  ["workers/src/services/transfers/ledger.ts", "no-restricted-imports", `import "#ledger/a.ts";`],
  [
    "workers/src/services/transfers/http.ts",
    "no-restricted-imports",
    `import type { A } from "../../http/a.ts"; export type { A };`,
  ],
  ["workers/src/services/transfers/jobs.ts", "no-restricted-imports", `import "#jobs/a.ts";`],
  [
    "workers/src/services/transfers/provisioning.ts",
    "no-restricted-imports",
    `export * from "#provisioning/a.ts";`,
  ],
  ["workers/src/ledger/http.ts", "no-restricted-imports", `import "#http/a.ts";`],
  [
    "workers/src/ledger/later.ts",
    "no-restricted-imports",
    `export const later = () => import("#jobs/a.ts");`,
  ],
  ["workers/src/http/routes/ledger.ts", "no-restricted-imports", `import "../../ledger/a.ts";`],
  ["workers/src/http/provisioning.ts", "no-restricted-imports", `import "#provisioning/a.ts";`],
  ["workers/src/jobs/index.ts", "no-restricted-imports", `import "#index.ts";`],
  ["workers/src/provisioning/http.ts", "no-restricted-imports", `import "#http/a.ts";`],
  ["workers/src/env.ts", "no-restricted-imports", `import "#ledger/a.ts";`],
  ["apps/wallet/src/db.ts", "no-restricted-imports", `import "@mereau/db/a.ts";`],
  ["apps/wallet/src/code.ts", "no-restricted-imports", `import "@mereau/workers/client.ts";`],
  [
    "apps/wallet/src/server.ts",
    "no-restricted-imports",
    `import type { A } from "@mereau/workers/src/a.ts"; export type { A };`,
  ],
  ["workers/src/http/console.ts", "no-console", `console.log("met");`],
  ["packages/db/src/any.ts", "no-explicit-any", `export const a: any = 1;`],
  ["packages/db/src/long.ts", "max-lines", "export {};\n".repeat(251)],
];

const root = fileURLToPath(new URL("..", import.meta.url));
const report = z.object({ diagnostics: z.array(z.object({ filename: z.string(), code: z.string() })) });
const config = z.looseObject({ options: z.looseObject({}) });
const faults: string[] = [];
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mereau-lint-"));
  const rules = config.parse(JSON.parse(await readFile(join(root, ".oxlintrc.json"), "utf8")));
  rules.options["typeAware"] = false;
  await writeFile(join(folder, ".oxlintrc.json"), JSON.stringify(rules));
  for (const [path, , source] of [...allowed, ...refused]) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), source);
  }
  const { stdout } = spawnSync(join(root, "node_modules/.bin/oxlint"), ["-f", "json"], {
    cwd: folder,
    encoding: "utf8",
  });
  for (const { filename, code } of report.parse(JSON.parse(stdout)).diagnostics)
    faults.push(`${filename} ${/\((.*)\)/.exec(code)?.[1]}`);
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the linter", () => {
  test.for(allowed)("lets %s import what its layer may", ([path]) => {
    expect(faults).not.toContain(`${path} no-restricted-imports`);
  });

  test.for(refused)("refuses %s by the rule %s", ([path, rule]) => {
    expect(faults).toContain(`${path} ${rule}`);
  });
});
