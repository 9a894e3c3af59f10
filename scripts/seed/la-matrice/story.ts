import { presets } from "@mereau/shared/presets/presets.ts";

import { Agenda } from "../agenda.ts";
import { compactDate, DAY_MS, daysFrom, isWorkday, momentOf, type Day } from "../calendar.ts";
import { Diary, mergeMoments } from "../diary.ts";
import { randomFrom, type Random } from "../random.ts";
import type { Cast, Story } from "../story.ts";
import { people } from "./people.ts";

const TOKEN = "POKOU";
const HEART = "COEUR";

const accounts = [{ currency: TOKEN }, { currency: HEART }];
const [tokens] = presets.coworking({ code: TOKEN, name: "Pokoù", symbol: "pk" }, "fr").currencies;

/** A coworking space: tokens bought in advance (1 € is 100) and spent at the bar, and hearts to say thank you. */
export const laMatrice: Story = {
  founding: {
    slug: "la-matrice",
    name: "La Matrice",
    territory: "Port-Navalo-sur-Loire",
    currencies: [
      ...(tokens ? [tokens] : []),
      {
        code: HEART,
        name: "Cœurs",
        symbol: "<3",
        scale: 0,
        kind: "mutual",
        defaults: { creditLimit: "20", balanceCap: "100" },
      },
    ],
    memberTypes: [
      { code: "coworker", name: "Coworkeur", provider: false, accounts },
      {
        code: "house",
        name: "La maison",
        provider: true,
        accounts: [{ currency: TOKEN, limits: { creditLimit: "0", balanceCap: null } }, { currency: HEART }],
      },
    ],
  },
  charter: {
    version: "2025-1",
    text: "100 pokoù valent un euro et se dépensent au bar.\n\nLes <3 n’ont pas de prix : ils se donnent.",
  },
  people,
  guides: ["nolwenn", "bar", "bastien", "chloe", "idriss", "manon", "heloise", "tiago"],
  tell,
};

type Article = { memos: readonly string[]; price: number; weight: number; times: readonly string[] };

const tariff: readonly Article[] = [
  { memos: ["café", "", "café"], price: 100, weight: 10, times: ["09:05", "10:45", "14:10", "16:20"] },
  { memos: ["thé", ""], price: 80, weight: 3, times: ["10:45", "16:20"] },
  { memos: ["pass journée"], price: 1200, weight: 3, times: ["09:05"] },
  { memos: ["demi-journée"], price: 700, weight: 2, times: ["09:05", "14:10"] },
  { memos: ["impressions", "12 pages couleur"], price: 240, weight: 1.5, times: ["10:45", "14:10"] },
  { memos: ["salle de réunion 2 h"], price: 2400, weight: 0.4, times: ["10:45", "14:10"] },
  { memos: ["cookie", ""], price: 150, weight: 2, times: ["10:45", "16:20"] },
  { memos: ["bière du jeudi"], price: 350, weight: 1, times: ["18:35"] },
];

const thanks = [
  "merci pour le coup de main sur le CSS",
  "merci pour la relecture",
  "pour le gâteau !",
  "tu m’as sauvé la réunion",
  "merci d’avoir gardé Pixel",
  "<3",
  "pour l’apéro de jeudi",
];

const bar = "bar";

type Place = { tokens: Diary; hearts: Diary; agenda: Agenda; random: Random };

function planVisit({ tokens: diary, agenda, random }: Place, person: string, day: Day): void {
  agenda.plan(momentOf(day, "09:05"), () => {
    if (!diary.hasJoined(person) || diary.balanceOf(person) >= 400) return;
    const amount = random.pick([2000, 5000, 5000, 10_000]);
    const how = random.pick(["CB", "CB", "VIR", "ESP"]);
    const reference = `${how}-${compactDate(day)}-${String(random.whole(1, 99)).padStart(2, "0")}`;
    diary.issue("bastien", person, amount, { memo: "recharge", category: "recharge", reference });
  });
  for (let left = 1 + random.count(1.6); left > 0; left -= 1) {
    const article = random.weigh(tariff, (it) => (day.weekday === 4 || it.price !== 350 ? it.weight : 0));
    if (!article) continue;
    const memo = random.pick(article.memos) || undefined;
    const isHopeful = random.chance(0.08);
    agenda.plan(momentOf(day, random.pick(article.times)), () => {
      if (diary.hasJoined(person) && (isHopeful || diary.canPay(person, bar, article.price)))
        diary.attempt(person, bar, article.price, { memo, category: "bar" });
    });
  }
}

function planGifts({ hearts, agenda, random }: Place, present: readonly string[], day: Day): void {
  for (let left = random.count(1.5); left > 0 && present.length > 1; left -= 1) {
    const from = random.pick(present);
    const to = random.pick([...people.map(({ key }) => key), ...present]);
    agenda.plan(momentOf(day, "16:20"), () =>
      hearts.pay(from, to, random.whole(1, 3), { memo: random.pick(thanks), category: "merci" }),
    );
  }
}

function planArrivals({ tokens: diary, hearts, agenda }: Place, day: Day): void {
  const arriving = people.filter(({ joined }) => joined === day.index);
  if (arriving.length > 0)
    agenda.plan(momentOf(day, "08:30"), () => {
      for (const { key, type } of arriving) {
        diary.join(key, { creditLimit: 0, balanceCap: type === "house" ? null : 100_000 }, type);
        hearts.join(key, { creditLimit: 20, balanceCap: 100 }, type);
      }
    });
}

function tell(cast: Cast) {
  const random = randomFrom("la-matrice");
  const place: Place = {
    tokens: new Diary(cast, random, { currency: TOKEN, scale: 0 }),
    hearts: new Diary(cast, random, { currency: HEART, scale: 0 }),
    agenda: new Agenda(),
    random,
  };
  const assiduity = new Map(people.map(({ key }) => [key, 0.25 + random.next() * 0.6]));
  for (const day of daysFrom(cast.start, cast.days)) {
    planArrivals(place, day);
    if (isWorkday(day)) {
      const season = day.month === 8 ? 0.35 : 1;
      const present = people
        .filter(({ key }) => key !== bar && random.chance((assiduity.get(key) ?? 0) * season))
        .map(({ key }) => key);
      for (const person of present) planVisit(place, person, day);
      planGifts(place, present, day);
    }
    place.agenda.run(day.midnight + DAY_MS, (moment) => {
      place.tokens.goTo(moment);
      place.hearts.goTo(moment);
    });
  }
  return mergeMoments([place.tokens.moments(), place.hearts.moments()]);
}
