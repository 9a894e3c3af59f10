import { apportion } from "#money/apportion.ts";
import type { Charge } from "#policies/charge.ts";
import type { LevyRule, LevySettings } from "#policies/levy/settings.ts";
import { millionthsOf, minorOf } from "#policies/parts.ts";

/** A payment as levies look at it; `amount` in minor units. */
export type Levied = {
  amount: number;
  payer: { id: string; type: string };
  payee: { id: string; type: string };
};

const MILLION = 1_000_000n;
/** A rate of a share is in millionths of millionths. */
const UNIT = MILLION * MILLION;

/** What a rule takes of an amount, exactly, in millionths of a minor unit. */
function levyOf(rule: LevyRule, amount: number, scale: number): bigint {
  let levied = BigInt(minorOf(rule.flat, scale)) * MILLION;
  let from = 0;
  for (const { upTo, percent } of rule.bands) {
    const end = upTo === null ? amount : Math.min(amount, minorOf(upTo, scale));
    if (end > from) levied += BigInt(end - from) * BigInt(millionthsOf(percent));
    from = Math.max(from, end);
  }
  const least = BigInt(minorOf(rule.minimum, scale)) * MILLION;
  const most = rule.maximum === null ? levied : BigInt(minorOf(rule.maximum, scale)) * MILLION;
  const atLeast = levied < least ? least : levied;
  return atLeast > most && rule.maximum !== null ? most : atLeast;
}

const isAmong = (type: string, types: readonly string[]): boolean =>
  types.length === 0 || types.includes(type);

/**
 * What a payment gives to the community’s pots beside its amount. Everything that one side bears is added up exactly and
 * rounded once, then parted among the pots, so that many small levies cost no more than one.
 */
export function levyCharges({ rules }: LevySettings, levied: Levied, scale: number): Charge[] {
  const applying = rules.filter(
    (rule) => isAmong(levied.payer.type, rule.payerTypes) && isAmong(levied.payee.type, rule.payeeTypes),
  );
  return (["payer", "payee"] as const).flatMap((side) => {
    const parts = applying
      .filter(({ from }) => from === side || from === "both")
      .flatMap((rule) => {
        const exact = levyOf(rule, levied.amount, scale);
        return rule.to.map(({ pot, share }) => ({ to: pot, exact: exact * BigInt(millionthsOf(share)) }));
      });
    return chargesTo(levied[side].id, parts, "levy");
  });
}

/** Parts rounded together, each that is above zero a charge; parts for one account are one. */
export function chargesTo(
  from: string,
  parts: readonly { to: string; exact: bigint }[],
  purpose: Charge["purpose"],
): Charge[] {
  const exact = new Map<string, bigint>();
  for (const part of parts) exact.set(part.to, (exact.get(part.to) ?? 0n) + part.exact);
  const amounts = apportion(
    [...exact.values()].map((value) => ({ exact: value })),
    UNIT,
  );
  return [...exact.keys()].flatMap((to, place) => {
    const amount = amounts[place] ?? 0;
    return amount > 0 ? [{ from, to, amount, purpose }] : [];
  });
}
