import type { MembershipFeeSettings } from "#policies/membershipFee/settings.ts";
import type { Disagreement } from "#policies/policy.ts";

const figure = (amount: string): number => Number(amount.replace(",", "."));

/** Settings of fees that cannot stand together. */
export const disagreements = (settings: MembershipFeeSettings): Disagreement[] => [
  ...aboutAsking(settings),
  ...aboutAmounts(settings),
  ...aboutMoney(settings),
  ...aboutDays(settings),
];

function aboutAsking({ active, amount, byType }: MembershipFeeSettings): Disagreement[] {
  if (!active || [amount, ...Object.values(byType)].some((own) => figure(own) > 0)) return [];
  return [
    {
      settings: ["active", "amount"],
      why: {
        fr: "Rien n’est demandé à personne : donnez un montant, ou dites que rien n’est demandé (active : false).",
        en: "Nothing is asked of anybody: give an amount, or say that none is asked (active: false).",
      },
    },
  ];
}

function aboutAmounts({ amount, byType, minimum }: MembershipFeeSettings): Disagreement[] {
  if (minimum === null) return [];
  const fees = [["amount", amount], ...Object.entries(byType).map(([type, own]) => [`byType.${type}`, own])];
  return fees.flatMap(([name = "", own = "0"]) =>
    figure(own) > 0 && figure(own) < figure(minimum)
      ? [
          {
            settings: [name, "minimum"],
            why: {
              fr: "Le montant proposé est inférieur au minimum.",
              en: "The amount that is proposed is below the minimum.",
            },
          },
        ]
      : [],
  );
}

function aboutMoney({ currency, pot }: MembershipFeeSettings): Disagreement[] {
  if (currency === "EUR") return [];
  if (pot === null)
    return [
      {
        settings: ["pot", "currency"],
        why: {
          fr: "Une cotisation en monnaie de la communauté se paie à une cagnotte : dites laquelle.",
          en: "A fee in a currency of the community is paid to a pot: say to which.",
        },
      },
    ];
  return pot.startsWith(`${currency}:`)
    ? []
    : [
        {
          settings: ["pot", "currency"],
          why: {
            fr: `La cagnotte ${pot} n’est pas en ${currency}.`,
            en: `The pot ${pot} is not in ${currency}.`,
          },
        },
      ];
}

function aboutDays({ reminders, graceDays, unpaid }: MembershipFeeSettings): Disagreement[] {
  const found: Disagreement[] = [];
  const disagree = (settings: string[], fr: string, en: string) =>
    void found.push({ settings, why: { fr, en } });
  if (reminders.some(({ afterDays }, index) => afterDays <= (reminders[index - 1]?.afterDays ?? -1)))
    disagree(
      ["reminders"],
      "Chaque rappel vient après le précédent : rangez-les par jours.",
      "Each reminder comes after the one before: put them in the order of their days.",
    );
  if (unpaid === null) return found;
  if (unpaid.noticeDays > unpaid.afterDays)
    disagree(
      ["unpaid.noticeDays", "unpaid.afterDays"],
      "Le dernier avis partirait avant l’échéance.",
      "The last notice would go out before the fee is due.",
    );
  if (unpaid.leadsTo === "suspend" && unpaid.afterDays < graceDays)
    disagree(
      ["unpaid.afterDays", "graceDays"],
      "Le membre serait suspendu avant que sa cotisation soit en retard.",
      "The member would be suspended before the fee is overdue.",
    );
  if (reminders.some(({ afterDays }) => afterDays > unpaid.afterDays))
    disagree(
      ["reminders", "unpaid.afterDays"],
      "Un rappel viendrait après la fin des relances.",
      "A reminder would come after all is over.",
    );
  return found;
}
