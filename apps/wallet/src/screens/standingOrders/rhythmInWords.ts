import type { Rhythm } from "#screens/standingOrders/standingOrders.ts";
import { say } from "#texts/say.ts";

const partsOf = (date: string): { month: number; day: number; weekday: number } => {
  const at = new Date(`${date}T00:00:00Z`);
  return { month: at.getUTCMonth(), day: at.getUTCDate(), weekday: at.getUTCDay() };
};

/** How often it comes back, as people say it: "le 5 de chaque mois". */
export function rhythmInWords(rhythm: Rhythm, firstDate: string): string {
  const { standingOrders: words, time } = say();
  const first = partsOf(firstDate);
  switch (rhythm.every) {
    case "once":
      return words.once;
    case "week":
      return words.eachWeek(time.weekdays[first.weekday] ?? "");
    case "days":
      return words.eachDays(rhythm.days);
    case "month":
      return words.eachMonth(rhythm.day ?? first.day);
    case "quarter":
      return words.eachQuarter(rhythm.day ?? first.day);
    case "year":
      return words.eachYear(rhythm.day ?? first.day, time.months[first.month] ?? "");
  }
}
