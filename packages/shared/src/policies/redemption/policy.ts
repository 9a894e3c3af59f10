import type { Language } from "#contracts/common.ts";
import { amountInWords, potInWords, rateInWords, quotedTypes } from "#policies/inWords.ts";
import { millionthsOf, typesAt } from "#policies/parts.ts";
import type { Disagreement, Money, Names, Policy } from "#policies/policy.ts";
import type { RedemptionSettings } from "#policies/redemption/settings.ts";
import { inAnotherCurrency } from "#policies/shares.ts";

const potsIn = ({ fees, fallback }: RedemptionSettings): string[] => [
  ...fees.flatMap(({ to }) => (to === "beneficiary" ? [] : [to])),
  ...(fallback === null ? [] : [fallback]),
];

/** Who may give the currency back for euros, and what is kept of it. */
export const redemption: Policy<"redemption"> = {
  name: { fr: "Reconversion", en: "Redemption" },
  governs: ["backed"],
  because: {
    fr: "elle retient une part de ce qui est reconverti en euros, et il n’y a pas d’euros en face",
    en: "it keeps a part of what is redeemed in euros, and no euros are kept for it",
  },
  pots: potsIn,
  memberTypes: ({ types }) => Object.fromEntries(typesAt("types", types)),
  amounts: ({ minimum }) => ({ minimum }),
  explain: (settings, money, names) => ({
    fr: sentences(settings, { money, names }, "fr"),
    en: sentences(settings, { money, names }, "en"),
  }),
  disagreements(settings, _, { code }) {
    const { fees, fallback } = settings;
    const found: Disagreement[] = potsIn(settings)
      .filter((pot) => !pot.startsWith(`${code}:`))
      .map((pot) => inAnotherCurrency("redemption.fees", pot, code));
    if (fees.reduce((sum, { percent }) => sum + millionthsOf(percent), 0) >= 1_000_000)
      found.push({
        settings: ["redemption.fees"],
        why: {
          fr: "Les frais de reconversion ne laisseraient rien au membre.",
          en: "The fees of a redemption would leave the member nothing.",
        },
      });
    if (fees.some(({ to }) => to === "beneficiary") && fallback === null)
      found.push({
        settings: ["redemption.fees", "redemption.fallback"],
        why: {
          fr: "Une part va à l’association choisie par le membre : dites à quelle cagnotte elle va s’il n’en a pas choisi.",
          en: "A share goes to the association that the member chose: say which pot receives it when they chose none.",
        },
      });
    return found;
  },
};

function sentences(
  { types, minimum, fees }: RedemptionSettings,
  { money, names }: { money: Money; names: Names },
  language: Language,
): string {
  const least = amountInWords(minimum, money)[language];
  const isBounded = Number(minimum.replace(",", ".")) > 0;
  const kept = fees.map(({ percent, to }) => {
    const rate = rateInWords(percent)[language];
    const pot = potInWords(to, names, language);
    if (to !== "beneficiary") return language === "fr" ? `${rate} vont à ${pot}` : `${rate} go to ${pot}`;
    return language === "fr"
      ? `${rate} vont à l’association choisie par le membre`
      : `${rate} go to the association that the member chose`;
  });
  if (language === "fr")
    return (
      (types.length === 0
        ? "Les prestataires peuvent reconvertir en euros"
        : `Les membres de type ${quotedTypes(types, names, language)} peuvent reconvertir en euros`) +
      (isBounded ? `, à partir de ${least}.` : ".") +
      (kept.length === 0 ? " Rien n’est retenu." : ` De chaque reconversion, ${kept.join(", ")}.`)
    );
  return (
    (types.length === 0
      ? "Providers may redeem for euros"
      : `Members of type ${quotedTypes(types, names, language)} may redeem for euros`) +
    (isBounded ? `, from ${least} on.` : ".") +
    (kept.length === 0 ? " Nothing is kept." : ` Of each redemption, ${kept.join(", ")}.`)
  );
}
