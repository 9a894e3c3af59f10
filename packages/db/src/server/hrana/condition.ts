import { nestedConditions } from "../limits.ts";
import { ProtocolError } from "./error.ts";

export type Condition =
  | { readonly type: "ok" | "error"; readonly step: number }
  | { readonly type: "not"; readonly cond: Condition }
  | { readonly type: "and" | "or"; readonly conds: readonly Condition[] }
  | { readonly type: "is_autocommit" };

/** How a step went. */
export type Outcome = "ok" | "error" | "skipped";

/**
 * Reads a condition of the step at `index`; it may only look at steps before it. `is_autocommit` belongs to Hrana 3. Throws
 * {@link ProtocolError}.
 */
export function parseCondition(input: unknown, version: number, index: number, depth = 0): Condition {
  if (typeof input !== "object" || input === null || !("type" in input) || depth > nestedConditions) {
    throw new ProtocolError("BatchCond type not recognized");
  }
  switch (input.type) {
    case "ok":
    case "error": {
      const step = "step" in input ? input.step : undefined;
      if (typeof step !== "number" || !Number.isInteger(step) || step < 0 || step >= index) {
        throw new ProtocolError("Invalid reference to step in a batch condition");
      }
      return { type: input.type, step };
    }
    case "not":
      return {
        type: "not",
        cond: parseCondition("cond" in input ? input.cond : undefined, version, index, depth + 1),
      };
    case "and":
    case "or": {
      const conds: unknown = "conds" in input ? input.conds : undefined;
      if (!Array.isArray(conds)) throw new ProtocolError("BatchCond type not recognized");
      return {
        type: input.type,
        conds: conds.map((cond) => parseCondition(cond, version, index, depth + 1)),
      };
    }
    case "is_autocommit":
      if (version >= 3) return { type: "is_autocommit" };
      throw new ProtocolError(
        "BatchCond of type `is_autocommit` is only supported in protocol version hrana3 and higher",
      );
    default:
      throw new ProtocolError("BatchCond type not recognized");
  }
}

/** Whether a step runs, given how the steps before it went. As in sqld, `error` also holds for a step that was skipped. */
export function holds(
  condition: Condition,
  outcomes: readonly Outcome[],
  isAutocommit: () => boolean,
): boolean {
  switch (condition.type) {
    case "ok":
      return outcomes[condition.step] === "ok";
    case "error":
      return outcomes[condition.step] !== "ok";
    case "not":
      return !holds(condition.cond, outcomes, isAutocommit);
    case "and":
      return condition.conds.every((cond) => holds(cond, outcomes, isAutocommit));
    case "or":
      return condition.conds.some((cond) => holds(cond, outcomes, isAutocommit));
    case "is_autocommit":
      return isAutocommit();
  }
}
