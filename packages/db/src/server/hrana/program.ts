import type { Statement } from "../sql/statement.ts";
import { holds, type Outcome } from "./condition.ts";
import { StatementError } from "./error.ts";
import type { Budget, StatementResult } from "./execute.ts";
import type { Step } from "./schema.ts";
import { runStatement, takeTheft, type Access } from "./session.ts";
import type { Stream } from "./stream.ts";

/** Hears what becomes of each step of a program, in order. */
export interface Listener {
  done(step: number, result: StatementResult): void;
  failed(step: number, error: StatementError): void;
  skipped(step: number): void;
}

/**
 * Runs the steps of a batch, each under its condition. As in sqld a statement that cannot be parsed refuses the whole batch
 * before its first step; every other failure belongs to its step.
 */
export async function runProgram(
  stream: Stream,
  access: Access,
  steps: readonly Step[],
  budget: Budget,
  listener: Listener,
): Promise<void> {
  const statements: readonly Statement[] = steps.map((step) => stream.statementOf(step.stmt));
  const { connection, namespace } = stream;
  const theft = takeTheft(connection);
  const outcomes: Outcome[] = [];
  for (const [index, { stmt, condition }] of steps.entries()) {
    const statement = statements[index];
    if (theft !== undefined) {
      outcomes.push("error");
      listener.failed(index, theft);
    } else if (
      statement === undefined ||
      (condition && !holds(condition, outcomes, () => connection.isAutocommit))
    ) {
      outcomes.push("skipped");
      listener.skipped(index);
    } else {
      try {
        const result = await runStatement(namespace, connection, access, statement, stmt, budget);
        outcomes.push("ok");
        listener.done(index, result);
      } catch (error) {
        if (!(error instanceof StatementError)) throw error;
        outcomes.push("error");
        listener.failed(index, error);
      }
    }
  }
}
