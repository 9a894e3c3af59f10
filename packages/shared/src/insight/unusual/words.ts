import type { Reason } from "#insight/unusual/judge.ts";
import { displayAmount, type Displayed } from "#money/display.ts";

type Texts = { fr: string; en: string };

/** A plain sentence of why, in both languages; amounts of the currency. */
export function wordsOf(reason: Reason, currency: Displayed): Texts {
  const show = (minor: number): Texts => ({
    fr: displayAmount(minor, currency, "fr"),
    en: displayAmount(minor, currency, "en"),
  });
  switch (reason.kind) {
    case "much_larger": {
      const usual = show(reason.usual);
      return {
        fr: `${reason.times} fois ce que ce compte paie d’habitude (${usual.fr}).`,
        en: `${reason.times} times what this account usually pays (${usual.en}).`,
      };
    }
    case "new_payee": {
      const from = show(Math.round(reason.from));
      return {
        fr: `Premier paiement à ce compte, et plus de ${from.fr}.`,
        en: `The first payment to this account, and more than ${from.en}.`,
      };
    }
    case "round_trip": {
      const back = show(reason.back);
      return {
        fr: `Presque autant (${back.fr}) était venu du même compte dans la semaine.`,
        en: `Almost as much (${back.en}) had come from the same account within the week.`,
      };
    }
    case "burst":
      return {
        fr: `${reason.payments} paiements du même compte en une heure.`,
        en: `${reason.payments} payments of the same account within an hour.`,
      };
    case "night":
      return {
        fr: `Un montant important, payé entre ${reason.hour} h et ${reason.hour + 1} h du matin.`,
        en: `A large amount, paid between ${reason.hour} and ${reason.hour + 1} in the morning.`,
      };
  }
}
