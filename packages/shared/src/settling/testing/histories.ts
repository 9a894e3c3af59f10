import fc from "fast-check";

import { policySettings } from "#policies/registry.ts";
import { spanSeconds } from "#policies/parts.ts";
import { Town } from "#settling/testing/town.ts";

/*
 * What may happen to a currency over the years, drawn at random. Nothing that happens depends on when anybody was
 * settled, so that one history can be lived through with other moments of settling.
 */

const citizen = fc.nat({ max: 3 });
const amount = fc.oneof(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 10 ** 9 }));
const decimals = fc.constantFrom("0", "0,01", "0.99", "20.00", "1000", "250000");
const gentle = ["0", "0.0001", "1", "4.88", "7,5"];
const rate = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...gentle) },
  { weight: 1, arbitrary: fc.constantFrom("50", "99", "99.9999") },
);

const demurrage = (tick: string, rates: fc.Arbitrary<string>) =>
  fc.record({
    rate: rates,
    per: fc.constantFrom("day", "week", "month", "half-year", "year"),
    tick: fc.constant(tick),
    byType: fc.oneof(
      fc.constant({}),
      fc.record({ provider: rates }),
      fc.record({ provider: rates, school: rates }),
    ),
    floor: decimals,
    to: fc.constantFrom("burn", "DU:pot-one", "DU:pot-two"),
  });

const dividend = (tick: string, isReevaluated: boolean) =>
  fc.record({
    amount: fc.constantFrom("0.01", "0,07", "1", "10.00", "333.33"),
    tick: fc.constant(tick),
    reevaluation: isReevaluated
      ? fc.record({ everySeconds: fc.constantFrom(7 * 86_400, 30 * 86_400, spanSeconds["half-year"]) })
      : fc.constant(null),
  });

/** Policies of every sort; `rates`: at which rates they may melt; null: they never do. */
const policies = (rates: fc.Arbitrary<string> | null) =>
  fc
    .constantFrom("hour", "day", "week")
    .chain((tick) =>
      fc.record({
        dividend: fc.option(dividend(tick, rates === null), { nil: undefined, freq: 4 }),
        demurrage: rates
          ? fc.option(demurrage(tick, rates), { nil: undefined, freq: 5 })
          : fc.constant(undefined),
      }),
    )
    .map((settings) => policySettings.parse(settings));

const step = (rates: fc.Arbitrary<string> | null) =>
  fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        kind: fc.constant("wait" as const),
        hours: fc.oneof(fc.integer({ min: 1, max: 200 }), fc.integer({ min: 1, max: 2_000 })),
      }),
    },
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant("pay" as const), from: citizen, to: citizen, amount }),
    },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant("hold" as const),
        citizen,
        amount: fc.oneof(fc.constant(0), amount),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constant("member" as const), citizen, receives: fc.boolean() }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("type" as const),
        citizen,
        type: fc.constantFrom("", "provider", "school"),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant("policies" as const),
        policies: policies(rates),
        days: fc.nat({ max: 20 }),
      }),
    },
  );

const historyOf = (rates: fc.Arbitrary<string> | null) =>
  fc.record({
    balances: fc.array(
      fc.oneof(fc.integer({ min: -5_000, max: 50_000 }), fc.integer({ min: 0, max: 2 * 10 ** 14 })),
      {
        minLength: 2,
        maxLength: 4,
      },
    ),
    members: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
    policies: policies(rates),
    steps: fc.array(step(rates), { minLength: 5, maxLength: 40, size: "max" }),
  });

export const histories = historyOf(rate);
/** Histories in which the money mass only grows. */
export const unmeltingHistories = historyOf(null);

export type History = typeof histories extends fc.Arbitrary<infer Of> ? Of : never;
type Step = History["steps"][number];

const HOUR_MS = 3_600_000;
const START = Date.UTC(2026, 0, 1, 9, 41);

function take(town: Town, it: Step): void {
  switch (it.kind) {
    case "wait":
      return town.wait(it.hours * HOUR_MS);
    case "pay":
      return town.pay(it.from, it.to, it.amount);
    case "hold":
      return town.hold(it.citizen, it.amount);
    case "member":
      return town.setMembership(it.citizen, it.receives);
    case "type":
      return town.setType(it.citizen, it.type);
    case "policies":
      return town.setPolicies(it.policies, town.now + it.days * 24 * HOUR_MS);
  }
}

/** Lives through a history to its end, and settles everybody; `between` may settle more after each step. */
export function live(history: History, between: (town: Town, step: number) => void = () => {}): Town {
  const town = new Town(START, history.balances);
  history.members.forEach((receives, index) => town.setMembership(index, receives));
  town.setPolicies(history.policies);
  history.steps.forEach((it, index) => {
    take(town, it);
    between(town, index);
    town.checkSums();
  });
  settleAll(town);
  town.checkSums();
  return town;
}

export function settleAll(town: Town): void {
  town.citizens.forEach((_, index) => town.touch(index));
}
