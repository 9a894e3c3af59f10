import type { Cell } from "@mereau/shared/ledger/batch.ts";
import type { DatabaseError, Step } from "#hrana/protocol.ts";
import { decode, pipelineAnswer, pipelineBody } from "#hrana/protocol.ts";

export type DatabaseAddress = { url: string; token: string };
export type { Cell };

/** What became of one step: its rows, its error, or neither when its condition did not hold. */
export type StepOutcome = { rows: Cell[][]; error: null } | { rows: null; error: DatabaseError | null };

/**
 * What became of a request.
 * - `answered`: the database ran it; each step tells for itself
 * - `refused`: the database said that it did not run it (wrong key, unknown database, too large)
 * - `unknown`: no readable answer in time; it may have run, may be running, or may run yet
 */
export type Outcome =
  | { kind: "answered"; steps: StepOutcome[] }
  | { kind: "refused"; reason: string }
  | { kind: "unknown"; reason: string };

export type HranaClient = { run(steps: readonly Step[]): Promise<Outcome> };

const reasonOf = (cause: unknown): string =>
  cause instanceof Error ? `${cause.name}: ${cause.message}` : String(cause);

/** Where a database's pipelines are posted: its address with `v3/pipeline` below it. */
function pipelineUrl(address: string): string {
  const base = address.replace(/^libsql:/, "https:");
  return `${base.endsWith("/") ? base : `${base}/`}v3/pipeline`;
}

/**
 * Speaks Hrana 3 over HTTP with one database: each call is one request, with a time limit in milliseconds.
 * It never throws: what is not known is an outcome like another.
 */
export function hranaClient(
  address: DatabaseAddress,
  timeoutMs: number,
  request: typeof fetch = fetch,
): HranaClient {
  const url = pipelineUrl(address.url);
  const headers = { authorization: `Bearer ${address.token}`, "content-type": "application/json" };
  return {
    async run(steps) {
      // Not AbortSignal.timeout: its timer would outlive the answer, and keep a Durable Object awake for it
      const limit = new AbortController();
      const timer = setTimeout(() => limit.abort(), timeoutMs);
      const { signal } = limit;
      try {
        const response = await request(url, { method: "POST", headers, body: pipelineBody(steps), signal });
        if (response.ok) return readAnswer(await response.json());
        const text = await response.text();
        const reason = `HTTP ${response.status} ${text.slice(0, 200)}`;
        return { kind: response.status < 500 ? "refused" : "unknown", reason };
      } catch (cause) {
        return { kind: "unknown", reason: reasonOf(cause) };
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function readAnswer(body: unknown): Outcome {
  const parsed = pipelineAnswer.safeParse(body);
  if (!parsed.success) return { kind: "unknown", reason: "unreadable answer" };
  const [answer] = parsed.data.results;
  if (answer.type === "error") return { kind: "unknown", reason: answer.error.message };
  const { step_results: results, step_errors: errors } = answer.response.result;
  const steps = results.map((result, index): StepOutcome => {
    if (result) return { rows: result.rows.map((row) => row.map(decode)), error: null };
    const error = errors[index];
    return { rows: null, error: error ? { code: error.code ?? "UNKNOWN", message: error.message } : null };
  });
  return { kind: "answered", steps };
}
