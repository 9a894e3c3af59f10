import type { Problem } from "@mereau/shared/contracts/problem.ts";
import type { Order, Transfer } from "#paying/order.ts";

/** What may happen to an order under way. */
export type Event =
  /** It is about to leave; noted before it does. */
  | { kind: "sent"; at: number }
  | { kind: "accepted"; transfer: Transfer }
  /** The API refused it. */
  | { kind: "refused"; problem: Problem }
  /** The API's record has it, with its verdict. */
  | { kind: "recorded"; transfer: Transfer }
  /** The API's record does not have it, as of this moment. */
  | { kind: "unrecorded"; at: number }
  /** No answer came, or one that says that nobody knows. */
  | { kind: "lost" };

/** Refusals of this moment, or of this session: nothing was begun, and the same order may be sent again. */
const passing = new Set(["unauthenticated", "unavailable", "too_many_attempts", "community_suspended"]);
const unknown = new Set(["outcome_unknown"]);

/** A margin for what an order's last sending may take to arrive. */
const LATE_MS = 60_000;

/** What becomes of an order. A final state never changes again. */
export function outcome(order: Order, event: Event): Order {
  if (order.state === "paid" || order.state === "refused") return order;
  switch (event.kind) {
    case "sent":
      // Sent before, with no answer noted: this device may have been turned off in between
      return {
        ...order,
        state: "unknown",
        doubt: order.doubt || order.state === "unknown",
        triedAt: event.at,
        problem: null,
      };
    case "accepted":
      return { ...order, state: "paid", doubt: false, transfer: event.transfer, problem: null };
    case "recorded":
      return event.transfer.verdict === "accepted"
        ? { ...order, state: "paid", doubt: false, transfer: event.transfer, problem: null }
        : { ...order, state: "refused", doubt: false, transfer: event.transfer };
    case "unrecorded":
      return event.at > order.expiresAt + LATE_MS ? { ...order, state: "refused", doubt: false } : order;
    case "lost":
      return { ...order, state: "unknown", doubt: true };
    case "refused":
      return refused(order, event.problem);
  }
}

function refused(order: Order, problem: Problem): Order {
  if (unknown.has(problem.code)) return { ...order, state: "unknown", doubt: true, problem };
  // Of an earlier sending in doubt, such a refusal proves nothing: it may have been made before the ledger was asked
  if (order.doubt) return { ...order, state: "unknown", problem };
  return { ...order, state: passing.has(problem.code) ? "waiting" : "refused", problem };
}

/** True when only the record can tell: an order in doubt was refused before the ledger was asked. */
export const asksTheRecord = (order: Order): boolean =>
  order.state === "unknown" && order.doubt && order.problem !== null;
