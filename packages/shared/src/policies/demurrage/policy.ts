import type { Disagreement, Policy } from "#policies/policy.ts";
import { spanWords } from "#policies/parts.ts";

/** A share of what stands above the floor melts away, compounded at each tick. What is on hold does not melt. */
export const demurrage: Policy<"demurrage"> = {
  governs: ["backed", "mutual", "dividend", "prepaid"],
  amounts: ({ floor }) => ({ floor }),
  explain: ({ rate, per, byType, floor, to }, { symbol }) => {
    const exempt = Object.entries(byType).filter(([, own]) => Number(own) === 0);
    const names = exempt.map(([type]) => type).join(", ");
    const above = Number(floor.replace(",", ".")) > 0;
    return {
      fr:
        `Ce qui dort fond de ${rate} % par ${spanWords[per].fr}, un peu à chaque fois. ` +
        (above ? `Les premiers ${floor} ${symbol} d’un compte ne fondent jamais. ` : "") +
        (to === "burn" ? "Ce qui fond disparaît." : `Ce qui fond va au compte ${to}.`) +
        (exempt.length > 0 ? ` Ne fondent pas : ${names}.` : ""),
      en:
        `What lies idle melts by ${rate} % a ${spanWords[per].en}, a little at each tick. ` +
        (above ? `The first ${floor} ${symbol} of an account never melt. ` : "") +
        (to === "burn" ? "What melts disappears." : `What melts goes to the account ${to}.`) +
        (exempt.length > 0 ? ` Exempt: ${names}.` : ""),
    };
  },
  disagreements({ rate, to }, all, { code, kind }) {
    const found: Disagreement[] = [];
    if (Number(rate) >= 100)
      found.push({
        settings: ["demurrage.rate"],
        why: { fr: "Un taux de 100 % ne laisserait rien.", en: "A rate of 100 % would leave nothing." },
      });
    if (to !== "burn" && !to.startsWith(`${code}:`))
      found.push({
        settings: ["demurrage.to", "currency"],
        why: {
          fr: `Ce qui fond va à un compte de la même monnaie : ${to} n’est pas en ${code}.`,
          en: `What melts goes to an account of the same currency: ${to} is not in ${code}.`,
        },
      });
    if (to === "burn" && kind === "mutual")
      found.push({
        settings: ["demurrage.to", "currency"],
        why: {
          fr: "En crédit mutuel la somme des comptes est toujours nulle, rien ne peut disparaître : versez la fonte à une cagnotte.",
          en: "In mutual credit the accounts always sum to zero, so nothing can disappear: let what melts go to a pot.",
        },
      });
    return found;
  },
};
