import { monthName, yearAndMonth, type Day } from "../calendar.ts";
import { timeOf } from "./shop.ts";
import type { Town } from "./town.ts";

type Dues = {
  from: readonly string[];
  to: string;
  date: number;
  months: readonly number[];
  amount: number;
  memo: string;
};

const schoolYear = [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 12];

/** What people pay to associations: each month, or once a year. Amounts are cents. */
const regular: readonly Dues[] = [
  {
    from: ["ines", "thomas", "mei", "karim"],
    to: "coquelicots",
    date: 6,
    months: schoolYear,
    amount: 9000,
    memo: "crèche",
  },
  {
    from: ["odile", "gael", "pauline", "victor", "claire"],
    to: "ricochet",
    date: 15,
    months: [1, 9],
    amount: 3000,
    memo: "adhésion radio",
  },
  {
    from: ["solene", "marc", "odile", "bertrand"],
    to: "sentier",
    date: 18,
    months: [4, 5, 10],
    amount: 1500,
    memo: "sortie + adhésion",
  },
  {
    from: ["maud", "fatou", "lucie", "amina", "hugo"],
    to: "reverbere",
    date: 22,
    months: [10, 1, 4],
    amount: 6000,
    memo: "atelier théâtre, trimestre",
  },
];

/** Regular contributions, on the days on which they fall, by whoever has joined and can pay. */
export function planDues({ diary, agenda }: Town, day: Day): void {
  for (const { from, to, date, months, amount, memo } of regular) {
    if (day.date !== date || !months.includes(day.month)) continue;
    const said = {
      memo: `${memo}, ${monthName(day.month)}`,
      category: "cotisation",
      reference: `COT-${yearAndMonth(day)}`,
    };
    agenda.plan(timeOf(day, "b"), () => {
      for (const person of from) diary.pay(person, to, amount, said);
    });
  }
}
