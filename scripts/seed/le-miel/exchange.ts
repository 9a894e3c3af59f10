import { compactDate, isHoliday, isWorkday, yearAndMonth, type Day } from "../calendar.ts";
import type { Random } from "../random.ts";
import { people } from "./people.ts";
import type { Habits } from "./purchases.ts";
import { timeOf } from "./shop.ts";
import { roundTo, type Town } from "./town.ts";

/** Somebody's standing order: on which day of the month it arrives, and how much it brings (cents). */
type StandingOrder = { person: string; date: number; amount: number };

export const standingOrders = (random: Random, everybody: readonly Habits[]): StandingOrder[] =>
  everybody.map(({ person, pace, means }) => ({
    person,
    date: random.whole(2, 8),
    amount: Math.max(6000, roundTo(pace * means * 33_000, 1000)),
  }));

/** The teller who works at the exchange desk, and the manager who matches transfers with members. */
const TELLER = "yanis";
const MANAGER = "solene";

/** People bring more before the presents of December. */
const isFestive = ({ month }: Day): boolean => month === 12;

/** Euros that arrive by bank transfer, once the manager has matched them with their member. */
export function planTopUps({ diary, agenda }: Town, orders: readonly StandingOrder[], day: Day): void {
  const due = orders.filter(({ date }) => date === day.date);
  due.forEach(({ person, amount }, index) => {
    const reference = `VIR-${compactDate(day)}-${String(index + 1).padStart(2, "0")}`;
    const brought = isFestive(day) ? roundTo(amount * 1.5, 1000) : amount;
    agenda.plan(timeOf(day, "b"), () => {
      if (diary.hasJoined(person))
        diary.issue(MANAGER, person, brought, { memo: "change mensuel", category: "change", reference });
    });
  });
}

/** A purse below this (cents) sends its owner to the desk. */
const NEARLY_EMPTY = 2500;

/** The first euros that newcomers bring, on the day on which they join. */
export function planFirstChanges({ diary, agenda }: Town, orders: readonly StandingOrder[], day: Day): void {
  const arriving = new Set(people.filter(({ joined }) => joined === day.index).map(({ key }) => key));
  const newcomers = orders.filter(({ person }) => arriving.has(person));
  newcomers.forEach(({ person, amount }, index) => {
    const reference = `ADH-${compactDate(day)}-${String(index + 1).padStart(2, "0")}`;
    const said = { memo: "premier change", category: "change", reference };
    agenda.plan(timeOf(day, "a"), () => diary.issue(MANAGER, person, roundTo(amount * 0.7, 1000), said));
  });
}

/** Cash brought to the desk, which is held at the bookshop on Wednesdays and Saturdays. */
export function planDesk({ diary, agenda, random }: Town, everybody: readonly Habits[], day: Day): void {
  if ((day.weekday !== 3 && day.weekday !== 6) || isHoliday(day)) return;
  agenda.plan(timeOf(day, "c"), () => {
    let receipt = 0;
    for (const { person } of everybody) {
      if (!diary.hasJoined(person) || diary.balanceOf(person) > NEARLY_EMPTY || random.chance(0.45)) continue;
      receipt += 1;
      const reference = `ESP-${compactDate(day)}-${String(receipt).padStart(2, "0")}`;
      const amount = random.pick([2000, 3000, 4000, 5000, 5000, 8000, 10_000]);
      diary.issue(TELLER, person, amount, {
        memo: "espèces, comptoir librairie",
        category: "change",
        reference,
      });
    }
  });
}

const providers = people.filter(({ type }) => type === "provider").map(({ key }) => key);

/** What a provider keeps for its suppliers (cents). */
const KEPT = 35_000;

/** Providers who have more than they can spend give it back on the last working days of the month. */
export function planRedemptions({ diary, agenda, random }: Town, day: Day): void {
  if (day.date < day.daysInMonth - 3 || !isWorkday(day)) return;
  agenda.plan(timeOf(day, "e"), () => {
    for (const [index, person] of providers.entries()) {
      const spare = diary.balanceOf(person) - KEPT;
      if (spare < 15_000 || random.chance(0.4)) continue;
      const amount = roundTo(spare * (0.5 + random.next() * 0.4), 1000);
      const reference = `RECONV-${yearAndMonth(day)}-${String(index + 1).padStart(2, "0")}`;
      diary.redeem(person, amount, { memo: "reconversion", category: "reconversion", reference });
    }
  });
}
