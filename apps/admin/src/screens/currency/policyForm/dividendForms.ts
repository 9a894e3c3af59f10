import type { PolicyForm } from "#screens/currency/policyForm/control.ts";
import { rateSpans, tickSpans } from "#screens/currency/policyForm/spans.ts";

const burn = { value: "burn", label: { fr: "disparaît", en: "disappears" } } as const;

/** What every member receives, and what lies idle loses. */
export const dividendForms = {
  dividend: {
    fresh: {
      amount: "10",
      tick: "day",
      reevaluation: { everySeconds: 15_778_800, growth: { c: "4.88" } },
    },
    controls: [
      {
        is: "amount",
        name: "amount",
        label: { fr: "Chaque membre reçoit", en: "Each member receives" },
      },
      { is: "choice", name: "tick", label: { fr: "Chaque", en: "Every" }, among: tickSpans },
      {
        is: "group",
        name: "reevaluation",
        label: { fr: "Le dividende suit la masse monétaire", en: "The dividend follows the money mass" },
        hint: { fr: "Sinon il reste le même.", en: "Otherwise it stays the same." },
        fresh: { everySeconds: 15_778_800, growth: { c: "4.88" } },
        controls: [
          {
            is: "count",
            name: "everySeconds",
            label: { fr: "Réévalué toutes les", en: "Re-evaluated every" },
            unit: { fr: "secondes ; un semestre en a 15 778 800", en: "seconds; half a year has 15,778,800" },
          },
          {
            is: "group",
            name: "growth",
            label: { fr: "Croissance visée dans ce temps", en: "Growth aimed at in that time" },
            hint: { fr: "L’un ou l’autre.", en: "One or the other." },
            controls: [
              { is: "percent", name: "c", label: { fr: "c, en %", en: "c, in %" } },
              { is: "percent", name: "cSquared", label: { fr: "c², en %", en: "c², in %" } },
            ],
          },
        ],
      },
    ],
  },
  demurrage: {
    fresh: { rate: "1", per: "month", tick: "day", byType: {}, floor: "0", to: "burn" },
    controls: [
      { is: "percent", name: "rate", label: { fr: "Fond de, en %", en: "Melts by, in %" } },
      { is: "choice", name: "per", label: { fr: "Par", en: "Per" }, among: rateSpans },
      { is: "choice", name: "tick", label: { fr: "Compté chaque", en: "Counted every" }, among: tickSpans },
      {
        is: "amount",
        name: "floor",
        label: { fr: "Rien ne fond au-dessous de", en: "Nothing melts below" },
      },
      {
        is: "pot",
        name: "to",
        label: { fr: "Ce qui fond va", en: "What melts goes" },
        or: [burn],
      },
      {
        is: "rateByType",
        name: "byType",
        label: {
          fr: "Un autre taux pour certains types de membre",
          en: "Another rate for some member types",
        },
        hint: { fr: "0 : exempté. Vide : le taux de tous.", en: "0: exempt. Empty: the rate of all." },
      },
    ],
  },
  giving: {
    fresh: { perMonth: "10" },
    controls: [
      {
        is: "amount",
        name: "perMonth",
        label: { fr: "Chaque membre peut donner par mois", en: "Each member may give each month" },
        hint: {
          fr: "Ce qui n’est pas donné n’est pas reporté.",
          en: "What is not given is not carried over.",
        },
      },
    ],
  },
} satisfies Record<string, PolicyForm>;

export { burn };
