import type { PolicyForm } from "#screens/currency/policyForm/control.ts";
import { burn } from "#screens/currency/policyForm/dividendForms.ts";

const never = { fr: "Vide : jamais.", en: "Empty: never." };
const percentOfLimit = { fr: "% du découvert permis", en: "% of the credit limit" };

/** How far below zero accounts go, what tokens cost, and how changes are announced. */
export const creditForms = {
  notice: {
    fresh: { days: 30 },
    controls: [
      {
        is: "count",
        name: "days",
        label: { fr: "Un changement est annoncé", en: "A change is announced" },
        unit: { fr: "jours avant", en: "days before" },
      },
    ],
  },
  dynamicCredit: {
    fresh: { share: "100", max: "1000", perCounterparty: "100", counterparties: 3 },
    controls: [
      {
        is: "percent",
        name: "share",
        label: {
          fr: "Part de ce qui est reçu qui relève le découvert, en %",
          en: "Share of what is received that raises the limit, in %",
        },
      },
      { is: "amount", name: "max", label: { fr: "Jusqu’à un découvert de", en: "Up to a limit of" } },
      {
        is: "amount",
        name: "perCounterparty",
        label: { fr: "Au plus, grâce à un même membre", en: "At most, by one and the same member" },
      },
      {
        is: "count",
        name: "counterparties",
        label: {
          fr: "Dès que tant de membres différents ont payé",
          en: "Once so many different members have paid",
        },
      },
    ],
  },
  creditLadder: {
    fresh: { warnAt: 50, showAt: 75, blockAt: null, remindAfterDays: 60, remindEveryDays: 30 },
    controls: [
      {
        is: "count",
        name: "warnAt",
        label: { fr: "Prévenir à partir de", en: "Warn from" },
        unit: percentOfLimit,
        none: never,
      },
      {
        is: "count",
        name: "showAt",
        label: { fr: "Le montrer aux autres à partir de", en: "Show it to others from" },
        unit: percentOfLimit,
        none: never,
      },
      {
        is: "count",
        name: "blockAt",
        label: { fr: "Bloquer à partir de", en: "Block from" },
        unit: percentOfLimit,
        none: never,
      },
      {
        is: "count",
        name: "remindAfterDays",
        label: { fr: "Rappeler par e-mail après", en: "Remind by e-mail after" },
        unit: { fr: "jours au-dessous de zéro", en: "days below zero" },
        none: never,
      },
      {
        is: "count",
        name: "remindEveryDays",
        label: { fr: "Puis tous les", en: "Then every" },
        unit: { fr: "jours", en: "days" },
      },
    ],
  },
  prepaid: {
    fresh: {
      price: { euros: "1.00", units: "100" },
      topUp: { minimum: "0.01", maximum: null },
      redeemable: false,
      expiry: null,
    },
    controls: [
      {
        is: "group",
        name: "price",
        label: { fr: "Prix", en: "Price" },
        controls: [
          { is: "euros", name: "euros", label: { fr: "Pour tant d’euros", en: "For so many euros" } },
          { is: "amount", name: "units", label: { fr: "On reçoit", en: "One receives" } },
        ],
      },
      {
        is: "group",
        name: "topUp",
        label: { fr: "Une recharge", en: "A top-up" },
        controls: [
          { is: "euros", name: "minimum", label: { fr: "Au moins, en euros", en: "At least, in euros" } },
          {
            is: "euros",
            name: "maximum",
            label: { fr: "Au plus, en euros", en: "At most, in euros" },
            none: { fr: "Vide : sans plafond.", en: "Empty: no limit." },
          },
        ],
      },
      {
        is: "flag",
        name: "redeemable",
        label: { fr: "Peut être repris contre des euros", en: "Can be given back for euros" },
      },
      {
        is: "group",
        name: "expiry",
        label: { fr: "Expire si ce n’est pas dépensé", en: "Expires if it is not spent" },
        fresh: { months: 12, noticeDays: 30, to: "burn", exempt: [] },
        controls: [
          {
            is: "count",
            name: "months",
            label: { fr: "Après", en: "After" },
            unit: { fr: "mois", en: "months" },
          },
          {
            is: "count",
            name: "noticeDays",
            label: { fr: "Prévenir", en: "Tell its owner" },
            unit: { fr: "jours avant", en: "days before" },
          },
          { is: "pot", name: "to", label: { fr: "Ce qui expire va", en: "What expires goes" }, or: [burn] },
          {
            is: "types",
            name: "exempt",
            label: { fr: "Rien n’expire pour", en: "Nothing expires for" },
          },
        ],
      },
    ],
  },
} satisfies Record<string, PolicyForm>;
