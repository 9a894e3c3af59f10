/** A statement's failure, as a step or a stream request answers it. */
export class StatementError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The client broke the protocol: HTTP 400, and the stream is closed. */
export class ProtocolError extends Error {}

/** The stream is gone through no fault of the protocol: HTTP 500 with a code. */
export class StreamError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export const tooLarge = () => new StatementError("RESPONSE_TOO_LARGE", "Response is too large");
export const timedOut = () => new StatementError("TRANSACTION_TIMEOUT", "Transaction timed out");
export const busy = () => new StatementError("SQLITE_BUSY", "SQLite error: database is locked");
export const busySnapshot = () =>
  new StatementError("SQLITE_BUSY_SNAPSHOT", "SQLite error: database is locked");
export const invalidArguments = (reason: string) =>
  new StatementError("ARGS_INVALID", `Arguments do not match SQL parameters: ${reason}`);
export const parseFailure = (reason: string) =>
  new StatementError("SQL_PARSE_ERROR", `SQL string could not be parsed: ${reason}`);

/** A failure as JSON: `{"message": …, "code": …}`. */
export function errorJson(error: StatementError | StreamError): string {
  return JSON.stringify({ message: error.message, code: error.code });
}

/** What SQLite answered, in sqld's words; anything that is not an answer of SQLite is thrown again. */
export function fromEngine(error: unknown, sql: string): StatementError {
  const { code, message } = engineFailure(error);
  if (code === "SQLITE_ERROR" && /syntax error|incomplete input|unrecognized token/.test(message)) {
    return parseFailure(message);
  }
  const offset = code === "SQLITE_ERROR" ? offsetOf(message, sql) : -1;
  if (offset >= 0)
    return new StatementError("SQL_INPUT_ERROR", `SQL input error: ${message} (at offset ${offset})`);
  return new StatementError(code, `SQLite error: ${message}`);
}

/** The code and the sentence of an error that the engine threw. */
export function engineFailure(error: unknown): { readonly code: string; readonly message: string } {
  if (!(error instanceof Error)) throw error;
  const code: unknown = "code" in error ? error.code : undefined;
  if (typeof code !== "string" || !code.startsWith("SQLITE_")) throw error;
  return { code, message: error.message };
}

function offsetOf(message: string, sql: string): number {
  const name = /^no such (?:table|column|function): (\S+)/.exec(message)?.[1];
  return name === undefined ? -1 : Buffer.byteLength(sql.slice(0, Math.max(0, sql.indexOf(name))));
}
