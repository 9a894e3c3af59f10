import type { Book } from "#ledger/testing/book.ts";
import { levyOf, pay as payMiel, townWith } from "#ledger/testing/chargingTown.ts";
import { DAY_MS, freeTown } from "#ledger/testing/freeTown.ts";
import { goTo, pay, space, topUp } from "#ledger/testing/space.ts";
import { policySettings } from "#policies/registry.ts";

/* Histories in which everything that a ledger records happens once at least. */

/** Backed money with a levy, fees and gifts: payments, holds, issues, redemptions, an adjustment, reversals. */
export function chargedLife(): Book {
  const town = townWith({
    ...levyOf({ from: "both", bands: [{ upTo: null, percent: "2" }] }),
    redemption: {
      fees: [
        { percent: "5", to: "MIEL:pot-school" },
        { percent: "1", to: "beneficiary" },
      ],
      fallback: "MIEL:pot-system",
    },
    gift: { percent: "3", from: "MIEL:pot-gifts" },
  });
  const [from, to, beneficiary] = ["MIEL:1001", "MIEL:1002", "MIEL:1003"] as const;
  const hold = (amount: number, expiresAt = town.now + 1_000) => {
    const placed = town.do({ kind: "hold", currency: "MIEL", from, to, amount, expiresAt });
    return placed.transfer?.id ?? "";
  };
  payMiel(town, 1_000);
  town.do({ kind: "payment", currency: "MIEL", from, to: "MIEL:pot-gifts", amount: 50 });
  const reserved = hold(2_000);
  town.do({ kind: "capture", hold: reserved, amount: 500 });
  town.do({ kind: "capture", hold: reserved, amount: null });
  town.do({ kind: "release", hold: hold(300) });
  const lapsing = hold(200, town.now + 10);
  town.now += 20;
  town.set({ kind: "expire_hold", hold: lapsing });
  const issue = { kind: "issue", currency: "MIEL", to, beneficiary, reference: "d" } as const;
  town.do({ ...issue, amount: 1_000 });
  town.do({ ...issue, amount: 5_000 });
  town.do({ kind: "redemption", currency: "MIEL", from: to, amount: 3_000, beneficiary });
  town.do({ kind: "adjustment", currency: "EUR", direction: "in", amount: 700, reason: "a donation" });
  const twice = payMiel(town, 400).transfer?.id ?? "";
  town.do({ kind: "reversal", transfer: twice, reason: "twice" });
  payMiel(town, 100);
  return town;
}

const melting = { rate: "0.5", per: "day", tick: "day", byType: { provider: "0.1" }, floor: "5.00" };
const dividend = { amount: "10.00", reevaluation: null };

/** A dividend that melts into a pot, and later into nothing; one account melts at a rate of its own. */
export function meltingLife(): Book {
  const to = "JUNE:pot-commons";
  const town = freeTown(policySettings.parse({ dividend, demurrage: { ...melting, to } }));
  const payJune = (from: string, payee: string, amount: number) =>
    town.do({ kind: "payment", currency: "JUNE", from: `JUNE:${from}`, to: `JUNE:${payee}`, amount });
  town.now += 3 * DAY_MS;
  payJune("1001", "1004", 1_500);
  town.set({ kind: "set_standing", account: "JUNE:1004", type: "provider", receives: false });
  town.now += 5 * DAY_MS;
  payJune("1004", "1002", 300);
  town.set({
    kind: "set_policies",
    currency: "JUNE",
    version: 2,
    effectiveAt: null,
    policies: policySettings.parse({ dividend, demurrage: { ...melting, to: "burn" } }),
  });
  town.now += 2 * DAY_MS;
  town.set({ kind: "set_standing", account: "JUNE:1003", type: "member", receives: false });
  town.now += 2 * DAY_MS;
  payJune("1002", "1001", 200);
  return town;
}

/** Tokens that expire, a pot that helps, and hearts of which so many can be given. */
export function prepaidLife(): Book {
  const [bar, zoe, remi, pot] = ["POK:1001", "POK:1002", "POK:1003", "POK:pot-solidarity"] as const;
  const book = space();
  topUp(book, remi, 1_000);
  pay(book, remi, pot, 900);
  topUp(book, zoe, 500);
  pay(book, remi, bar, 120);
  const helped = pay(book, remi, bar, 50).transfer?.id ?? "";
  book.do({ kind: "reversal", transfer: helped, reason: "not drunk" });
  pay(book, "GIFT:1002", "GIFT:1003", 3);
  goTo(book, "2026-04-01");
  book.set({ kind: "expire", account: zoe, month: "2026-04" });
  pay(book, "GIFT:1002", "GIFT:1003", 5);
  return book;
}
