import fc from "fast-check";
import { expect, test } from "vitest";

import type { Order, Transfer } from "#paying/order.ts";
import { asksTheRecord, type Event, outcome } from "#paying/outcome.ts";

const order: Order = {
  id: "01a20147-f0e5-736d-9334-1588dc9a783b",
  currency: "MIEL",
  from: "MIEL:1006",
  payee: { account: "MIEL:1017", name: "Le Fournil", number: 1017, picture: null },
  amount: "7.40",
  memo: null,
  category: null,
  request: null,
  state: "waiting",
  doubt: false,
  signedAt: 1_000,
  expiresAt: 90_000_000,
  signature: null,
  transfer: null,
  problem: null,
  triedAt: null,
};

const problem = (code: string) => ({ type: "", title: "", status: 409, code, detail: "", requestId: "r" });
const transfer = (verdict: string): Transfer => ({
  id: order.id,
  seq: 1,
  batch: 1,
  at: 2_000,
  kind: "payment",
  verdict,
  refusalAmount: null,
  currency: "MIEL",
  from: order.from,
  to: order.payee.account,
  amount: "7.40",
  memo: null,
  category: null,
  reference: null,
  related: null,
  actor: { member: null, onBehalfOf: null },
  order: null,
  expiresAt: null,
});

const sent: Event = { kind: "sent", at: 1_500 };
const lost: Event = { kind: "lost" };
const refused = (code: string): Event => ({ kind: "refused", problem: problem(code) });
const after = (...events: Event[]): Order => events.reduce(outcome, order);

test("an order that is accepted is paid, and refused is not paid", () => {
  expect(after(sent, { kind: "accepted", transfer: transfer("accepted") }).state).toBe("paid");
  expect(after(sent, refused("insufficient_funds")).state).toBe("refused");
});

test("an answer that is lost leaves the outcome unknown, never refused", () => {
  expect(after(sent, lost)).toMatchObject({ state: "unknown", doubt: true });
  expect(after(sent, refused("outcome_unknown"))).toMatchObject({ state: "unknown", doubt: true });
});

test("an order that was turned away before anything was begun waits again", () => {
  for (const code of ["unauthenticated", "unavailable", "too_many_attempts"])
    expect(after(sent, refused(code))).toMatchObject({ state: "waiting", doubt: false });
});

test("an order whose device was turned off before any answer is in doubt when it is sent again", () => {
  for (const code of ["unauthenticated", "unavailable", "forbidden"]) {
    const again = after(sent, sent, refused(code));
    expect(again).toMatchObject({ state: "unknown", doubt: true });
    expect(asksTheRecord(again)).toBe(true);
  }
});

test("of an order in doubt a later refusal proves nothing: the record is asked", () => {
  const doubtful = after(sent, lost, sent, refused("unauthenticated"));
  expect(doubtful.state).toBe("unknown");
  expect(asksTheRecord(doubtful)).toBe(true);
  expect(outcome(doubtful, { kind: "recorded", transfer: transfer("accepted") }).state).toBe("paid");
  expect(outcome(doubtful, { kind: "recorded", transfer: transfer("insufficient_funds") }).state).toBe(
    "refused",
  );
});

test("what the record does not have is given up only once it can no longer be carried out", () => {
  const doubtful = after(sent, lost, sent, refused("forbidden"));
  expect(outcome(doubtful, { kind: "unrecorded", at: order.expiresAt }).state).toBe("unknown");
  expect(outcome(doubtful, { kind: "unrecorded", at: order.expiresAt + 61_000 }).state).toBe("refused");
});

const events = fc.oneof(
  fc.constant(sent),
  fc.constant(lost),
  fc.constant<Event>({ kind: "accepted", transfer: transfer("accepted") }),
  fc
    .constantFrom("insufficient_funds", "unauthenticated", "unavailable", "outcome_unknown", "forbidden")
    .map(refused),
  fc
    .constantFrom("accepted", "insufficient_funds")
    .map((verdict): Event => ({ kind: "recorded", transfer: transfer(verdict) })),
  fc.nat(200_000_000).map((at): Event => ({ kind: "unrecorded", at })),
);

/** What may never happen between one state of an order and the next. */
const isBroken = (before: Order, next: Order): boolean =>
  before.state === "paid" || before.state === "refused"
    ? next !== before
    : before.doubt && next.doubt && next.state !== "unknown";

test("what is settled stays settled, and an order in doubt never waits as if it had not left", () => {
  const histories = fc.array(events, { maxLength: 12 });
  const broken = fc.check(
    fc.property(histories, (happened) => {
      let now = order;
      return happened.every((event) => {
        const before = now;
        now = outcome(before, event);
        return !isBroken(before, now);
      });
    }),
  );
  expect(broken.counterexample).toBeNull();
});
