import type { Cell, HranaClient, StepOutcome } from "#hrana/client.ts";
import type { Step } from "#hrana/protocol.ts";

/** A look-up could not be answered: nothing was changed by it, and it may be asked again. */
export class LookupFailed extends Error {
  override name = "LookupFailed";
}

/** Runs reads in one request and gives the rows of each. Throws `LookupFailed`. */
export async function read(client: HranaClient, steps: readonly Step[]): Promise<Cell[][][]> {
  const outcome = await client.run(steps);
  if (outcome.kind !== "answered") throw new LookupFailed(outcome.reason);
  return outcome.steps.map(rowsOf);
}

export function rowsOf(step: StepOutcome): Cell[][] {
  if (step.rows) return step.rows;
  throw new LookupFailed(step.error ? `${step.error.code} ${step.error.message}` : "a step was not run");
}
