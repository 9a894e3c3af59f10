import type * as z from "zod";

import type { Money } from "#policies/policy.ts";
import type { PolicyKind, policySettings } from "#policies/registry.ts";

type Input = z.input<typeof policySettings>;

export const miel: Money = { code: "MIEL", symbol: "ml", scale: 2, kind: "backed" };
export const grain: Money = { code: "GRAIN", symbol: "gr", scale: 0, kind: "mutual" };
export const june: Money = { code: "JUNE", symbol: "J", scale: 2, kind: "dividend" };
export const pokou: Money = { code: "POK", symbol: "pk", scale: 0, kind: "prepaid" };
export const heart: Money = { code: "GIFT", symbol: "<3", scale: 0, kind: "mutual" };

/** For each kind, settings that say all they can say and contradict nothing, and a currency that they go with. */
export const examples: { readonly [Kind in PolicyKind]: { settings: Required<Input>[Kind]; money: Money } } =
  {
    notice: { settings: { days: 30 }, money: miel },
    dividend: {
      settings: {
        amount: "10",
        tick: "week",
        reevaluation: { everySeconds: 15_778_800, growth: { c: "4.88" } },
      },
      money: june,
    },
    demurrage: {
      settings: {
        rate: "2",
        per: "month",
        tick: "day",
        byType: { provider: "0", school: "1.5" },
        floor: "50",
        to: "MIEL:pot-commons",
      },
      money: miel,
    },
    levy: {
      settings: {
        rules: [
          {
            name: "Vie associative",
            from: "payee",
            flat: "1",
            bands: [
              { upTo: "100", percent: "2" },
              { upTo: null, percent: "3" },
            ],
            minimum: "1",
            maximum: "5",
            payerTypes: ["individual"],
            payeeTypes: ["provider"],
            to: [
              { pot: "MIEL:pot-commons", share: "60" },
              { pot: "MIEL:pot-school", share: "40" },
            ],
          },
        ],
      },
      money: miel,
    },
    redemption: {
      settings: {
        types: ["provider"],
        minimum: "20",
        fees: [
          { percent: "2", to: "MIEL:pot-system" },
          { percent: "3", to: "beneficiary" },
        ],
        fallback: "MIEL:pot-gifts",
      },
      money: miel,
    },
    gift: {
      settings: { percent: "3", from: "MIEL:pot-gifts", types: ["association"], sponsors: 30 },
      money: miel,
    },
    dynamicCredit: {
      settings: { share: "50", max: "1000", perCounterparty: "100", counterparties: 3 },
      money: grain,
    },
    creditLadder: {
      settings: { warnAt: 50, showAt: 75, blockAt: 90, remindAfterDays: 60, remindEveryDays: 30 },
      money: grain,
    },
    prepaid: {
      settings: {
        price: { euros: "1.00", units: "100" },
        topUp: { minimum: "5.00", maximum: "500.00" },
        redeemable: true,
        expiry: { months: 24, noticeDays: 30, to: "POK:pot-solidarity", exempt: ["house"] },
      },
      money: pokou,
    },
    giving: { settings: { perMonth: "20" }, money: heart },
    solidarity: {
      settings: { pot: "POK:pot-solidarity", payees: ["house"], perPayment: "300", perMonth: "1500" },
      money: pokou,
    },
  };
