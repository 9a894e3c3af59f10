import type { Day } from "../calendar.ts";
import { isWorkday, monthName, yearAndMonth } from "../calendar.ts";
import { timeOf } from "./shop.ts";
import { roundTo, type Town } from "./town.ts";

/** Who buys regularly from whom: how many invoices a month, in which range of cents, and for what. */
type Relation = { buyer: string; seller: string; monthly: number; least: number; most: number; memo: string };

const supply = (
  seller: string,
  memo: string,
  [monthly, least, most]: readonly [number, number, number],
  buyers: readonly string[],
): Relation[] => buyers.map((buyer) => ({ buyer, seller, monthly, least, most, memo }));

const relations: readonly Relation[] = [
  ...supply("moulin", "farine", [3, 9000, 26_000], ["fournil"]),
  ...supply("moulin", "farine au détail", [1.5, 2500, 6000], ["epicerie", "cafe"]),
  ...supply("jardins", "légumes", [7, 2800, 11_500], ["alienor", "epicerie", "cafe", "coquelicots"]),
  ...supply("perrine", "fromages", [4, 3200, 9800], ["alienor", "epicerie", "cafe"]),
  ...supply("fournil", "pain", [8, 900, 3600], ["alienor", "cafe", "epicerie", "coquelicots"]),
  ...supply("heron", "fûts et bouteilles", [3, 4500, 19_000], ["cafe", "alienor", "epicerie", "lampyre"]),
  ...supply("ormes", "vin", [2, 6000, 21_000], ["alienor", "cafe", "epicerie"]),
  ...supply("torref", "café", [3, 2400, 9600], ["cafe", "lampyre", "epicerie", "librairie"]),
  ...supply("rucher", "miel", [1.2, 2500, 8000], ["epicerie", "fournil"]),
  ...supply("savons", "savons", [1, 2000, 7500], ["epicerie", "yoga", "hirondelle"]),
  ...supply(
    "casse",
    "impression",
    [1, 3500, 24_000],
    ["lampyre", "librairie", "heron", "reverbere", "ormes"],
  ),
  ...supply("casse", "affiches et flyers", [0.7, 2500, 9000], ["ricochet", "sentier", "manche", "savons"]),
  ...supply(
    "octets",
    "hébergement et assistance",
    [1, 1800, 6500],
    ["librairie", "casse", "velo", "ricochet", "osteo"],
  ),
  ...supply("copeaux", "agencement", [0.25, 18_000, 65_000], ["librairie", "epicerie", "torref", "fournil"]),
  ...supply("velo", "entretien des vélos", [0.8, 3000, 12_000], ["jardins", "octets", "casse"]),
  ...supply("osier", "fleurs", [1, 1500, 4500], ["alienor", "hirondelle", "osteo"]),
  ...supply("manche", "mobilier", [0.4, 3000, 14_000], ["cafe", "coquelicots", "ricochet"]),
  ...supply("ricochet", "spot radio", [0.5, 4000, 12_000], ["lampyre", "heron", "librairie"]),
  ...supply("epicerie", "goûters", [2, 2500, 7500], ["coquelicots"]),
  ...supply("alienor", "repas d’équipe", [0.3, 6000, 16_000], ["octets", "casse", "copeaux", "osteo"]),
];

/** A business keeps this much for its own needs (cents). */
const FLOAT = 4000;

/** Invoices paid between businesses on working days, when there is enough in the till. */
export class Trade {
  readonly #town: Town;
  readonly #numbers = new Map<string, number>();

  constructor(town: Town) {
    this.#town = town;
  }

  plan(day: Day): void {
    if (!isWorkday(day)) return;
    const { random, agenda } = this.#town;
    const summer = day.month === 8 ? 0.5 : 1;
    for (const relation of relations)
      if (random.chance((relation.monthly / 21) * summer)) {
        const amount = roundTo(random.whole(relation.least, relation.most), random.chance(0.4) ? 100 : 5);
        agenda.plan(timeOf(day, random.pick(["b", "e"])), () => this.#pay(relation, amount, day));
      }
  }

  #pay({ buyer, seller, memo }: Relation, amount: number, day: Day): void {
    const { diary, random } = this.#town;
    if (diary.balanceOf(buyer) < amount + FLOAT || !diary.canPay(buyer, seller, amount)) return;
    const number = (this.#numbers.get(seller) ?? random.whole(8, 140)) + 1;
    this.#numbers.set(seller, number);
    const reference = `F${day.year}-${String(number).padStart(4, "0")}`;
    const text = random.pick([memo, `${memo} ${monthName(day.month)}`, `facture ${monthName(day.month)}`]);
    diary.pay(buyer, seller, amount, { memo: text, category: "facture", reference });
  }
}

/** Part of the pay of people who asked for it in local money, near the end of each month. */
const salaries = [
  { from: "fournil", to: "thomas", amount: 15_000 },
  { from: "fournil", to: "nadia", amount: 8000 },
  { from: "epicerie", to: "lucie", amount: 12_000 },
  { from: "cafe", to: "samir", amount: 10_000 },
  { from: "alienor", to: "paulo", amount: 9000 },
  { from: "jardins", to: "gael", amount: 12_000 },
  { from: "lampyre", to: "etienne", amount: 6000 },
  { from: "librairie", to: "jo", amount: 8000 },
  { from: "heron", to: "hugo", amount: 7000 },
];

export function planSalaries({ diary, agenda }: Town, day: Day): void {
  if (day.date !== 28) return;
  const memo = `part du salaire, ${monthName(day.month)}`;
  const reference = `PAIE-${yearAndMonth(day)}`;
  agenda.plan(timeOf(day, "b"), () => {
    for (const { from, to, amount } of salaries)
      if (diary.balanceOf(from) > amount + FLOAT)
        diary.pay(from, to, amount, { memo, category: "salaire", reference });
  });
}
