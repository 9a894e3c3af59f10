import { Gate, parsePublicKey } from "./auth.ts";
import type { Config } from "./config.ts";
import type { Job } from "./messages.ts";
import { removeNamespaceFile } from "./namespaceFile.ts";
import type { Pool } from "./pool.ts";
import type { Registered, Registry } from "./registry.ts";

/** A refusal of an admin call: the HTTP status and sqld's sentence. */
export class NamespaceError extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

export interface Served {
  readonly config: Config;
  readonly gate: Gate;
}

export const doesntExist = (name: string) => new NamespaceError(404, `Namespace \`${name}\` doesn't exist`);
export const alreadyExists = (name: string) =>
  new NamespaceError(400, `Namespace \`${name}\` already exists`);

/**
 * The life of namespaces. Each change is written to the registry before and after the files are touched, so that one which a
 * crash cut short is completed by the same call (creating) or at the next start (deleting).
 */
export class Namespaces {
  readonly #registry: Registry;
  readonly #pool: Pool;
  readonly #folder: string;
  readonly #served = new Map<string, Served>();
  readonly #changing = new Set<string>();

  constructor(registry: Registry, pool: Pool, folder: string) {
    this.#registry = registry;
    this.#pool = pool;
    this.#folder = folder;
    for (const entry of registry.all()) {
      if (entry.state === "ready") this.#serve(entry);
      if (entry.state === "deleting") this.#erase(entry.name);
    }
  }

  get(name: string): Served | undefined {
    return this.#served.get(name);
  }

  /** Throws {@link NamespaceError} 400 when it exists, and AuthError for a key that is none. */
  create(name: string, config: Config): Promise<void> {
    return this.#make(name, name, config, { type: "create" });
  }

  /** A copy under another name, with the same configuration and key. */
  fork(from: string, to: string): Promise<void> {
    return this.#make(from, to, this.#known(from).config, { type: "copy", to });
  }

  configure(name: string, config: Config): void {
    this.#known(name);
    if (config.jwt_key != null) parsePublicKey(config.jwt_key);
    const entry: Registered = { name, state: "ready", config };
    this.#registry.save(entry);
    this.#serve(entry);
  }

  async destroy(name: string): Promise<void> {
    const { config } = this.#known(name);
    await this.#alone(name, async () => {
      this.#served.delete(name);
      this.#registry.save({ name, state: "deleting", config });
      await this.#pool.ask(name, { type: "forget" });
      this.#erase(name);
    });
  }

  async #make(owner: string, name: string, config: Config, job: Job): Promise<void> {
    if (config.jwt_key != null) parsePublicKey(config.jwt_key);
    if (this.#served.has(name)) throw alreadyExists(name);
    await this.#alone(name, async () => {
      this.#registry.save({ name, state: "creating", config });
      const answer = await this.#pool.ask(owner, job);
      if (answer.status !== 200) throw new NamespaceError(500, Buffer.from(answer.body).toString());
      const entry: Registered = { name, state: "ready", config };
      this.#registry.save(entry);
      this.#serve(entry);
    });
  }

  async #alone(name: string, work: () => Promise<void>): Promise<void> {
    if (this.#changing.has(name))
      throw new NamespaceError(400, `Namespace \`${name}\` is being changed by another call`);
    this.#changing.add(name);
    try {
      await work();
    } finally {
      this.#changing.delete(name);
    }
  }

  #known(name: string): Served {
    const served = this.#served.get(name);
    if (served === undefined) throw doesntExist(name);
    return served;
  }

  #serve({ name, config }: Registered): void {
    this.#served.set(name, { config, gate: new Gate(name, config.jwt_key) });
  }

  #erase(name: string): void {
    removeNamespaceFile(this.#folder, name);
    this.#registry.remove(name);
  }
}
