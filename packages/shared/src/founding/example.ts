import type { FoundedCurrency } from "#contracts/communities.ts";
import { amountTexts } from "#money/display.ts";
import { euro } from "#money/euro.ts";
import { redemptionCharges } from "#policies/redemption/charges.ts";
import { millionthsOf, minorOf, spanSeconds } from "#policies/parts.ts";
import type { Texts } from "#policies/policy.ts";
import { factorOf } from "#settling/fixed.ts";
import { advanceIndex, beginIndex } from "#settling/index.ts";
import { settle } from "#settling/settle.ts";

/** What melts of an idle balance in a month, in minor units, by the index that the ledger itself goes by. */
export function meltedInAMonth({ code, scale, policies }: FoundedCurrency, balance: number): number {
  const { demurrage } = policies;
  if (!demurrage) return 0;
  const { rate, per, tick, floor, to } = demurrage;
  const melting = {
    factor: factorOf(millionthsOf(rate), spanSeconds[tick], spanSeconds[per]),
    floor: minorOf(floor, scale),
    destination: to,
  };
  const at = { currency: code, type: "", tick: 0, created: 0, floor: melting.floor, destination: to };
  const rows = [beginIndex(at)];
  for (let ticks = Math.floor(spanSeconds.month / spanSeconds[tick]); ticks > 0; ticks -= 1) {
    const last = rows.at(-1);
    if (last) rows.push(advanceIndex(last, { ...melting, dividend: 0 }));
  }
  const account = { posted: balance, held: 0, fraction: 0, receives: false };
  return balance - settle(account, rows).posted;
}

/**
 * What a currency comes to in everyday life, in sentences worked out by the rules of the ledger: a payment, a month of
 * melting, a dividend, a purchase of units, a redemption, whichever it has. Its settings must agree with its scale.
 */
export function examplesOf(currency: FoundedCurrency): Texts[] {
  const { kind, scale, defaults, policies, code } = currency;
  const unit = 10 ** scale;
  const show = (minor: number) => amountTexts(minor, currency);
  const told: Texts[] = [];
  if (kind === "mutual") {
    const limit = minorOf(defaults.creditLimit, scale);
    const [paid, below, left] = [show(limit / 2), show(-limit / 2), show(limit)];
    told.push({
      fr: `Inès n’a rien sur son compte et paie ${paid.fr} de légumes : elle est à ${below.fr}, le maraîcher a ${paid.fr} de plus. Elle peut descendre jusqu’à ${left.fr} sous zéro.`,
      en: `Inès has nothing and pays ${paid.en} for vegetables: she stands at ${below.en}, the grower has ${paid.en} more. She may go as far as ${left.en} below zero.`,
    });
  }
  if (kind === "backed") {
    const [bread, kept] = [show(7.4 * unit), show(42.6 * unit)];
    told.push({
      fr: `Inès change 50 € en ${show(50 * unit).fr}, et paie ${bread.fr} à la boulangerie : il lui reste ${kept.fr}.`,
      en: `Inès changes €50 into ${show(50 * unit).en}, and pays ${bread.en} at the bakery: ${kept.en} are left.`,
    });
    const redeemed = 200 * unit;
    const asked = { from: `${code}:example`, amount: redeemed, beneficiary: null };
    const charges = policies.redemption ? redemptionCharges(policies.redemption, asked) : [];
    const fee = charges.reduce((sum, { amount }) => sum + amount, 0);
    const back = amountTexts(((redeemed - fee) * 100) / unit, euro);
    told.push({
      fr: `La boulangerie reconvertit ${show(redeemed).fr} : elle reçoit ${back.fr}, les frais sont de ${show(fee).fr}.`,
      en: `The bakery redeems ${show(redeemed).en}: it receives ${back.en}, the fee is ${show(fee).en}.`,
    });
  }
  if (policies.dividend) {
    const { amount, tick } = policies.dividend;
    const days = Math.floor((30 * spanSeconds.day) / spanSeconds[tick]);
    const sum = show(minorOf(amount, scale) * days);
    told.push({
      fr: `En trente jours, chaque membre reconnu reçoit ${sum.fr}, le même montant pour chacun.`,
      en: `In thirty days, each recognised member receives ${sum.en}, the same for everybody.`,
    });
  }
  if (policies.prepaid) {
    const { euros, units } = policies.prepaid.price;
    const bought = Math.floor((2_000 * minorOf(units, scale)) / Math.max(1, minorOf(euros, 2)));
    told.push({
      fr: `Avec 20 €, Inès recharge son compte de ${show(bought).fr}.`,
      en: `With €20, Inès tops up her account by ${show(bought).en}.`,
    });
  }
  if (policies.demurrage) {
    const balance = 1_000 * unit;
    const melted = meltedInAMonth(currency, balance);
    told.push({
      fr: `${show(balance).fr} qui dorment un mois : ${show(melted).fr} fondent, il reste ${show(balance - melted).fr}.`,
      en: `${show(balance).en} idle for a month: ${show(melted).en} melt, ${show(balance - melted).en} are left.`,
    });
  }
  return told;
}
