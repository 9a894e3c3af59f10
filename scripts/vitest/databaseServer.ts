import { rm } from "node:fs/promises";

import { startServer } from "@mereau/db/server/start.ts";
import type { TestProject } from "vitest/node";

import { preparePlatform } from "../start/platformDatabase.ts";
import { makeSecrets } from "../start/secrets.ts";
import { makeQuickFolder } from "./quickFolder.ts";

/** Starts a local libSQL server for the tests inside workerd, which cannot start one, and tells them its settings. */
export default async function setup(project: TestProject) {
  const dataDir = await makeQuickFolder("mereau-workerd-");
  const secrets = makeSecrets();
  const server = await startServer({ dataDir, port: 0, adminKey: secrets.databaseAdminKey });
  project.provide("settings", await preparePlatform(server.url, secrets));
  return async () => {
    await server.close();
    await rm(dataDir, { recursive: true });
  };
}
