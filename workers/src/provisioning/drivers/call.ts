import { DriverError } from "#provisioning/drivers/driver.ts";

export type AdminCall = {
  method: "GET" | "POST" | "DELETE";
  url: URL;
  /** The whole Authorization header, or null where the service asks for none. */
  authorization: string | null;
  body?: unknown;
  /** True for an answer of the kind "not now": it is asked again like a fault. */
  isBusy?: (answer: AdminAnswer) => boolean;
};

/** How patiently a service is asked. Times in milliseconds; the pause doubles after each attempt. */
export type Patience = { attempts: number; timeoutMs: number; pauseMs: number };

export const patience: Patience = { attempts: 4, timeoutMs: 15_000, pauseMs: 250 };

export type AdminAnswer = { status: number; body: unknown };

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * One call of a database service's administration, asked again after a 5xx, a 429, a timeout or a broken
 * connection. Everything asked this way is idempotent, so an attempt whose answer was lost does no harm.
 *
 * @returns any other answer, its JSON read (null when it has none); the caller judges the status
 */
export async function callAdmin(call: AdminCall, patient: Patience): Promise<AdminAnswer> {
  let failure: DriverError | null = null;
  for (let attempt = 0; attempt < patient.attempts; attempt += 1) {
    if (attempt > 0) await wait(patient.pauseMs * 2 ** (attempt - 1));
    const outcome = await attemptCall(call, patient.timeoutMs);
    if (!(outcome instanceof DriverError)) return outcome;
    failure = outcome;
  }
  throw failure ?? new DriverError("unreachable", "The database service was never asked");
}

async function attemptCall(call: AdminCall, timeoutMs: number): Promise<AdminAnswer | DriverError> {
  const what = `${call.method} ${call.url.host}${call.url.pathname}`;
  const headers = new Headers();
  if (call.authorization !== null) headers.set("authorization", call.authorization);
  if (call.body !== undefined) headers.set("content-type", "application/json");
  try {
    const response = await fetch(call.url, {
      method: call.method,
      headers,
      body: call.body === undefined ? null : JSON.stringify(call.body),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    const { status } = response;
    if (status >= 500 || status === 429)
      return new DriverError("unreachable", `${what} answered ${status}`, { status });
    const answer = { status, body: readJson(text) };
    if (call.isBusy?.(answer)) return new DriverError("unreachable", `${what} is busy`, { status });
    return answer;
  } catch (cause) {
    return new DriverError("unreachable", `${what} did not answer`, { cause });
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The error for an answer that says no, with the service's own words where it gave some. */
export function refusal(what: string, { status, body }: AdminAnswer): DriverError {
  const said = typeof body === "object" && body !== null && "error" in body ? `: ${String(body.error)}` : "";
  return new DriverError("refused", `${what} was refused with ${status}${said}`, { status });
}
