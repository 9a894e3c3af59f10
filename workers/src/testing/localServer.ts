import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { startServer } from "@mereau/db/server/start.ts";

export const ADMIN_KEY = "the-admin-key-of-a-test";

/** The real local server on a free port, in a folder that goes with it. */
export async function startLocalServer() {
  const dataDir = await mkdtemp(join(tmpdir(), "mereau-server-"));
  const server = await startServer({ dataDir, adminKey: ADMIN_KEY, threads: 1 });
  return {
    url: server.url,
    async close() {
      await server.close();
      await rm(dataDir, { recursive: true });
    },
  };
}
