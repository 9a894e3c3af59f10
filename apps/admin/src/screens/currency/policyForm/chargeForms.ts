import type { Control, PolicyForm } from "#screens/currency/policyForm/control.ts";

const shares: Control = {
  is: "list",
  name: "to",
  label: { fr: "Va à", en: "Goes to" },
  add: { fr: "Ajouter une cagnotte", en: "Add a pot" },
  max: 6,
  fresh: { pot: "", share: "100" },
  controls: [
    { is: "pot", name: "pot", label: { fr: "Cagnotte", en: "Pot" } },
    { is: "percent", name: "share", label: { fr: "Sa part, en %", en: "Its share, in %" } },
  ],
};

const bands: Control = {
  is: "list",
  name: "bands",
  label: { fr: "Une part du montant, par tranches", en: "A part of the amount, by bands" },
  hint: {
    fr: "Chaque taux porte sur la partie du montant dans sa tranche.",
    en: "Each rate bears on the part of the amount within its band.",
  },
  add: { fr: "Ajouter une tranche", en: "Add a band" },
  max: 10,
  fresh: { upTo: null, percent: "2" },
  controls: [
    {
      is: "amount",
      name: "upTo",
      label: { fr: "Jusqu’à", en: "Up to" },
      none: { fr: "Vide : sans fin.", en: "Empty: without an end." },
    },
    { is: "percent", name: "percent", label: { fr: "Taux, en %", en: "Rate, in %" } },
  ],
};

const anybody = { fr: "Aucun coché : tous.", en: "None ticked: all." };

/** A levy as it begins: two hundredths of what somebody is paid. */
const freshLevy = {
  name: "",
  from: "payee",
  flat: "0",
  bands: [{ upTo: null, percent: "2" }],
  minimum: "0",
  maximum: null,
  payerTypes: [],
  payeeTypes: [],
  to: [{ pot: "", share: "100" }],
};

/** What payments, redemptions and changes of euros leave to others. */
export const chargeForms = {
  levy: {
    fresh: { rules: [freshLevy] },
    controls: [
      {
        is: "list",
        name: "rules",
        label: { fr: "Les prélèvements", en: "The levies" },
        add: { fr: "Ajouter un prélèvement", en: "Add a levy" },
        max: 10,
        fresh: freshLevy,
        controls: [
          { is: "words", name: "name", label: { fr: "Pour quoi", en: "What it is for" } },
          {
            is: "choice",
            name: "from",
            label: { fr: "Qui la verse", en: "Who bears it" },
            among: [
              { value: "payer", label: { fr: "qui paie", en: "the payer" } },
              { value: "payee", label: { fr: "qui est payé", en: "the payee" } },
              { value: "both", label: { fr: "chacun des deux", en: "each of them" } },
            ],
          },
          {
            is: "amount",
            name: "flat",
            label: { fr: "Montant fixe par paiement", en: "Flat, for each payment" },
          },
          bands,
          { is: "amount", name: "minimum", label: { fr: "Au moins", en: "At least" } },
          {
            is: "amount",
            name: "maximum",
            label: { fr: "Au plus", en: "At most" },
            none: { fr: "Vide : sans plafond.", en: "Empty: no limit." },
          },
          {
            is: "types",
            name: "payerTypes",
            label: { fr: "Quand paient", en: "When these pay" },
            hint: anybody,
          },
          {
            is: "types",
            name: "payeeTypes",
            label: { fr: "Quand sont payés", en: "When these are paid" },
            hint: anybody,
          },
          shares,
        ],
      },
    ],
  },
  redemption: {
    fresh: { types: [], minimum: "0", fees: [], fallback: null },
    controls: [
      {
        is: "types",
        name: "types",
        label: { fr: "Qui peut reconvertir", en: "Who may redeem" },
        hint: { fr: "Aucun coché : les prestataires.", en: "None ticked: providers." },
      },
      { is: "amount", name: "minimum", label: { fr: "Au moins, à chaque fois", en: "At least, each time" } },
      {
        is: "list",
        name: "fees",
        label: { fr: "Frais", en: "Fees" },
        add: { fr: "Ajouter des frais", en: "Add a fee" },
        max: 6,
        fresh: { percent: "5", to: "" },
        controls: [
          { is: "percent", name: "percent", label: { fr: "Taux, en %", en: "Rate, in %" } },
          {
            is: "pot",
            name: "to",
            label: { fr: "Va à", en: "Goes to" },
            or: [
              {
                value: "beneficiary",
                label: {
                  fr: "l’association que le membre a choisie",
                  en: "the association that the member chose",
                },
              },
            ],
          },
        ],
      },
      {
        is: "pot",
        name: "fallback",
        label: { fr: "Si aucune association n’est choisie", en: "Where no association was chosen" },
        none: { fr: "aucune cagnotte", en: "no pot" },
      },
    ],
  },
  gift: {
    fresh: { percent: "3", from: "", types: [], sponsors: 30 },
    controls: [
      {
        is: "percent",
        name: "percent",
        label: { fr: "Don sur ce qui est changé, en %", en: "Gift on what is changed, in %" },
      },
      { is: "pot", name: "from", label: { fr: "Payé par", en: "Paid from" } },
      {
        is: "types",
        name: "types",
        label: { fr: "Qui peut être parrainé", en: "Who may be sponsored" },
        hint: anybody,
      },
      {
        is: "count",
        name: "sponsors",
        label: { fr: "À partir de combien de parrains", en: "From how many sponsors on" },
      },
    ],
  },
  solidarity: {
    fresh: { pot: "", payees: [], perPayment: "300", perMonth: "1500" },
    controls: [
      { is: "pot", name: "pot", label: { fr: "Ce qui manque vient de", en: "What is missing comes from" } },
      { is: "types", name: "payees", label: { fr: "Pour payer", en: "To pay" } },
      {
        is: "amount",
        name: "perPayment",
        label: { fr: "Au plus par paiement", en: "At most for a payment" },
      },
      {
        is: "amount",
        name: "perMonth",
        label: { fr: "Au plus par mois et par compte", en: "At most a month, for an account" },
      },
    ],
  },
} satisfies Record<string, PolicyForm>;
