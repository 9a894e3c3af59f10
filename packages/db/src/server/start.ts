import { accessSync, constants, mkdirSync } from "node:fs";
import type { Server } from "node:http";
import { join, resolve } from "node:path";
import { createHttpServer } from "./http.ts";
import { defaultLimits, type Limits } from "./limits.ts";
import { Namespaces } from "./namespaces.ts";
import { defaultThreads, Pool } from "./pool.ts";
import { Registry } from "./registry.ts";
import { ServerStartError } from "./startError.ts";

export { namespaceUrl } from "./route.ts";
export { ServerStartError } from "./startError.ts";

export interface ServerOptions {
  /** Folder of the registry and of the namespaces' files; made when it is not there. */
  readonly dataDir: string;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  readonly host?: string;
  /** What admin calls carry in their Authorization header. */
  readonly adminKey: string;
  readonly threads?: number;
  readonly onLog?: (line: object) => void;
  readonly limits?: Partial<Limits>;
}

export interface RunningServer {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const closingMs = 5_000;

/**
 * Starts the local libSQL server. Rejects with {@link ServerStartError}: `port_taken`, `folder_unwritable`, `folder_in_use`
 * (by another server) or `database_damaged` (the registry; a damaged namespace only fails its own requests).
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  if (options.adminKey === "") throw new TypeError("The server needs an admin key");
  const dataDir = resolve(options.dataDir);
  const namespacesFolder = join(dataDir, "namespaces");
  prepareFolder(namespacesFolder);
  const registry = new Registry(dataDir);
  const limits = { ...defaultLimits, ...options.limits };
  const log = options.onLog ?? (() => undefined);
  const pool = new Pool(options.threads ?? defaultThreads(), { namespacesFolder, limits }, (reason) =>
    log({ event: "thread_died", reason }),
  );
  try {
    const namespaces = new Namespaces(registry, pool, namespacesFolder);
    const server = createHttpServer({
      namespaces,
      pool,
      namespacesFolder,
      adminKey: options.adminKey,
      limits,
      log,
    });
    const host = options.host ?? "127.0.0.1";
    const port = await listen(server, options.port ?? 0, host);
    const url = `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
    return { url, port, close: closer(server, pool, registry) };
  } catch (error) {
    await pool.close();
    registry.close();
    throw error;
  }
}

function prepareFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ServerStartError("folder_unwritable", `The folder ${folder} cannot be written: ${reason}.`);
  }
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((done, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE" || error.code === "EACCES";
      const sentence = `Port ${port} of ${host} is taken; choose another one.`;
      reject(taken ? new ServerStartError("port_taken", sentence) : error);
    });
    server.listen(port, host, () => {
      const address = server.address();
      done(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

/** Lets the requests under way finish, then checkpoints and closes every file. */
function closer(server: Server, pool: Pool, registry: Registry): () => Promise<void> {
  let closed: Promise<void> | undefined;
  const close = async () => {
    const late = setTimeout(() => server.closeAllConnections(), closingMs);
    await new Promise((done) => {
      server.close(done);
      server.closeIdleConnections();
    });
    clearTimeout(late);
    await pool.close();
    registry.close();
  };
  return () => (closed ??= close());
}
