import { rm } from "node:fs/promises";

import { startServer } from "@mereau/db/server/start.ts";
import type { TestProject } from "vitest/node";

import { startPushService } from "../../workers/src/testing/pushService.ts";
import { preparePlatform } from "../start/platformDatabase.ts";
import { makeSecrets } from "../start/secrets.ts";
import { makeQuickFolder } from "./quickFolder.ts";

/** Starts a local libSQL server and a push service for the tests inside workerd, which cannot, and tells them its settings. */
export default async function setup(project: TestProject) {
  const dataDir = await makeQuickFolder("mereau-workerd-");
  const secrets = makeSecrets();
  const server = await startServer({ dataDir, port: 0, adminKey: secrets.databaseAdminKey });
  const pushService = await startPushService();
  const settings = await preparePlatform(server.url, secrets);
  project.provide("settings", {
    ...settings,
    PUBLIC_URL: "http://mereau.test",
    PUSH_HOSTS: pushService.host,
  });
  return async () => {
    await pushService.close();
    await server.close();
    await rm(dataDir, { recursive: true });
  };
}
