import { amountInWords, potInWords, typesInWords } from "#policies/inWords.ts";
import { typesAt } from "#policies/parts.ts";
import type { Policy } from "#policies/policy.ts";
import { inAnotherCurrency } from "#policies/shares.ts";

/** A pot, filled by gifts and levies, that pays what is missing for somebody with nothing left. */
export const solidarity: Policy<"solidarity"> = {
  name: { fr: "Solidarité", en: "Solidarity" },
  governs: ["backed", "mutual", "dividend", "prepaid"],
  pots: ({ pot }) => [pot],
  memberTypes: ({ payees }) => Object.fromEntries(typesAt("payees", payees)),
  amounts: ({ perPayment, perMonth }) => ({ perPayment, perMonth }),
  explain: ({ pot, payees, perPayment, perMonth }, money, names) => {
    const [once, monthly] = [amountInWords(perPayment, money), amountInWords(perMonth, money)];
    const types = typesInWords(payees, names);
    return {
      fr:
        `Quand il ne reste pas assez pour payer (${types}), la cagnotte ${potInWords(pot, names, "fr")} complète, discrètement, ` +
        `jusqu’à ${once.fr} à la fois et ${monthly.fr} par mois, tant qu’elle est garnie.`,
      en:
        `Where too little is left to pay (${types}), the pot ${potInWords(pot, names, "en")} quietly adds what is missing, ` +
        `up to ${once.en} at a time and ${monthly.en} a month, as long as there is something in it.`,
    };
  },
  disagreements: ({ pot }, _, { code }) =>
    pot.startsWith(`${code}:`) ? [] : [inAnotherCurrency("solidarity.pot", pot, code)],
};
