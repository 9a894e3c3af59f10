import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { afterEach, beforeEach, expect, test } from "vitest";

import { installationNeeded, missingPackages, nodeOf } from "./needed.mjs";

let root = "";

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "mereau-setup-"));
  await writeLockfile({ "node_modules/a": { version: "1.0.0" } });
});
afterEach(() => rm(root, { recursive: true }));

const writeLockfile = (packages: object) =>
  writeFile(join(root, "package-lock.json"), JSON.stringify({ packages }));

async function installed(packages: object) {
  await mkdir(dirname(nodeOf(root)), { recursive: true });
  await writeFile(nodeOf(root), "");
  await writeFile(join(root, "node_modules/.package-lock.json"), JSON.stringify({ packages }));
}

test("a fresh checkout is installed", () => {
  expect(installationNeeded(root)).toBe("nothing is installed yet");
});

test("an installation that was cut off before npm noted it is done again", async () => {
  await installed({});
  await rm(join(root, "node_modules/.package-lock.json"));
  expect(installationNeeded(root)).toBe("an earlier installation was cut off");
});

test("packages installed by hand are recognised, and not installed again", async () => {
  await installed({ "node_modules/a": { version: "1.0.0" } });
  expect(installationNeeded(root)).toBeNull();
  await rm(join(root, "node_modules/.package-lock.json"));
  expect(installationNeeded(root)).toBeNull();
});

test("a lockfile that changed after the stamp asks for an installation, and says for which package", async () => {
  await installed({ "node_modules/a": { version: "1.0.0" } });
  expect(installationNeeded(root)).toBeNull();
  await writeLockfile({ "node_modules/a": { version: "1.0.1" } });
  expect(installationNeeded(root)).toBe("package-lock.json has changed (a)");
});

test("a Node that was not fetched asks for an installation", async () => {
  await installed({ "node_modules/a": { version: "1.0.0" } });
  await rm(nodeOf(root));
  expect(installationNeeded(root)).toBe("Node 24 is missing");
});

test("a package of another platform and a link to a workspace are not missed", () => {
  const wanted = {
    "node_modules/@x/darwin": { version: "2.0.0", optional: true },
    "node_modules/@mereau/db": { link: true },
    "packages/db": { version: "0.1.0" },
    "packages/db/node_modules/b": { version: "3.0.0" },
  };
  expect(missingPackages(wanted, {})).toEqual(["b"]);
  expect(missingPackages(wanted, { "packages/db/node_modules/b": { version: "3.0.0" } })).toEqual([]);
});
