import type { Disagreement, Policy } from "#policies/policy.ts";
import { amountInWords, everyInWords, perInWords } from "#policies/inWords.ts";
import { minorOf, spanSeconds } from "#policies/parts.ts";

/** The same amount, created at each tick for every recognised member. */
export const dividend: Policy<"dividend"> = {
  name: { fr: "Dividende", en: "Dividend" },
  governs: ["dividend"],
  because: {
    fr: "elle crée de la monnaie pour chacun, et rien ne pourrait être tenu en face",
    en: "it creates money for everybody, for which nothing could be kept",
  },
  amounts: ({ amount }) => ({ amount }),
  explain: ({ amount, tick, reevaluation }, money) => {
    const per = perInWords(tick);
    const first = amountInWords(amount, money);
    const every = reevaluation && everyInWords(reevaluation.everySeconds);
    return {
      fr:
        `Chaque membre reconnu reçoit le même dividende, ${first.fr} ${per.fr} au départ. ` +
        (every
          ? `Son montant est réévalué ${every.fr} d’après la masse monétaire et le nombre de membres.`
          : "Son montant ne change pas."),
      en:
        `Every recognised member receives the same dividend, ${first.en} ${per.en} to begin with. ` +
        (every
          ? `Its amount is re-evaluated ${every.en} from the money mass and the number of members.`
          : "Its amount stays the same."),
    };
  },
  disagreements({ amount, tick, reevaluation }, { demurrage }, { scale }) {
    const found: Disagreement[] = [];
    if (reevaluation === null && minorOf(amount, scale) === 0)
      found.push({
        settings: ["dividend.amount", "dividend.reevaluation"],
        why: {
          fr: "Un dividende de 0 qui n’est jamais réévalué ne crée rien : donnez-lui un montant ou une réévaluation.",
          en: "A dividend of 0 that is never re-evaluated creates nothing: give it an amount or a re-evaluation.",
        },
      });
    if (reevaluation && reevaluation.everySeconds < spanSeconds[tick])
      found.push({
        settings: ["dividend.tick", "dividend.reevaluation.everySeconds"],
        why: {
          fr: "Le dividende ne peut pas être réévalué plus souvent qu’il n’est versé.",
          en: "The dividend cannot be re-evaluated more often than it is paid.",
        },
      });
    if (demurrage && demurrage.tick !== tick)
      found.push({
        settings: ["dividend.tick", "demurrage.tick"],
        why: {
          fr: "Le dividende et la fonte suivent la même horloge : donnez-leur le même battement.",
          en: "The dividend and the melting follow one clock: give them the same tick.",
        },
      });
    if (reevaluation && demurrage?.to === "burn")
      found.push({
        settings: ["dividend.reevaluation", "demurrage.to"],
        why: {
          fr: "La réévaluation demande de connaître la masse à tout instant, or ce qui fond et disparaît n’est compté qu’au passage sur chaque compte : versez la fonte à une cagnotte, ou gardez un dividende fixe.",
          en: "Re-evaluating needs the money mass at every moment, and what melts and disappears is only counted when an account is next touched: let it go to a pot, or keep the dividend fixed.",
        },
      });
    return found;
  },
};
