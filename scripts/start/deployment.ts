import { constants, existsSync } from "node:fs";
import { access, mkdir } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { bundleWorker } from "./bundle.ts";
import { CannotStart } from "./cannotStart.ts";
import { startChild, type Child } from "./child.ts";
import type { Options } from "./options.ts";
import { preparePlatform, readdressCommunities } from "./platformDatabase.ts";
import { keepSecrets } from "./secrets.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const databaseServer = join(root, "packages/db/src/server/main.ts");
const worker = join(root, "scripts/start/worker.ts");

type Running = { url: string; operatorToken: string };
type StartOptions = Options & { signal: AbortSignal; onProgress: (doing: string) => void };

/** The database server and the Worker of one data folder. */
export class Deployment {
  readonly #children: Omit<Child, "url">[] = [];
  readonly #failed = Promise.withResolvers<never>();
  #stopping = false;

  constructor() {
    // Whoever waits for it hears of it; a failure that nobody waits for yet is no crash.
    this.#failed.promise.catch(() => undefined);
  }

  /** Rejects with {@link CannotStart} when a part ends that was not told to. */
  get failed(): Promise<never> {
    return this.#failed.promise;
  }

  /**
   * Starts both on the folder's data. Throws {@link CannotStart} with the reason; what was started by then is
   * stopped by `stop`.
   */
  async start({ port, folder, signal, onProgress }: StartOptions): Promise<Running> {
    const ownPort = await freePort(port);
    await writableFolder(folder);
    const secrets = await keepSecrets(folder);

    onProgress("starting the database server");
    const database = await this.#child({
      name: "The database server",
      command: [databaseServer, "--data", join(folder, "databases"), "--port", "0"],
      env: { MEREAU_DB_ADMIN_KEY: secrets.databaseAdminKey },
      log: join(folder, "database.log"),
    });
    const settings = await opened(folder, async () => {
      const prepared = await preparePlatform(database.url, secrets);
      await readdressCommunities(database.url, prepared);
      return prepared;
    });
    signal.throwIfAborted();

    onProgress("building the Worker and the apps");
    const bundle = await bundleWorker(root);
    signal.throwIfAborted();

    onProgress("starting the Worker");
    const PUBLIC_URL = process.env["PUBLIC_URL"] ?? `http://localhost:${ownPort}`;
    const { url } = await this.#child({
      name: "The Worker",
      command: [worker, "--bundle", bundle, "--state", join(folder, "objects"), "--port", String(ownPort)],
      env: { MEREAU_WORKER_SETTINGS: JSON.stringify({ ...settings, PUBLIC_URL }) },
      log: join(folder, "worker.log"),
    });
    await answering(url, join(folder, "worker.log"));
    return { url, operatorToken: secrets.operatorToken };
  }

  /** Ends the Worker, then the database server. */
  async stop(): Promise<void> {
    this.#stopping = true;
    for (const child of this.#children.toReversed()) await child.stop();
  }

  /** Ends both at once. */
  kill(): void {
    this.#stopping = true;
    for (const child of this.#children) child.kill();
  }

  #child(plan: Parameters<typeof startChild>[0]): Promise<Child> {
    return startChild(plan, (child) => {
      this.#children.push(child);
      void child.ended.then((how) => {
        if (this.#stopping) return;
        this.#failed.reject(new CannotStart(`${plan.name} ended unexpectedly, ${how}. Its log: ${plan.log}`));
      });
    });
  }
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

async function writableFolder(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
  } catch (error) {
    throw new CannotStart(`The data folder ${folder} cannot be made: ${reasonOf(error)}.`, { cause: error });
  }
}

/** Makes a folder and those above it, one by one: Node's own recursion never ends where a system folder takes none. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder)) return access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  await makeFolder(dirname(folder));
  await mkdir(folder);
}

/** The port, or for 0 one that is free, known before the Worker starts. Throws {@link CannotStart} for one that is taken. */
function freePort(port: number): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error) =>
      reject(new CannotStart(`Port ${port} cannot be used (${error.message}): choose another with --port.`)),
    );
    server.listen(port, "127.0.0.1", () => {
      const address = server.address();
      const taken = typeof address === "object" && address !== null ? address.port : port;
      server.close(() => resolve(taken));
    });
  });
}

async function opened<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const reason = reasonOf(error);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : "";
    const because = reason.includes(cause) ? "" : ` (${cause})`;
    throw new CannotStart(
      `The data in ${folder} cannot be used: ${reason}${because}. Restore it from a backup, or choose another --data.`,
      { cause: error },
    );
  }
}

async function answering(url: string, log: string): Promise<void> {
  const answer = await fetch(new URL("/healthz", url), { signal: AbortSignal.timeout(30_000) }).catch(
    (error: unknown) => {
      throw new CannotStart(`The Worker does not answer: ${reasonOf(error)}. Its log: ${log}`, {
        cause: error,
      });
    },
  );
  if (answer.ok) return;
  const said = (await answer.text()).slice(0, 500);
  throw new CannotStart(`The Worker is not well: ${answer.status} ${said}\nIts log: ${log}`);
}
