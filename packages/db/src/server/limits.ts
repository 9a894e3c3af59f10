/** The bounds within which one server answers; times in milliseconds, sizes in bytes. */
export interface Limits {
  /** Largest body of a request; a larger one is refused with 413. */
  readonly bodyBytes: number;
  /** Largest answer to one request; the statement that passes it fails with RESPONSE_TOO_LARGE. */
  readonly answerBytes: number;
  /** A stream that nobody has used for this long is closed and rolled back. */
  readonly streamIdleMs: number;
  /** A write transaction older than this is rolled back as soon as another one wants to write. */
  readonly lockHeldMs: number;
  /** A statement waits at most this long for its turn to write, then fails with SQLITE_BUSY. */
  readonly lockWaitMs: number;
}

/** sqld's figures; the wait is a little longer than the hold, so that a forgotten transaction never starves the next one. */
export const defaultLimits: Limits = {
  bodyBytes: 16 * 1024 * 1024,
  answerBytes: 10 * 1024 * 1024,
  streamIdleMs: 10_000,
  lockHeldMs: 5_000,
  lockWaitMs: 6_000,
};

export const preparedStatementsPerConnection = 256;
export const idleConnectionsPerNamespace = 8;
export const storedSqlPerStream = 50;
export const storedSqlBytes = 5_000;
export const nestedConditions = 100;
