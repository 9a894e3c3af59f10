type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** One JSON line. Never a name, an address, a token or a query string: the callers choose fields that hold none. */
export function log(event: string, fields: Fields, level: "info" | "warn" | "error" = "info"): void {
  console[level](JSON.stringify({ level, event, ...fields }));
}

/** A failure nobody foresaw. A database error is told by its cause: its own message would quote the parameters. */
export function logFailure(error: unknown, fields: Fields = {}): void {
  const root = rootOf(error);
  log("failure", { ...fields, name: root.name, message: root.message, stack: framesOf(error) }, "error");
}

function rootOf(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(typeof error);
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}

/** The frames of the outermost error, without the message that stands above them. */
const framesOf = (error: unknown): string | null =>
  error instanceof Error
    ? (error.stack ?? "")
        .split("\n")
        .filter((line) => line.trimStart().startsWith("at "))
        .slice(0, 8)
        .join("\n")
    : null;
