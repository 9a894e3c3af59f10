import { execFile } from "node:child_process";
import { glob, mkdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { startChild, type Child } from "../../scripts/start/child.ts";
import type { Workload } from "./profile/profiler.ts";
import { preparePlatform, type LocalSettings } from "../../scripts/start/platformDatabase.ts";
import { makeSecrets } from "../../scripts/start/secrets.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const databaseServer = join(root, "packages/db/src/server/main.ts");
const worker = join(root, "scripts/start/worker.ts");
const emptyConfiguration = join(root, "bench/workers/wrangler.toml");

const LOG_LINES = 20;

type StackOptions = { folder: string; profile: boolean; /** Of the built Worker. */ bundle: string };

/** A process under test, which can be profiled with --profile. */
export type Part = Workload & { url: string; pid: number | undefined };

/** The deployment under test: the database server and the Worker, each a process as `npm start` runs it. */
export class Stack {
  readonly #options: StackOptions;
  readonly #children = new Map<string, Omit<Child, "url">>();
  /** What the Worker is told; empty before {@link start}. */
  settings: LocalSettings = {};

  constructor(options: StackOptions) {
    this.#options = options;
  }

  /** Starts the database server; the Worker starts with {@link startWorker}. */
  async start(): Promise<Part> {
    const { folder, profile } = this.#options;
    await mkdir(folder, { recursive: true });
    const secrets = makeSecrets();
    const inspectorPort = profile ? await freePort() : null;
    const { url, pid } = await startChild(
      {
        name: "The database server",
        command: [
          ...(inspectorPort === null ? [] : [`--inspect=127.0.0.1:${inspectorPort}`]),
          databaseServer,
          "--data",
          join(folder, "databases"),
          "--port",
          "0",
        ],
        env: { MEREAU_DB_ADMIN_KEY: secrets.databaseAdminKey },
        log: join(folder, "database.log"),
      },
      (child) => this.#children.set("database", child),
    );
    this.settings = await preparePlatform(url, secrets);
    return { name: "database", url, pid, inspectorPort };
  }

  /** Starts the Worker, which must not be running. */
  startWorker(): Promise<Part> {
    return this.#startWorkerd("worker", this.#options.bundle, { env: this.settings, more: [] });
  }

  /** Ends the Worker; every object of it is cold afterwards. */
  async stopWorker(): Promise<void> {
    await this.#children.get("worker")?.stop();
    this.#children.delete("worker");
  }

  /** The empty handler, in a process of its own under a configuration that has nothing but it. */
  async startEmpty(): Promise<Part> {
    const bundle = join(this.#options.folder, "empty-bundle");
    const configuration = ["--config", emptyConfiguration];
    await promisify(execFile)(
      join(root, "node_modules/.bin/wrangler"),
      ["deploy", ...configuration, "--dry-run", "--outdir", bundle, "--minify"],
      { cwd: root, env: { ...process.env, WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" } },
    );
    return this.#startWorkerd("empty", bundle, { env: {}, more: ["--configuration", emptyConfiguration] });
  }

  /** Ends everything, the database server last. */
  async stop(): Promise<void> {
    for (const child of [...this.#children.values()].toReversed()) await child.stop();
    this.#children.clear();
  }

  /** Ends everything at once. */
  kill(): void {
    for (const child of this.#children.values()) child.kill();
  }

  async #startWorkerd(
    name: string,
    bundle: string,
    { env, more }: { env: LocalSettings; more: string[] },
  ): Promise<Part> {
    const { folder, profile } = this.#options;
    const inspectorPort = profile ? await freePort() : null;
    const inspector = inspectorPort === null ? [] : ["--inspector", String(inspectorPort)];
    const state = join(folder, `${name}-objects`);
    const { url, pid } = await startChild(
      {
        name: `The Worker (${name})`,
        command: [worker, "--bundle", bundle, "--state", state, "--port", "0", ...inspector, ...more],
        env: { MEREAU_WORKER_SETTINGS: JSON.stringify(env) },
        log: join(folder, `${name}.log`),
      },
      (child) => this.#children.set(name, child),
    );
    const sourceMap = join(bundle, "index.js.map");
    return { name, url, pid, inspectorPort, sourceMap };
  }
}

/** A port that nobody listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (typeof address !== "object" || address === null) throw new Error("No port is free");
  return address.port;
}

/** The ends of the logs in a folder, which is about to be removed. */
async function lastWords(folder: string): Promise<string> {
  const logs = await Array.fromAsync(glob("*.log", { cwd: folder }));
  const ends = logs.map(async (log) => {
    const lines = (await readFile(join(folder, log), "utf8")).trimEnd().split("\n");
    return [`${log}:`, ...lines.slice(-LOG_LINES)].join("\n  ");
  });
  return (await Promise.all(ends)).join("\n");
}

const running = new Set<Stack>();

/** Runs work on a stack of its own, which ends whatever happens. */
export async function withStack<Result>(
  options: StackOptions,
  work: (stack: Stack, database: Part) => Promise<Result>,
): Promise<Result> {
  const stack = new Stack(options);
  running.add(stack);
  try {
    return await work(stack, await stack.start());
  } catch (error) {
    throw new Error(`The stack said at last:\n${await lastWords(options.folder)}`, { cause: error });
  } finally {
    await stack.stop();
    running.delete(stack);
  }
}

/** Ends at once whatever stack is running. */
export function killStacks(): void {
  for (const stack of running) stack.kill();
}
