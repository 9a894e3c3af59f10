import type { Account } from "#ledger/account.ts";
import type { SettingCommand } from "#ledger/command.ts";
import type { Currency } from "#ledger/currency.ts";
import type { Hold } from "#ledger/transfer.ts";
import type { View } from "#ledger/view.ts";
import type { CurrencyPolicies } from "#policies/registry.ts";

/** An account as a batch says that it stands afterwards. */
export type StandingAccount = Omit<Account, "allowances" | "held" | "fraction">;

/** Policies as they are played: without the notice, which says when they may change and nothing about money. */
export function withoutNotice({ notice: _notice, ...others }: CurrencyPolicies): CurrencyPolicies {
  return others;
}

/** What must be there before anything else of a batch: the currencies and accounts that it began. */
export function openings(
  view: View,
  batch: { currencies: readonly Currency[]; accounts: readonly StandingAccount[] },
): SettingCommand[] {
  const currencies = batch.currencies.filter(({ code }) => !view.currency(code));
  const accounts = batch.accounts.filter(({ id }) => !view.account(id));
  return [
    ...currencies.map(({ recipients: _recipients, ...currency }): SettingCommand => ({
      kind: "create_currency",
      currency: { ...currency, signatureFrom: null },
    })),
    ...accounts.flatMap(({ id: account, kind, ...is }): SettingCommand[] => {
      const { currency, creditLimit, balanceCap, type } = is;
      if (kind === "pot") return [{ kind: "open_pot", account, currency }];
      if (kind !== "member") return [];
      return [{ kind: "open_account", account, currency, creditLimit, balanceCap, type }];
    }),
  ];
}

/**
 * What was set in a batch beside its transfers, told from how its accounts and holds stand afterwards: whatever the rules
 * did not come to by themselves.
 */
export function differences(
  view: View,
  batch: { accounts: readonly StandingAccount[]; holds: readonly Hold[] },
): SettingCommand[] {
  return [
    ...batch.holds.flatMap(({ id, state }): SettingCommand[] =>
      state === "expired" && view.hold(id)?.state === "open" ? [{ kind: "expire_hold", hold: id }] : [],
    ),
    ...batch.accounts.flatMap((after) => {
      const now = view.account(after.id);
      const { raised } = view.credit.totals(after.id);
      return now?.kind === "member" ? differencesOf(now, after, raised) : [];
    }),
  ];
}

/** `raised`: by how much the rules have raised its credit limit, which is set as a whole then. */
function differencesOf(now: Account, after: StandingAccount, raised: number): SettingCommand[] {
  const { id: account, type, receives, creditLimit, balanceCap, status } = after;
  const found: SettingCommand[] = [];
  if (after.tick > now.tick) found.push({ kind: "settle", account });
  const standing: SettingCommand = { kind: "set_standing", account, type, receives };
  const isOther = now.type !== type || now.receives !== receives;
  // A dividend goes without a cap: it is taken away before one is set, and given after one is lifted
  if (isOther && !receives) found.push(standing);
  if (now.creditLimit !== creditLimit || now.balanceCap !== balanceCap)
    found.push({
      // Where nothing was raised, what another policy raises comes on top
      kind: raised === 0 ? "follow_limits" : "set_limits",
      account,
      creditLimit,
      balanceCap,
    });
  if (isOther && receives) found.push(standing);
  if (now.status !== status) found.push({ kind: "set_status", account, status });
  return found;
}
