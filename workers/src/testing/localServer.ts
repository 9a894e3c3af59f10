import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";

import { startServer } from "@mereau/db/server/start.ts";
import { inject } from "vitest";

export const ADMIN_KEY = "the-admin-key-of-a-test";

const makeFolder = () => mkdtemp(join(inject("dataFolder"), "server-"));

/** The real local server on a free port, in a folder that goes with it. */
export async function startLocalServer() {
  const dataDir = await makeFolder();
  const server = await startServer({ dataDir, adminKey: ADMIN_KEY, threads: 1 });
  return {
    url: server.url,
    async close() {
      await server.close();
      await rm(dataDir, { recursive: true });
    },
  };
}

let shared: ReturnType<typeof startServer> | undefined;

/** The local server that all communities of this process share; it ends with the process, and its folder with the run. */
export function sharedServer(): ReturnType<typeof startServer> {
  shared ??= makeFolder().then((dataDir) => startServer({ dataDir, adminKey: ADMIN_KEY, threads: 1 }));
  return shared;
}
