import type { Limits } from "../limits.ts";
import type { Namespace } from "../namespace.ts";
import { errorJson, StatementError } from "./error.ts";
import { runProgram } from "./program.ts";
import { parseCursor } from "./schema.ts";
import type { Access } from "./session.ts";
import type { Streams } from "./streams.ts";

/**
 * Answers the body of a cursor request: a line with the baton, then a line for each step's begin, row, end or error. Unlike
 * sqld's, the lines are gathered before the first is sent, so that the limit of an answer holds for a cursor too.
 */
export async function answerCursor(
  streams: Streams,
  namespace: Namespace,
  access: Access,
  body: Uint8Array,
  limits: Limits,
): Promise<string> {
  const { baton, steps } = parseCursor(body, 3);
  const stream = streams.acquire(namespace, baton);
  const lines: string[] = [];
  try {
    await runProgram(
      stream,
      access,
      steps,
      { bytesLeft: limits.answerBytes },
      {
        done: (step, result) => {
          const rowid = result.lastInsertRowid === null ? "null" : `"${result.lastInsertRowid}"`;
          lines.push(`{"type":"step_begin","step":${step},"cols":${result.columnsJson}}`);
          for (const row of result.rowsJson) lines.push(`{"type":"row","row":${row}}`);
          lines.push(
            `{"type":"step_end","affected_row_count":${result.affectedRows},"last_insert_rowid":${rowid}}`,
          );
        },
        failed: (step, error) =>
          lines.push(`{"type":"step_error","step":${step},"error":${errorJson(error)}}`),
        skipped: () => undefined,
      },
    );
  } catch (error) {
    if (!(error instanceof StatementError)) {
      streams.drop(stream);
      throw error;
    }
    lines.push(`{"type":"error","error":${errorJson(error)}}`);
  }
  const next = streams.release(stream);
  return `{"baton":${next === null ? "null" : `"${next}"`},"base_url":null}\n${lines.map((line) => `${line}\n`).join("")}`;
}
