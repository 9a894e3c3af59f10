import { presets } from "@mereau/shared/presets/presets.ts";

import { Agenda } from "../agenda.ts";
import { DAY_MS, daysFrom, momentOf, type Day } from "../calendar.ts";
import { Diary } from "../diary.ts";
import { randomFrom } from "../random.ts";
import type { Cast, Story } from "../story.ts";
import { agreed } from "./agreed.ts";
import { planDues } from "./dues.ts";
import { planDesk, planFirstChanges, planRedemptions, planTopUps, standingOrders } from "./exchange.ts";
import { planBikeLoans, planMistakes } from "./incidents.ts";
import { documents } from "./documents.ts";
import { faces } from "./faces.ts";
import { people } from "./people.ts";
import { habitsOf, planPurchases } from "./purchases.ts";
import { CODE, euros, type Town } from "./town.ts";
import { planSalaries, Trade } from "./trade.ts";

const preset = presets["local-currency"]({ code: CODE, name: "Miel", symbol: "ᴍ" }, "fr");

const SYSTEM_POT = `${CODE}:pot-system`;
const ASSOCIATIONS_POT = `${CODE}:pot-associations`;

/** A local currency backed by euros, between a bakery, a bookshop, a market and the people who go there. */
export const leMiel: Story = {
  founding: {
    ...preset,
    slug: "le-miel",
    name: "Le Miel, monnaie locale",
    territory: "Val de Garenne",
    memberTypes: [
      ...preset.memberTypes,
      {
        code: "association",
        name: "Association",
        provider: true,
        accounts: [{ currency: CODE, limits: { creditLimit: "0", balanceCap: "10000.00" } }],
      },
    ],
  },
  agreed,
  faces,
  documents,
  joining: { membersInvite: true },
  invitation: { note: "Affiche du comptoir", type: "individual", uses: 50 },
  people,
  rules: {
    currency: CODE,
    policies: {
      notice: { days: 30 },
      redemption: {
        fees: [
          { percent: "2", to: SYSTEM_POT },
          { percent: "3", to: "beneficiary" },
        ],
        fallback: ASSOCIATIONS_POT,
      },
    },
    pots: [
      { id: SYSTEM_POT, name: "Fonctionnement" },
      { id: ASSOCIATIONS_POT, name: "Associations" },
    ],
  },
  guides: [
    "maud",
    "solene",
    "yanis",
    "bertrand",
    "ines",
    "thomas",
    "fournil",
    "librairie",
    "jardins",
    "casse",
  ],
  tell,
};

const caps: Record<string, number | null> = {
  individual: euros(3000),
  provider: null,
  association: euros(10_000),
};

function planArrivals({ agenda, diary }: Town, day: Day): void {
  const arriving = people.filter(({ joined }) => joined === day.index);
  if (arriving.length === 0) return;
  agenda.plan(momentOf(day, "07:30"), () => {
    for (const { key, type } of arriving)
      diary.join(key, { creditLimit: 0, balanceCap: caps[type] ?? null }, type);
  });
}

function tell(cast: Cast) {
  const random = randomFrom("le-miel");
  const diary = new Diary(cast, random, { currency: CODE, scale: 2 });
  const town: Town = { diary, agenda: new Agenda(), random };
  const everybody = habitsOf(town);
  const orders = standingOrders(random, everybody);
  const trade = new Trade(town);
  for (const day of daysFrom(cast.start, cast.days)) {
    planArrivals(town, day);
    planFirstChanges(town, orders, day);
    planTopUps(town, orders, day);
    planDesk(town, everybody, day);
    planBikeLoans(town, day);
    planPurchases(town, everybody, day);
    trade.plan(day);
    planMistakes(town, day);
    planSalaries(town, day);
    planDues(town, day);
    planRedemptions(town, day);
    town.agenda.run(day.midnight + DAY_MS, (moment) => diary.goTo(moment));
  }
  return diary.moments();
}
