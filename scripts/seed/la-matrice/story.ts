import { presets } from "@mereau/shared/presets/presets.ts";

import { Agenda } from "../agenda.ts";
import { compactDate, DAY_MS, daysFrom, isWorkday, momentOf, type Day } from "../calendar.ts";
import { Diary, mergeMoments } from "../diary.ts";
import { randomFrom, type Random } from "../random.ts";
import type { Cast, Story } from "../story.ts";
import { documents } from "./documents.ts";
import { faces } from "./faces.ts";
import { people } from "./people.ts";
import { tariff } from "./tariff.ts";

const TOKEN = "POKOU";
const HEART = "COEUR";

const accounts = [{ currency: TOKEN }, { currency: HEART }];
const preset = presets.coworking({ code: TOKEN, name: "Pokoù", symbol: "pk" }, "fr");
const [tokens, gifts] = preset.currencies;
const POT = `${TOKEN}:pot-solidarity`;
/** What each may give in a month, and what the pot adds at once and in a month, as the preset says. */
const HEARTS_A_MONTH = 20;
const HELP = { perPayment: 500, perMonth: 2000 };

/**
 * A coworking space: tokens bought in advance (1 € is 100) and spent at the bar, a pot that helps whoever has none left,
 * and hearts to say thank you.
 */
export const laMatrice: Story = {
  founding: {
    slug: "la-matrice",
    categories: preset.categories,
    directoryPublic: preset.directoryPublic,
    name: "La Matrice",
    territory: "Port-Navalo-sur-Loire",
    currencies: [...(tokens ? [tokens] : []), ...(gifts ? [{ ...gifts, code: HEART, name: "Cœurs" }] : [])],
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
  faces,
  documents,
  people,
  tariff,
  guides: ["nolwenn", "bar", "bastien", "chloe", "idriss", "manon", "heloise", "tiago"],
  tell,
};

type Article = { memos: readonly string[]; price: number; weight: number; times: readonly string[] };

const blackboard: readonly Article[] = [
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

type Place = {
  tokens: Diary;
  hearts: Diary;
  agenda: Agenda;
  random: Random;
  /** What is in the pot of solidarity, what it added for each in each month, and the hearts that each gave. */
  pot: { amount: number };
  helped: Map<string, number>;
  given: Map<string, number>;
};

/** The pot adds what is missing, where it may: as the ledger will. */
function help({ tokens: diary, pot, helped }: Place, person: string, price: number, day: Day): void {
  const missing = price - diary.balanceOf(person);
  const month = `${person} ${compactDate(day).slice(0, 6)}`;
  const used = (helped.get(month) ?? 0) + missing;
  if (missing <= 0 || missing > HELP.perPayment || used > HELP.perMonth || missing > pot.amount) return;
  helped.set(month, used);
  pot.amount -= missing;
  diary.receive(person, missing);
}

/** Now and then somebody leaves a coffee for whoever comes after them. */
function planKindness(
  { tokens: diary, pot, agenda, random }: Place,
  present: readonly string[],
  day: Day,
): void {
  if (present.length === 0 || !random.chance(0.12)) return;
  const person = random.pick(present);
  const amount = random.pick([100, 200, 500]);
  agenda.plan(momentOf(day, "18:35"), () => {
    const isGiven = diary.give(person, POT, amount, { memo: "un café en attente", category: "solidarité" });
    if (isGiven) pot.amount += amount;
  });
}

function planVisit(place: Place, person: string, day: Day): void {
  const { tokens: diary, agenda, random } = place;
  agenda.plan(momentOf(day, "09:05"), () => {
    if (!diary.hasJoined(person) || diary.balanceOf(person) >= 400) return;
    const amount = random.pick([2000, 5000, 5000, 10_000]);
    const how = random.pick(["CB", "CB", "VIR", "ESP"]);
    const reference = `${how}-${compactDate(day)}-${String(random.whole(1, 99)).padStart(2, "0")}`;
    diary.issue("bastien", person, amount, { memo: "recharge", category: "recharge", reference });
  });
  for (let left = 1 + random.count(1.6); left > 0; left -= 1) {
    const article = random.weigh(blackboard, (it) => (day.weekday === 4 || it.price !== 350 ? it.weight : 0));
    if (!article) continue;
    const memo = random.pick(article.memos) || undefined;
    const isHopeful = random.chance(0.08);
    agenda.plan(momentOf(day, random.pick(article.times)), () => {
      if (!diary.hasJoined(person) || (!isHopeful && !diary.canPay(person, bar, article.price))) return;
      help(place, person, article.price, day);
      diary.attempt(person, bar, article.price, { memo, category: "bar" });
    });
  }
}

function planGifts({ hearts, agenda, random, given }: Place, present: readonly string[], day: Day): void {
  for (let left = random.count(1.5); left > 0 && present.length > 1; left -= 1) {
    const from = random.pick(present);
    const to = random.pick([...people.map(({ key }) => key), ...present]);
    agenda.plan(momentOf(day, "16:20"), () => {
      const amount = random.whole(1, 3);
      const month = `${from} ${compactDate(day).slice(0, 6)}`;
      const sum = (given.get(month) ?? 0) + amount;
      if (sum > HEARTS_A_MONTH) return;
      if (hearts.pay(from, to, amount, { memo: random.pick(thanks), category: "merci" }) !== null)
        given.set(month, sum);
    });
  }
}

function planArrivals({ tokens: diary, hearts, agenda }: Place, day: Day): void {
  const arriving = people.filter(({ joined }) => joined === day.index);
  if (arriving.length > 0)
    agenda.plan(momentOf(day, "08:30"), () => {
      for (const { key, type } of arriving) {
        diary.join(key, { creditLimit: 0, balanceCap: type === "house" ? null : 100_000 }, type);
        hearts.join(key, { creditLimit: 1000, balanceCap: null }, type);
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
    pot: { amount: 0 },
    helped: new Map(),
    given: new Map(),
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
      planKindness(place, present, day);
    }
    place.agenda.run(day.midnight + DAY_MS, (moment) => {
      place.tokens.goTo(moment);
      place.hearts.goTo(moment);
    });
  }
  return mergeMoments([place.tokens.moments(), place.hearts.moments()]);
}
