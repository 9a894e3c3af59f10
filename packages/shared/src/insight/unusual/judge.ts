/** What is known of a payment and of those around it; amounts in minor units. */
export type PaymentFacts = {
  amount: number;
  /** What its payer paid in the months before, and how often. */
  habit: { paid: number; payments: number };
  /** What a payment of the whole community came to on average over the last 90 days; null: there were none. */
  mean: number | null;
  /** Whether its payer had paid its payee before. */
  isFirstToPayee: boolean;
  /** What came from its payee within the week before, payment by payment. */
  back: readonly number[];
  /** Payments of its payer within the hour that ends with it, itself included. */
  withinHour: number;
  /** The hour of the clock where people are, 0 to 23. */
  hour: number;
};

/** Why a payment is worth a look, with the figures of the sentence. */
export type Reason =
  | { kind: "much_larger"; usual: number; times: number }
  | { kind: "new_payee"; from: number }
  | { kind: "round_trip"; back: number }
  | { kind: "burst"; payments: number }
  | { kind: "night"; hour: number };

/** From where on each rule speaks; one place for all of them. */
export const thresholds = {
  /** So many times what the payer usually pays, who has paid so often before. */
  largerTimes: 6,
  habitPayments: 5,
  /** So many times the community’s mean: less is not worth anybody’s time. */
  worthwhileTimes: 2,
  newPayeeTimes: 8,
  /** A part of the amount by which what came back may differ, in percent. */
  roundTripPercent: 10,
  burstPayments: 10,
  nightHours: { from: 1, before: 5 },
  nightTimes: 4,
} as const;

/** From which amount on a first payment to somebody is asked about; null: nothing is known to compare with. */
export const newPayeeFrom = (mean: number | null): number | null =>
  mean === null ? null : mean * thresholds.newPayeeTimes;

/**
 * Why a payment is worth a look; nothing in most cases. It judges nobody and blocks nothing: it only says what differs from what is
 * usual. `amount` and all that is compared with it are of one currency.
 */
export function unusualReasons(facts: PaymentFacts): Reason[] {
  const { amount, mean, hour } = facts;
  const isWorthwhile = mean !== null && amount >= mean * thresholds.worthwhileTimes;
  const { from, before } = thresholds.nightHours;
  const isNight = hour >= from && hour < before;
  return [
    ...(isWorthwhile ? muchLarger(facts) : []),
    ...newPayee(facts),
    ...(isWorthwhile ? roundTrip(facts) : []),
    ...(facts.withinHour === thresholds.burstPayments
      ? [{ kind: "burst", payments: facts.withinHour } as const]
      : []),
    ...(isNight && mean !== null && amount >= mean * thresholds.nightTimes
      ? [{ kind: "night", hour } as const]
      : []),
  ];
}

function muchLarger({ amount, habit }: PaymentFacts): Reason[] {
  if (habit.payments < thresholds.habitPayments) return [];
  const usual = Math.round(habit.paid / habit.payments);
  if (usual <= 0 || amount < usual * thresholds.largerTimes) return [];
  return [{ kind: "much_larger", usual, times: Math.floor(amount / usual) }];
}

function newPayee({ amount, mean, isFirstToPayee }: PaymentFacts): Reason[] {
  const from = newPayeeFrom(mean);
  return isFirstToPayee && from !== null && amount >= from ? [{ kind: "new_payee", from }] : [];
}

function roundTrip({ amount, back }: PaymentFacts): Reason[] {
  const room = (amount * thresholds.roundTripPercent) / 100;
  const near = back.find((one) => Math.abs(one - amount) <= room);
  return near === undefined ? [] : [{ kind: "round_trip", back: near }];
}
