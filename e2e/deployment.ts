import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import type { TestProject } from "vitest/node";

import { seed } from "../scripts/seed/seed.ts";
import { Deployment } from "../scripts/start/deployment.ts";

const onProgress = () => undefined;

/** Starts what `npm start` starts, in a folder of its own, with the smallest of the demonstration communities. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "mereau-e2e-"));
  const deployment = new Deployment();
  const { signal } = new AbortController();
  const { url, operatorToken } = await deployment.start({ port: 0, folder, json: true, signal, onProgress });
  await seed({ url, operatorToken, onProgress, only: ["sel-des-deux-rives"] });
  project.provide("url", url);
  project.provide("operatorToken", operatorToken);
  return async () => {
    await deployment.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
