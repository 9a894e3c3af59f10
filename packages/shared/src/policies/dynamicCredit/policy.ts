import { amountInWords, rateInWords } from "#policies/inWords.ts";
import { millionthsOf, minorOf } from "#policies/parts.ts";
import type { Disagreement, Policy } from "#policies/policy.ts";

/** Whoever sells may owe more: being paid raises an account's credit limit. `ledger/rules/credit.ts` says how. */
export const dynamicCredit: Policy<"dynamicCredit"> = {
  name: { fr: "Crédit ouvert par les ventes", en: "Credit opened by sales" },
  governs: ["mutual"],
  because: {
    fr: "elle dit jusqu’où un compte descend sous zéro, ce que seul un crédit mutuel permet",
    en: "it says how far an account goes below zero, which mutual credit alone allows",
  },
  amounts: ({ max, perCounterparty }) => ({ max, perCounterparty }),
  explain({ share, max, perCounterparty, counterparties: count }, money) {
    const [rate, most, each] = [
      rateInWords(share),
      amountInWords(max, money),
      amountInWords(perCounterparty, money),
    ];
    return {
      fr:
        `Vendre ouvre du crédit : le découvert autorisé d’un compte augmente de ${rate.fr} de ce qu’il reçoit, jusqu’à ${most.fr}. ` +
        `Un même payeur l’augmente de ${each.fr} au plus` +
        (count === 1 ? "." : `, et il faut avoir été payé par ${count} comptes différents.`),
      en:
        `Selling opens credit: an account’s credit limit rises by ${rate.en} of what it is paid, up to ${most.en}. ` +
        `One payer raises it by ${each.en} at most` +
        (count === 1 ? "." : `, and ${count} different accounts must have paid it.`),
    };
  },
  disagreements({ share, max, perCounterparty }, _, { scale }) {
    const found: Disagreement[] = [];
    if (millionthsOf(share) === 0)
      found.push({
        settings: ["dynamicCredit.share"],
        why: {
          fr: "Avec une part de 0 % rien n’augmenterait : retirez plutôt la règle.",
          en: "With a share of 0% nothing would rise: leave the rule out instead.",
        },
      });
    const [most, each] = [minorOf(max, scale), minorOf(perCounterparty, scale)];
    if (most === 0 || each === 0)
      found.push({
        settings: [most === 0 ? "dynamicCredit.max" : "dynamicCredit.perCounterparty"],
        why: {
          fr: "Avec un plafond de 0 aucun découvert n’augmenterait : retirez plutôt la règle.",
          en: "With a bound of 0 no limit would rise: leave the rule out instead.",
        },
      });
    else if (each > most)
      found.push({
        settings: ["dynamicCredit.perCounterparty", "dynamicCredit.max"],
        why: {
          fr: "Un seul payeur ne peut pas augmenter le découvert de plus que le maximum.",
          en: "One payer alone cannot raise a limit by more than the maximum.",
        },
      });
    return found;
  },
};
