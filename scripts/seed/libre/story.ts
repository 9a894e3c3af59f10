import { presets } from "@mereau/shared/presets/presets.ts";

import { Agenda } from "../agenda.ts";
import { DAY_MS, daysFrom, momentOf, type Day } from "../calendar.ts";
import { Diary } from "../diary.ts";
import { randomFrom, type Random } from "../random.ts";
import type { Cast, Story } from "../story.ts";
import { documents } from "./documents.ts";
import { faces } from "./faces.ts";
import { people } from "./people.ts";
import { trust } from "./trust.ts";

const CODE = "CIME";

/** What everybody receives each day until it is first re-evaluated: 10.00, as the first dividend of the Ğ1. */
const DIVIDEND = 1000;

/** A libre currency: money is made only as the same dividend for each member, every day. */
export const monnaieLibre: Story = {
  founding: {
    ...presets.libre({ code: CODE, name: "Cime", symbol: "ci" }, "fr"),
    slug: "monnaie-libre-du-haut-pays",
    name: "Monnaie libre du Haut-Pays",
    territory: "Haut-Pays",
  },
  faces,
  documents,
  people,
  trust,
  guides: ["aurelie", "loic", "martine", "said", "violette", "antoine", "stephanie", "walid"],
  tell,
};

/** What is sold on market days and between them; prices in cents. */
const goods = [
  { memos: ["miel de montagne", "2 pots de miel"], least: 4000, most: 12_000, category: "alimentation" },
  { memos: ["tommes", "fromage de brebis"], least: 3000, most: 9000, category: "alimentation" },
  { memos: ["pain + brioche", "pizza"], least: 800, most: 3000, category: "alimentation" },
  { memos: ["légumes", "plants de courges", "noix"], least: 500, most: 4500, category: "alimentation" },
  {
    memos: ["pull tricoté", "bonnet", "chaussettes en laine"],
    least: 6000,
    most: 25_000,
    category: "artisanat",
  },
  { memos: ["livres", "vinyles", "jeux de société"], least: 500, most: 5000, category: "occasion" },
  {
    memos: ["vélo d’occasion", "poêle à bois", "guitare"],
    least: 30_000,
    most: 90_000,
    category: "occasion",
  },
  { memos: ["une nuit en gîte", "week-end au gîte"], least: 15_000, most: 60_000, category: "accueil" },
  {
    memos: ["réparation de la débroussailleuse", "une journée de maçonnerie"],
    least: 10_000,
    most: 50_000,
    category: "services",
  },
];

type Group = { diary: Diary; agenda: Agenda; random: Random };

/** The second Sunday of each month. */
const isMarketDay = (day: Day): boolean => day.weekday === 0 && day.date > 7 && day.date <= 14;

function planDividend({ diary, agenda }: Group, day: Day): void {
  agenda.plan(momentOf(day, "06:00"), () => {
    for (const { key } of people) if (diary.hasJoined(key)) diary.receive(key, DIVIDEND);
    for (const { key, joined, type } of people) {
      if (joined !== day.index) continue;
      diary.join(key, { creditLimit: 0, balanceCap: null }, type);
      diary.recognise(key, type);
    }
  });
}

function planTrades({ diary, agenda, random }: Group, day: Day): void {
  const isMarket = isMarketDay(day);
  const keys = people.map(({ key }) => key);
  for (let left = isMarket ? 45 : random.count(1.7); left > 0; left -= 1) {
    const good = isMarket ? random.pick(goods.slice(0, 6)) : random.pick(goods);
    const price = Math.round(random.whole(good.least, good.most) / 50) * 50;
    const time = isMarket ? random.pick(["10:30", "11:40", "14:20"]) : random.pick(["12:30", "19:10"]);
    agenda.plan(momentOf(day, time), () => {
      const [from, to] = [random.pick(keys), random.pick(keys)];
      const isWanted = diary.hasJoined(from) && diary.hasJoined(to) && from !== to;
      if (isWanted && (diary.canPay(from, to, price) || random.chance(0.1)))
        diary.attempt(from, to, price, { memo: random.pick(good.memos), category: good.category });
    });
  }
}

function tell(cast: Cast) {
  const random = randomFrom("monnaie-libre-du-haut-pays");
  const diary = new Diary(cast, random, { currency: CODE, scale: 2 });
  const group: Group = { diary, agenda: new Agenda(), random };
  for (const day of daysFrom(cast.start, cast.days)) {
    planDividend(group, day);
    planTrades(group, day);
    group.agenda.run(day.midnight + DAY_MS, (moment) => diary.goTo(moment));
  }
  return diary.moments();
}
