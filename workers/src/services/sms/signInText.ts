import type { Language } from "@mereau/shared/contracts/common.ts";

type Facts = { community: string; code: string; minutes: number };

/** Characters of a community’s name that are told: the text then fits in one message. */
const NAME_MAX = 40;

/** Without accents and signs beyond ASCII: with one of them a message takes 70 characters where it would take 160. */
const plain = (name: string): string =>
  name
    .normalize("NFD")
    .replaceAll("’", "'")
    .replaceAll(/[^\x20-\x5a\x61-\x7a]/g, "")
    .slice(0, NAME_MAX)
    .trim();

const texts: Readonly<Record<Language, (facts: Facts) => string>> = {
  fr: ({ community, code, minutes }) =>
    `${community} : votre code est ${code}. Il sert une fois, pendant ${minutes} minutes. Ne le donnez à personne.`,
  en: ({ community, code, minutes }) =>
    `${community}: your code is ${code}. It works once, for ${minutes} minutes. Give it to nobody.`,
};

/** The text message that carries a sign-in code: 160 characters of the GSM alphabet at most (3GPP TS 23.038). */
export const signInText = (language: Language, facts: Facts): string =>
  texts[language]({ ...facts, community: plain(facts.community) || "Mereau" });
