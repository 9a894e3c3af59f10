import { amountInWords } from "#policies/inWords.ts";
import { typesAt } from "#policies/parts.ts";
import type { Disagreement, Policy } from "#policies/policy.ts";

/** A pot, filled by gifts and levies, that pays what is missing for somebody with nothing left. */
export const solidarity: Policy<"solidarity"> = {
  governs: ["backed", "mutual", "dividend", "prepaid"],
  pots: ({ pot }) => [pot],
  memberTypes: ({ payees }) => Object.fromEntries(typesAt("payees", payees)),
  amounts: ({ perPayment, perMonth }) => ({ perPayment, perMonth }),
  explain: ({ pot, payees, perPayment, perMonth }, money) => {
    const [once, monthly] = [amountInWords(perPayment, money), amountInWords(perMonth, money)];
    const types = payees.join(", ");
    return {
      fr:
        `Quand il ne reste pas assez pour payer (${types}), la cagnotte ${pot} complète, discrètement, ` +
        `jusqu’à ${once.fr} à la fois et ${monthly.fr} par mois, tant qu’elle est garnie.`,
      en:
        `Where too little is left to pay (${types}), the pot ${pot} quietly adds what is missing, ` +
        `up to ${once.en} at a time and ${monthly.en} a month, as long as there is something in it.`,
    };
  },
  disagreements({ pot }, _, { code }) {
    const found: Disagreement[] = [];
    if (!pot.startsWith(`${code}:`))
      found.push({
        settings: ["solidarity.pot", "currency"],
        why: {
          fr: `La cagnotte de solidarité est dans la même monnaie : ${pot} n’est pas en ${code}.`,
          en: `The pot of solidarity is in the same currency: ${pot} is not in ${code}.`,
        },
      });
    return found;
  },
};
