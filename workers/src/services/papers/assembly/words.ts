import type { Language } from "@mereau/shared/contracts/common.ts";

type Words = {
  title: string;
  period: (first: string, last: string) => string;
  year: (year: number) => string;
  partial: string;
  members: string;
  from: (opening: string) => string;
  currency: (name: string, symbol: string) => string;
  circulation: string;
  positive: string;
  months: (unit: string) => string;
  monthNames: readonly string[];
  reserve: string;
  paid: string;
  payments: (count: string) => string;
  velocity: string;
  timesAYear: string;
  velocityMeans: (times: string) => string;
  velocityNone: string;
  active: string;
  activeHint: string;
  issued: string;
  redeemed: string;
  dividends: string;
  melted: string;
  fees: string;
  categories: string;
  noCategory: string;
  flows: string;
  pot: string;
  none: string;
  page: (page: number, of: number) => string;
};

const fr: Words = {
  title: "Rapport à l’assemblée générale",
  period: (first, last) => `du ${first} au ${last}`,
  year: (year) => `Année ${year}`,
  partial: "Le passé est encore en cours de calcul : ces chiffres sont incomplets.",
  members: "Membres de la communauté",
  from: (opening) => `au début : ${opening}`,
  currency: (name, symbol) => (symbol === "" ? name : `${name} (${symbol})`),
  circulation: "En circulation à la fin",
  positive: "Soldes positifs à la fin",
  months: (unit) => `En circulation à la fin de chaque mois, en ${unit}`,
  monthNames: "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(" "),
  reserve: "Fonds de garantie inscrit",
  paid: "Payé dans l’année",
  payments: (count) => `${count} paiements`,
  velocity: "Vitesse de circulation",
  timesAYear: "fois par an",
  velocityMeans: (times) =>
    `La vitesse dit combien de fois chaque unité change de mains en un an : ${times} fois ici. C’est ce qui a été payé, rapporté à ce qui circulait en moyenne. Plus elle est élevée, plus la même monnaie sert à des échanges.`,
  velocityNone: "Rien ne circulait : il n’y a pas de vitesse à dire.",
  active: "Membres actifs",
  activeHint: "ont payé ou ont été payés",
  issued: "Émis",
  redeemed: "Reconverti",
  dividends: "Dividendes créés",
  melted: "Fonte",
  fees: "Frais perçus",
  categories: "Pour quoi l’on paie",
  noCategory: "Sans catégorie",
  flows: "Qui paie qui",
  pot: "Caisse commune",
  none: "Rien cette année.",
  page: (page, of) => `Page ${page} sur ${of}`,
};

const en: Words = {
  title: "Report to the general assembly",
  period: (first, last) => `${first} to ${last}`,
  year: (year) => `Year ${year}`,
  partial: "The past is still being summed up: these figures are incomplete.",
  members: "Members of the community",
  from: (opening) => `at the beginning: ${opening}`,
  currency: fr.currency,
  circulation: "In circulation at the end",
  positive: "Balances above zero at the end",
  months: (unit) => `In circulation at the end of each month, in ${unit}`,
  monthNames: "Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec".split(" "),
  reserve: "Guarantee fund recorded",
  paid: "Paid within the year",
  payments: (count) => `${count} payments`,
  velocity: "Velocity",
  timesAYear: "times a year",
  velocityMeans: (times) =>
    `Velocity tells how often each unit changes hands in a year: ${times} times here. It is what was paid, over what circulated on average. The higher it is, the more exchanges the same money serves.`,
  velocityNone: "Nothing circulated: there is no velocity to tell.",
  active: "Active members",
  activeHint: "paid or were paid",
  issued: "Issued",
  redeemed: "Redeemed",
  dividends: "Dividends created",
  melted: "Melted",
  fees: "Fees received",
  categories: "What is paid for",
  noCategory: "No category",
  flows: "Who pays whom",
  pot: "Common pot",
  none: "Nothing this year.",
  page: (page, of) => `Page ${page} of ${of}`,
};

/** The words of the report. */
export const assemblyWords: Readonly<Record<Language, Words>> = { fr, en };
