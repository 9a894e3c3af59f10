import { DAY_MS } from "#calendar/date.ts";
import type { SettingCommand } from "#ledger/command.ts";
import type { Currency } from "#ledger/currency.ts";
import { systemAccountId } from "#ledger/currency.ts";
import type { Rejection } from "#ledger/rejection.ts";
import { reject } from "#ledger/rejection.ts";
import { systemAccount } from "#ledger/rules/systemAccount.ts";
import { EVERY_TYPE } from "#ledger/ticking.ts";
import type { Changes, View } from "#ledger/view.ts";
import { noChanges } from "#ledger/view.ts";
import { potsOf } from "#policies/pots.ts";
import type { CurrencyPolicies } from "#policies/registry.ts";
import { disagreementsOf } from "#policies/validate.ts";
import { inForce, type PolicyVersion } from "#policies/versions.ts";
import { tickSpanOf } from "#settling/clock.ts";
import { beginIndex, type TickIndex } from "#settling/index.ts";
import type { Tick } from "#settling/tick.ts";

type SetPolicies = Extract<SettingCommand, { kind: "set_policies" }>;

const isSame = (left: CurrencyPolicies, right: CurrencyPolicies): boolean =>
  JSON.stringify(left) === JSON.stringify(right);

/**
 * Settles the policies of a currency from a moment on. The same version again changes nothing.
 * Refuses with `unknown_currency`; `version_conflict` when another version was settled meanwhile (amount: the last);
 * `policy_disagreement`; `notice_too_short` (amount: the days of notice) when it would change what is in force sooner
 * than was promised; `unknown_account` when what melts would go to a pot that does not exist.
 */
export function setPolicies(
  view: View,
  command: SetPolicies,
  now: number,
): Rejection | ({ ok: true } & Changes) {
  const { version, policies } = command;
  const currency = view.currency(command.currency);
  if (!currency) return reject("unknown_currency");
  const versions = view.ticking.versions(currency.code);
  const last = versions.length;
  const known = versions.find((it) => it.version === version);
  if (known && version === last && isSame(known.policies, policies)) return { ok: true, ...noChanges };
  if (version !== last + 1) return reject("version_conflict", last);
  if (disagreementsOf(policies, currency).length > 0) return reject("policy_disagreement");
  const effectiveAt = Math.max(command.effectiveAt ?? now, now);
  const standing = inForce(versions, now)?.policies;
  const days = standing?.notice?.days ?? 0;
  if (standing && !isSame(standing, policies) && effectiveAt < now + days * DAY_MS)
    return reject("notice_too_short", days);
  if (potsOf(policies).some((pot) => view.account(pot)?.kind !== "pot")) return reject("unknown_account");
  const added: PolicyVersion = { currency: currency.code, version, effectiveAt, policies };
  return { ok: true, ...noChanges, ...clockFor(view, currency, added, now) };
}

/** Sets up the clock of a currency that begins to tick, the pool of its dividends, and an index for each type that is told apart. */
function clockFor(view: View, currency: Currency, added: PolicyVersion, now: number) {
  const { code } = currency;
  const { policies } = added;
  const before = view.ticking.lastTick(code);
  const begins = !before && tickSpanOf(policies) !== null;
  const ticks: Tick[] = begins ? [firstTick(currency, now)] : [];
  const number = before?.number ?? 0;
  const every = view.ticking.lastIndexes(code).find((row) => row.type === EVERY_TYPE);
  const start: TickIndex =
    every ??
    beginIndex({ currency: code, type: EVERY_TYPE, tick: number, created: 0, floor: 0, destination: "burn" });
  const types = Object.keys(policies.demurrage?.byType ?? {});
  const told = types.filter((type) => view.ticking.began(code, type) === undefined);
  const indexes =
    before || begins
      ? [...(begins ? [start] : []), ...told.map((type) => beginIndex({ ...start, type }))]
      : [];
  const pool = systemAccountId(code, "dividends");
  const accounts = policies.dividend && !view.account(pool) ? [systemAccount(code, "dividends")] : [];
  return { accounts, ticking: { versions: [added], ticks, indexes } };
}

/** Where a clock starts: no tick has gone by any policies yet. */
const firstTick = ({ code, recipients }: Currency, at: number): Tick => ({
  currency: code,
  number: 0,
  at,
  version: 0,
  dividend: 0,
  members: recipients,
  mass: 0,
  reevaluateAt: null,
});
