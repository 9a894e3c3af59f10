import type { Disagreement, Policy } from "#policies/policy.ts";
import { spanSeconds, spanWords } from "#policies/parts.ts";

/** The same amount, created at each tick for every recognised member. */
export const dividend: Policy<"dividend"> = {
  governs: ["dividend"],
  amounts: ({ amount }) => ({ amount }),
  explain: ({ amount, tick, reevaluation }, { symbol }) => {
    const span = spanWords[tick];
    const days = reevaluation && Math.round(reevaluation.everySeconds / spanSeconds.day);
    return {
      fr:
        `Chaque membre reconnu reçoit le même dividende, ${amount} ${symbol} par ${span.fr} au départ. ` +
        (days === null
          ? "Son montant ne change pas."
          : `Son montant est réévalué tous les ${days} jours d’après la masse monétaire et le nombre de membres.`),
      en:
        `Every recognised member receives the same dividend, ${amount} ${symbol} a ${span.en} to begin with. ` +
        (days === null
          ? "Its amount stays the same."
          : `Its amount is re-evaluated every ${days} days from the money mass and the number of members.`),
    };
  },
  disagreements({ tick, reevaluation }, { demurrage }) {
    const found: Disagreement[] = [];
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
          fr: "Le dividende et la fonte suivent la même horloge : donnez-leur le même rythme.",
          en: "The dividend and the demurrage follow one clock: give them the same tick.",
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
