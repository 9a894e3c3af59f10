import type { Day } from "../calendar.ts";
import { isHoliday } from "../calendar.ts";
import { buyers, shops } from "./people.ts";
import type { Offer, Shop, Time } from "./shop.ts";
import { openingTimes, timeOf } from "./shop.ts";
import { roundTo, type Town } from "./town.ts";

/** How somebody shops. */
export type Habits = {
  person: string;
  /** Purchases on an ordinary day. */
  pace: number;
  /** How much they spend, compared with others. */
  means: number;
  /** How much they like each shop, by its key. */
  tastes: ReadonlyMap<string, number>;
  /** First and last day of their summer holidays, as month * 100 + date. */
  away: readonly [number, number];
  subscribes: boolean;
};

/** When an offer cannot be paid, one in so many tries all the same. */
const HOPEFUL = 0.05;

export function habitsOf({ random }: Town): Habits[] {
  return buyers.map((person) => {
    const firstDayAway = random.pick([706, 713, 720, 727, 803, 810, 817]);
    return {
      person,
      pace: 1.05 + random.next() * 0.95,
      means: 0.75 + random.next() * 0.55,
      tastes: new Map(shops.map((shop) => [shop.key, shop.pull * random.next() ** 2])),
      away: [firstDayAway, firstDayAway + random.whole(9, 14)],
      subscribes: random.chance(0.4),
    };
  });
}

/** How busy people are with buying, by weekday from Sunday on. */
const weekdayPace = [0.8, 0.35, 0.9, 1.15, 0.95, 1.1, 1.75];

/** Fewer in the heat of July and August, many before Christmas, few after the New Year. */
const monthPace = [0.9, 0.97, 1, 1.02, 1, 0.97, 0.8, 0.66, 0.87, 0.88, 0.92, 1.5];

function paceOf(habits: Habits, day: Day): number {
  const date = day.month * 100 + day.date;
  const isAway = date >= habits.away[0] && date <= habits.away[1];
  return isAway ? 0.05 : habits.pace * (weekdayPace[day.weekday] ?? 1) * (monthPace[day.month - 1] ?? 1);
}

type Counter = { shop: Shop; open: Time[] };

/** What everybody buys on a day, at the shops that are open. */
export function planPurchases(town: Town, everybody: readonly Habits[], day: Day): void {
  if (isHoliday(day)) return;
  const counters = shops
    .map((shop) => ({ shop, open: openingTimes(shop, day) }))
    .filter(({ open }) => open.length > 0);
  const december = ({ shop }: Counter) => (day.month === 12 ? (shop.december ?? 1) : 1);
  for (const habits of everybody) {
    const liking = (counter: Counter) => (habits.tastes.get(counter.shop.key) ?? 0) * december(counter);
    for (let left = town.random.count(paceOf(habits, day)); left > 0; left -= 1) {
      const counter = town.random.weigh(counters, liking);
      if (counter) planPurchase(town, habits, counter, day);
    }
    const amap = counters.find(({ shop }) => shop.key === "amap");
    if (habits.subscribes && amap && town.random.chance(0.85)) planPurchase(town, habits, amap, day);
  }
}

function planPurchase(town: Town, habits: Habits, { shop, open }: Counter, day: Day): void {
  const { diary, agenda, random } = town;
  const offer = random.weigh(shop.offers, (it) => it.weight ?? 1);
  if (!offer) return;
  const amount = priceOf(town, habits, offer);
  const memo = random.pick(offer.memos) || undefined;
  const isHopeful = random.chance(HOPEFUL);
  agenda.plan(timeOf(day, random.pick(open)), () => {
    const canPay = diary.canPay(habits.person, shop.key, amount);
    if (!diary.hasJoined(habits.person) || (!canPay && !isHopeful)) return;
    diary.attempt(habits.person, shop.key, amount, { memo, category: shop.category });
  });
}

/** Most prices end in 0 or 5 cents; a fixed price stays as it is. */
function priceOf({ random }: Town, { means }: Habits, { least, most }: Offer): number {
  if (least === most) return least;
  const usual = least + (most - least) * random.next() ** 1.5 * means;
  return Math.min(most, Math.max(least, roundTo(usual, random.chance(0.7) ? 10 : 5)));
}
