import { rm } from "node:fs/promises";

import type { TestProject } from "vitest/node";

import { makeQuickFolder } from "./quickFolder.ts";

/** Makes a folder for what the tests' processes keep until they end, and takes it away after the last. */
export default async function setup(project: TestProject) {
  const folder = await makeQuickFolder("mereau-unit-");
  project.provide("dataFolder", folder);
  return () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
