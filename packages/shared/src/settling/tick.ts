import { AMOUNT_MAX } from "#money/bounds.ts";
import type { DemurrageSettings } from "#policies/demurrage/settings.ts";
import type { DividendSettings } from "#policies/dividend/settings.ts";
import { millionthsOf, minorOf, spanSeconds } from "#policies/parts.ts";
import type { PolicyVersion } from "#policies/versions.ts";
import { tickSpanOf } from "#settling/clock.ts";
import { factorOf, ONE } from "#settling/fixed.ts";
import { advanceIndex, type TickIndex } from "#settling/index.ts";

/** A moment at which a currency's dividend was created and its melting counted. It never changes. */
export type Tick = {
  currency: string;
  /** 1, 2, 3… for each currency; 0 where its clock was set up. */
  number: number;
  /** When it was due, in milliseconds since 1970, however late it was recorded. */
  at: number;
  /** The version of the policies that it went by; 0 where the clock was set up. */
  version: number;
  /** The dividend of this moment, in minor units; 0 where there is none. */
  dividend: number;
  /** The members who received it. */
  members: number;
  /** The money mass before it, in minor units. */
  mass: number;
  /** When the dividend is next re-evaluated, in milliseconds since 1970. */
  reevaluateAt: number | null;
};

/** What a currency is at the moment of a tick. */
export type Standing = {
  scale: number;
  /** Accounts that receive the dividend. */
  members: number;
  /** All that was ever created and not destroyed, in minor units. */
  mass: number;
};

type Ticking = { before: Tick; earlier: PolicyVersion | null; version: PolicyVersion };

/** The next tick of a currency, due at `at`, under the version in force there; `earlier` is the version of the one before. */
export function makeTick(ticking: Ticking, at: number, { scale, members, mass }: Standing): Tick {
  const { before, version, earlier } = ticking;
  const { dividend } = version.policies;
  // Where the clock was set up nothing was created yet, whatever the policies were.
  const last = before.number > 0 ? earlier : null;
  const { amount, reevaluateAt } = dividend
    ? dividendAt(before, last?.policies.dividend, dividend, { at, scale, members, mass })
    : { amount: 0, reevaluateAt: null };
  return {
    currency: before.currency,
    number: before.number + 1,
    at,
    version: version.version,
    dividend: mass + amount * members <= AMOUNT_MAX ? amount : 0,
    members,
    mass,
    reevaluateAt,
  };
}

/**
 * The dividend at a tick. At each re-evaluation UD' = UD + c²·M ÷ (N·k), rounded down, with k the ticks in the time of a
 * re-evaluation (the formula of Duniter’s protocol, DUB-v10). A change of that time counts it anew.
 */
function dividendAt(
  before: Tick,
  earlier: DividendSettings | undefined,
  { amount, tick, reevaluation }: DividendSettings,
  { at, scale, members, mass }: Standing & { at: number },
): { amount: number; reevaluateAt: number | null } {
  const tickMs = spanSeconds[tick] * 1_000;
  const everyMs = reevaluation ? reevaluation.everySeconds * 1_000 : null;
  const firstDue = everyMs === null ? null : at - tickMs + everyMs;
  const initial = minorOf(amount, scale);
  if (!earlier || minorOf(earlier.amount, scale) !== initial)
    return { amount: initial, reevaluateAt: firstDue };
  if (!reevaluation || everyMs === null) return { amount: before.dividend, reevaluateAt: null };
  const isKept = earlier.reevaluation?.everySeconds === reevaluation.everySeconds;
  const due = (isKept ? before.reevaluateAt : null) ?? firstDue ?? at;
  if (at < due) return { amount: before.dividend, reevaluateAt: due };
  const periods = Math.floor((at - due) / everyMs) + 1;
  const growth = members === 0 ? 0n : growthOf(reevaluation.growth, mass, members, tickMs, everyMs);
  return { amount: before.dividend + Number(growth), reevaluateAt: due + periods * everyMs };
}

type Growth = NonNullable<DividendSettings["reevaluation"]>["growth"];

/** c²·M ÷ (N·k), rounded down; rates are exact, in millionths. */
function growthOf(growth: Growth, mass: number, members: number, tickMs: number, everyMs: number): bigint {
  const [square, unit] =
    "c" in growth
      ? [BigInt(millionthsOf(growth.c)) ** 2n, 10n ** 12n]
      : [BigInt(millionthsOf(growth.cSquared)), 10n ** 6n];
  return (square * BigInt(mass) * BigInt(tickMs)) / (unit * BigInt(members) * BigInt(everyMs));
}

/** How accounts of a type melt under some policies: not at all where there is no demurrage. */
function meltingOf(
  demurrage: DemurrageSettings | undefined,
  index: TickIndex,
  tickSeconds: number,
  scale: number,
) {
  if (!demurrage) return { factor: ONE, floor: index.floor, destination: index.destination };
  const { byType } = demurrage;
  const rate = (Object.hasOwn(byType, index.type) ? byType[index.type] : undefined) ?? demurrage.rate;
  return {
    factor: factorOf(millionthsOf(rate), tickSeconds, spanSeconds[demurrage.per]),
    floor: minorOf(demurrage.floor, scale),
    destination: demurrage.to,
  };
}

/** An index after a tick. What each version makes of a tick is worked out once, and repeated while the version stands. */
export function makeIndex(
  ticking: Ticking,
  tick: Tick,
  index: TickIndex,
  standing: Pick<Standing, "scale">,
): TickIndex {
  const { version, before } = ticking;
  const span = tickSpanOf(version.policies);
  const isKnown = before.version === version.version && !index.restarts;
  const melting =
    isKnown || span === null
      ? index
      : meltingOf(version.policies.demurrage, index, spanSeconds[span], standing.scale);
  // Without recipients nothing was created, and the sum of dividends must not run away.
  return advanceIndex(index, { ...melting, dividend: tick.members === 0 ? 0 : tick.dividend });
}
