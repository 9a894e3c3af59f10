import { createServer } from "node:http";
import type { TestProject } from "vitest/node";
export default async function setup(project: TestProject) {
  const s = createServer((_q, r) => r.end("ok"));
  await new Promise<void>((r) => s.listen(0, r));
  const a = s.address();
  const url = `http://127.0.0.1:${typeof a === "object" && a ? a.port : 0}`;
  project.provide("databaseUrl", url);
  project.provide("databaseAdminKey", "k");
  project.provide("platformDatabaseUrl", url);
  project.provide("platformDatabaseToken", "k");
  return () => {
    s.close();
  };
}
