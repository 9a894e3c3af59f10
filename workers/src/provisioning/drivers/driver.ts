import type { DatabaseAddress } from "#services/platform/connect.ts";

/** Where the databases of communities are made and unmade. Every call may be repeated: it then finds its work done. */
export type DatabaseDriver = {
  readonly kind: "local" | "sqld" | "turso";
  /**
   * Makes a database of this name (lower-case letters, digits and hyphens, 63 at most) in or near the region,
   * or finds the one already made, and returns what opens it and nothing else.
   */
  create(name: string, options: { region: string }): Promise<DatabaseAddress>;
  /** Destroys the database of this name; a missing one is as good as destroyed. */
  destroy(name: string): Promise<void>;
};

/**
 * A database service that did not do what was asked.
 * - `unreachable`: no answer in time, or a fault of its own, several times over; try again later
 * - `refused`: it understood and said no (the key, the plan, the name); trying again will not help
 * - `unreadable`: it answered something that its protocol does not know
 */
export class DriverError extends Error {
  readonly code: "unreachable" | "refused" | "unreadable";
  /** The HTTP status, where there was one. */
  readonly status: number | null;

  constructor(
    code: DriverError["code"],
    message: string,
    options: { status?: number; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "DriverError";
    this.code = code;
    this.status = options.status ?? null;
  }
}
