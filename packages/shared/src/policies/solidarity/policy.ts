import { amountInWords, potInWords, typesInWords } from "#policies/inWords.ts";
import { minorOf, typesAt } from "#policies/parts.ts";
import type { Disagreement, Policy, SettingsOf } from "#policies/policy.ts";
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
  disagreements: ({ pot, ...help }, _, { code, scale }) => [
    ...(pot.startsWith(`${code}:`) ? [] : [inAnotherCurrency("solidarity.pot", pot, code)]),
    ...helpFaults(help, scale),
  ],
};

type Help = Pick<SettingsOf<"solidarity">, "perPayment" | "perMonth">;

/** Help of nothing is none, and help with one payment is help in its month too. */
function helpFaults({ perPayment, perMonth }: Help, scale: number): Disagreement[] {
  const [once, monthly] = [minorOf(perPayment, scale), minorOf(perMonth, scale)];
  const settings = ["solidarity.perPayment", "solidarity.perMonth"];
  if (once === 0 || monthly === 0)
    return [
      {
        settings,
        why: {
          fr: "Avec un plafond de 0, par paiement ou par mois, la cagnotte ne compléterait jamais rien : retirez plutôt la règle.",
          en: "With a limit of 0, for a payment or for a month, the pot would never add anything: leave the rule out instead.",
        },
      },
    ];
  if (once <= monthly) return [];
  return [
    {
      settings,
      why: {
        fr: "Un seul paiement ne peut pas être complété de plus que ce qui est permis en un mois : baissez le plafond par paiement ou relevez celui du mois.",
        en: "One payment alone cannot be helped with more than a month allows: lower the limit for a payment or raise that for a month.",
      },
    },
  ];
}
