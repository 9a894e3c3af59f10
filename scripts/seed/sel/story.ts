import { presets } from "@mereau/shared/presets/presets.ts";

import { Agenda } from "../agenda.ts";
import { DAY_MS, daysFrom, momentOf, type Day } from "../calendar.ts";
import { Diary } from "../diary.ts";
import { randomFrom, type Random } from "../random.ts";
import type { Cast, Founding, Story } from "../story.ts";
import { documents } from "./documents.ts";
import { faces } from "./faces.ts";
import { people } from "./people.ts";

const CODE = "GRAIN";
const limits = { creditLimit: "1200", balanceCap: "3000" };
const preset = presets["mutual-credit"]({ code: CODE, name: "Grain de sel", symbol: "gr" }, "fr");

/** From the first day on: what one lets lie beyond five hours melts for the common works, save with associations. */
const policies: Founding["currencies"][number]["policies"] = {
  notice: { days: 30 },
  demurrage: {
    rate: "2",
    per: "month",
    byType: { business: "0" },
    floor: "300",
    to: `${CODE}:pot-commons`,
  },
  creditLadder: { warnAt: 50, showAt: 75 },
};

/**
 * A circle of exchanges where nobody issues anything: an hour is sixty grains, the sum of all is zero, and grains that lie
 * idle melt.
 */
export const selDesDeuxRives: Story = {
  founding: {
    slug: "sel-des-deux-rives",
    name: "SEL des Deux Rives",
    territory: "Vallée de la Lère",
    categories: preset.categories,
    directoryPublic: preset.directoryPublic,
    currencies: preset.currencies.map((money) => ({ ...money, scale: 0, defaults: limits, policies })),
    memberTypes: [
      { code: "individual", name: "Adhérent", provider: false, accounts: [{ currency: CODE }] },
      {
        code: "business",
        name: "Association",
        provider: true,
        accounts: [{ currency: CODE, limits: { creditLimit: "3000", balanceCap: "6000" } }],
      },
    ],
  },
  faces,
  documents,
  people,
  guides: ["mireille", "jeanpaul", "colette", "driss", "sabine", "quentin", "naima", "verger"],
  tell,
};

type Service = {
  memos: readonly string[];
  category: string;
  minutes: readonly number[];
  months?: readonly number[];
};

const services: readonly Service[] = [
  { memos: ["garde de Lou", "garde des enfants samedi soir"], category: "enfants", minutes: [120, 180, 240] },
  {
    memos: ["cours d’espagnol", "conversation en anglais", "maths 3e"],
    category: "cours",
    minutes: [60, 90],
  },
  {
    memos: ["taille de la haie", "coup de main au potager", "bois rentré"],
    category: "jardin",
    minutes: [90, 120, 240],
  },
  { memos: ["trajet à la gare", "covoiturage Montauriol"], category: "transport", minutes: [30, 45, 60] },
  { memos: ["ourlets", "fermeture éclair + bouton"], category: "couture", minutes: [30, 60, 90] },
  {
    memos: ["ordinateur réparé", "imprimante qui ne voulait plus"],
    category: "informatique",
    minutes: [45, 60, 120],
  },
  {
    memos: ["pose d’étagères", "fuite du robinet", "peinture de la chambre"],
    category: "bricolage",
    minutes: [60, 120, 300],
  },
  { memos: ["confitures", "12 œufs + salades", "pain maison"], category: "cuisine", minutes: [20, 40, 60] },
  {
    memos: ["chat nourri pendant les vacances"],
    category: "animaux",
    minutes: [90, 150],
    months: [7, 8, 12],
  },
  { memos: ["massage", "séance de relaxation"], category: "bien-être", minutes: [60] },
];

const market = "BLE";

/** On the first Sunday of the month everybody brings something. */
const isMarketDay = (day: Day): boolean => day.weekday === 0 && day.date <= 7;

function planTrades({ diary, agenda, random }: Circle, day: Day): void {
  const trades = isMarketDay(day) ? 22 : random.count(day.weekday === 6 ? 3.2 : 1.5);
  const inSeason = services.filter(({ months }) => months === undefined || months.includes(day.month));
  const keys = people.map(({ key }) => key);
  for (let left = trades; left > 0; left -= 1) {
    const service = random.pick(inSeason);
    const minutes = isMarketDay(day) ? random.pick([10, 15, 20, 30, 45]) : random.pick(service.minutes);
    const time = isMarketDay(day) ? "11:15" : random.pick(["12:20", "18:40"]);
    const memo = isMarketDay(day)
      ? `${market} : ${random.pick(["légumes", "plants", "livres", "gâteaux", "tricots"])}`
      : random.pick(service.memos);
    agenda.plan(momentOf(day, time), () => {
      const [from, to] = [random.pick(keys), random.pick(keys)];
      const isKnown = diary.hasJoined(from) && diary.hasJoined(to) && from !== to;
      // Whoever is far below zero is asked for help more often than they ask.
      const isShy = diary.balanceOf(from) < -900 && random.chance(0.85);
      if (isKnown && !isShy) diary.attempt(from, to, minutes, { memo, category: service.category });
    });
  }
}

type Circle = { diary: Diary; agenda: Agenda; random: Random };

function tell(cast: Cast) {
  const random = randomFrom("sel-des-deux-rives");
  const diary = new Diary(cast, random, { currency: CODE, scale: 0 });
  const circle: Circle = { diary, agenda: new Agenda(), random };
  for (const day of daysFrom(cast.start, cast.days)) {
    const arriving = people.filter(({ joined }) => joined === day.index);
    if (arriving.length > 0)
      circle.agenda.plan(momentOf(day, "09:00"), () => {
        for (const { key, type } of arriving)
          diary.join(
            key,
            type === "business"
              ? { creditLimit: 3000, balanceCap: 6000 }
              : { creditLimit: 1200, balanceCap: 3000 },
            type,
          );
      });
    planTrades(circle, day);
    circle.agenda.run(day.midnight + DAY_MS, (moment) => diary.goTo(moment));
  }
  return diary.moments();
}
