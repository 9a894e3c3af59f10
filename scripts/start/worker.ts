import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { convertV4MiniflareOptions, Log, LogLevel, Miniflare } from "miniflare";
import { unstable_getMiniflareWorkerOptions } from "wrangler";
import * as z from "zod";

import { nextRun } from "./cron.ts";

/*
 * node worker.ts --bundle DIR --state DIR --port N, with the Worker's settings as JSON in MEREAU_WORKER_SETTINGS.
 * Runs the built Worker in workerd as wrangler.toml (or --configuration FILE) describes it, with Durable Objects kept in
 * the state folder, until it is told to end; --inspector N lets debuggers and profilers in on that port.
 * Prints {"event":"listening","url"} or {"event":"refused","message"}.
 */

const { values } = parseArgs({
  options: {
    bundle: { type: "string" },
    state: { type: "string" },
    port: { type: "string" },
    inspector: { type: "string" },
    configuration: {
      type: "string",
      default: fileURLToPath(new URL("../../wrangler.toml", import.meta.url)),
    },
  },
});
const { bundle, state, port, inspector, configuration } = z
  .object({
    bundle: z.string(),
    state: z.string(),
    port: z.coerce.number().int(),
    inspector: z.coerce.number().int().optional(),
    configuration: z.string(),
  })
  .parse(values);
const settings = z
  .record(z.string(), z.string())
  .parse(JSON.parse(process.env["MEREAU_WORKER_SETTINGS"] ?? "{}"));
const say = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

const { workerOptions } = unstable_getMiniflareWorkerOptions(configuration);
const { assets: assetOptions, ...ownOptions } = workerOptions;
const { bindings, cronTriggers, compatibilityDate } = z
  .object({
    bindings: z.record(z.string(), z.json()),
    cronTriggers: z.array(z.string()),
    compatibilityDate: z.string(),
  })
  .parse(ownOptions);
const assets = z.object({ binding: z.string(), directory: z.string() }).optional().parse(assetOptions);

const mereau = {
  ...ownOptions,
  name: "mereau",
  modulesRules: undefined,
  modules: modulesOf(bundle),
  modulesRoot: bundle,
  bindings: { ...bindings, ...settings },
  ...(assets && { serviceBindings: { [assets.binding]: "assets" } }),
};

/**
 * The static files, behind their binding alone. wrangler.toml has the Worker answer first; Miniflare would still pass every
 * request through its router of assets before, which costs more than a payment does.
 */
const files = assets && {
  name: "assets",
  modules: true,
  script: "",
  compatibilityDate,
  assets: { ...assets, routerConfig: { has_user_worker: false } },
};

const miniflare = new Miniflare({
  ...convertV4MiniflareOptions({
    workers: [mereau, ...(files ? [files] : [])],
    host: "127.0.0.1",
    port,
    ...(inspector !== undefined && { inspectorPort: inspector }),
    cf: false,
    log: new Log(LogLevel.WARN),
    logRequests: false,
    resourcePersistencePath: state,
  }),
  enableDevRegistry: false,
});

let closing: Promise<void> | undefined;
const stop = () => {
  closing ??= miniflare.dispose().then(() => process.exit(0));
};
process.on("SIGTERM", stop);
process.on("SIGINT", stop);

/** What wrangler left in the folder of the bundle, its entry first. */
function modulesOf(folder: string) {
  const types = {
    ".js": "ESModule",
    ".wasm": "CompiledWasm",
    ".txt": "Text",
    ".html": "Text",
    ".bin": "Data",
  } as const;
  const names = readdirSync(folder).toSorted(
    (one, other) => Number(other === "index.js") - Number(one === "index.js"),
  );
  return names.flatMap((name) => {
    const type = Object.entries(types).find(([ending]) => name.endsWith(ending))?.[1];
    return type ? [{ type, path: join(folder, name) }] : [];
  });
}

/** Starts the Worker's cron run at each of its moments, for as long as this process lives. */
function keepTime(cron: string): void {
  const now = Date.now();
  setTimeout(
    async () => {
      keepTime(cron);
      try {
        const worker = await miniflare.getWorker();
        await worker.scheduled({ cron, scheduledTime: new Date() });
      } catch (error) {
        console.error(`The cron run failed: ${String(error)}`);
      }
    },
    nextRun(cron, now) - now,
  ).unref();
}

try {
  const { port: taken } = await miniflare.ready;
  say({ event: "listening", url: `http://localhost:${taken}` });
  for (const cron of cronTriggers) keepTime(cron);
} catch (error) {
  say({ event: "refused", message: `The Worker does not start: ${String(error)}` });
  await miniflare.dispose();
  process.exitCode = 1;
}
