import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { apiAt } from "./client/api.ts";
import { play } from "./demo/play.ts";
import { Scene } from "./demo/scene.ts";
import { Trace } from "./demo/trace.ts";
import { CannotStart } from "./start/cannotStart.ts";
import { Deployment } from "./start/deployment.ts";

/*
 * npm run demo
 * The main job from nothing, in a temporary folder that is removed at the end: exits 0 only when every figure checks.
 */

const began = performance.now();
const trace = new Trace((line) => process.stdout.write(`${line}\n`), {
  isColoured: process.stdout.isTTY && process.env["NO_COLOR"] === undefined,
});
const folder = await mkdtemp(join(tmpdir(), "mereau-demo-"));
const deployment = new Deployment();
const stopping = new AbortController();
const stopped = Promise.withResolvers<never>();

const stop = () => {
  stopping.abort();
  stopped.reject(new CannotStart("Stopped."));
};
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
// The set-up that started this process holds a channel to it, which closes with that process.
process.on("disconnect", stop);
process.channel?.unref();

async function run(): Promise<boolean> {
  const onProgress = (doing: string) => trace.tell(`${doing} …`);
  const options = { port: 0, folder, json: false, signal: stopping.signal, onProgress };
  trace.chapter("The service starts, in a folder of its own");
  const { url, operatorToken } = await Promise.race([deployment.start(options), deployment.failed]);
  const scene = new Scene({ api: apiAt(url), trace, slug: "le-miel", folder });
  await Promise.race([play(scene, operatorToken), deployment.failed]);
  return trace.finish((performance.now() - began) / 1000);
}

try {
  process.exitCode = (await Promise.race([run(), stopped.promise])) ? 0 : 1;
} catch (error) {
  process.stderr.write(`\n${error instanceof CannotStart ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  await deployment.stop();
  await rm(folder, { recursive: true, force: true });
}
process.exit();
