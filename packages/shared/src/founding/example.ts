import type { FoundedCurrency } from "#contracts/communities.ts";
import { amountTexts } from "#money/display.ts";
import { euro } from "#money/euro.ts";
import { levyCharges } from "#policies/levy/charges.ts";
import { redemptionCharges } from "#policies/redemption/charges.ts";
import { millionthsOf, minorOf, spanSeconds } from "#policies/parts.ts";
import type { Texts } from "#policies/policy.ts";
import { factorOf } from "#settling/fixed.ts";
import { advanceIndex, beginIndex } from "#settling/index.ts";
import type { CommunityKind } from "#presets/presets.ts";
import { settle } from "#settling/settle.ts";
import { totalOf } from "#tariff/total.ts";

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

/** What is left of a payment once it has given what the policies take of it, and what they take, in minor units. */
function levied({ policies, scale }: FoundedCurrency, amount: number) {
  const [payer, payee] = ["payer", "payee"].map((id) => ({ id, type: "" }));
  if (!policies.levy || !payer || !payee) return { given: 0, received: amount };
  const charges = levyCharges(policies.levy, { amount, payer, payee }, scale);
  const given = charges.reduce((sum, charge) => sum + charge.amount, 0);
  const borne = charges.filter(({ from }) => from === payee.id);
  return { given, received: amount - borne.reduce((sum, charge) => sum + charge.amount, 0) };
}

/** A basket of which half may be paid in euros, as a market stall with two prices sells it. */
function dualPrice(currency: FoundedCurrency): Texts {
  const unit = 10 ** currency.scale;
  const basket = { amount: 20 * unit, cents: 2_000, minimumShare: 50, quantity: 1 };
  const most = totalOf([basket], 1_000);
  if (!most.ok) throw new Error(`Half of a basket should be payable in euros: ${most.code}`);
  const [whole, left, euros] = [
    amountTexts(basket.amount, currency),
    amountTexts(most.amount, currency),
    amountTexts(1_000, euro),
  ];
  return {
    fr: `Un panier affiché ${whole.fr} ou 20 €, dont la moitié au moins en monnaie : Inès donne ${euros.fr} et paie ${left.fr}.`,
    en: `A basket priced ${whole.en} or €20, at least half of it in the currency: Inès gives ${euros.en} and pays ${left.en}.`,
  };
}

/**
 * What a currency comes to in everyday life, in sentences worked out by the rules of the ledger: a payment, a month of
 * melting, a dividend, a purchase of units, a redemption, whichever it has. Its settings must agree with its scale.
 *
 * @param community the kind of community whose first currency it is, where that is known
 */
export function examplesOf(currency: FoundedCurrency, community: CommunityKind | null = null): Texts[] {
  const { kind, scale, defaults, policies, code } = currency;
  const unit = 10 ** scale;
  const show = (minor: number) => amountTexts(minor, currency);
  const told: Texts[] = [];
  if (policies.giving) {
    const month = show(minorOf(policies.giving.perMonth, scale));
    told.push({
      fr: `Ali a aidé Inès : elle lui donne ${show(unit).fr}. Chacun peut donner ${month.fr} par mois.`,
      en: `Ali helped Inès: she gives him ${show(unit).en}. Everybody may give ${month.en} a month.`,
    });
  } else if (kind === "mutual" && community === "time-bank") {
    const [given, below] = [show(2 * unit), show(-2 * unit)];
    const left = show(minorOf(defaults.creditLimit, scale));
    told.push({
      fr: `Inès jardine deux heures chez Ali : elle a ${given.fr}, il est à ${below.fr}. On peut descendre jusqu’à ${left.fr} sous zéro.`,
      en: `Inès gardens for two hours at Ali’s: she has ${given.en}, he stands at ${below.en}. One may go as far as ${left.en} below zero.`,
    });
  } else if (kind === "mutual") {
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
  if (community === "village") told.push(dualPrice(currency));
  if (policies.levy) {
    const { given, received } = levied(currency, 50 * unit);
    told.push({
      fr: `D’une vente de ${show(50 * unit).fr}, le producteur reçoit ${show(received).fr}, et ${show(given).fr} vont aux cagnottes communes.`,
      en: `Of a sale of ${show(50 * unit).en}, the producer receives ${show(received).en}, and ${show(given).en} go to the common pots.`,
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
    const [bread, kept] = [show(minorOf(amount, scale)), show(minorOf(amount, scale) * (days - 1))];
    told.push({
      fr: `Inès en paie ${bread.fr} au boulanger : il lui reste ${kept.fr}.`,
      en: `Inès pays the baker ${bread.en} of it: ${kept.en} are left.`,
    });
  }
  if (policies.prepaid) {
    const { euros, units } = policies.prepaid.price;
    const bought = Math.floor((2_000 * minorOf(units, scale)) / Math.max(1, minorOf(euros, 2)));
    told.push({
      fr: `Avec 20 €, Inès recharge son compte de ${show(bought).fr}.`,
      en: `With €20, Inès tops up her account by ${show(bought).en}.`,
    });
    const coffee = Math.floor(bought / 20);
    told.push({
      fr: `Elle paie un café ${show(coffee).fr} : il lui reste ${show(bought - coffee).fr}.`,
      en: `She pays ${show(coffee).en} for a coffee: ${show(bought - coffee).en} are left.`,
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
