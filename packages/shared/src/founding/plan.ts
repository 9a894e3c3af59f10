import type { FoundedCurrency, FoundedLimits, FoundingRequest } from "#contracts/communities.ts";
import type { SettingCommand } from "#ledger/command.ts";
import type { NewCurrency } from "#ledger/currency.ts";
import { potsOf } from "#policies/pots.ts";
import { memberAccountId } from "#membership/account.ts";
import { AMOUNT_MAX } from "#money/bounds.ts";
import { parseAmount } from "#money/decimal.ts";

/** Minor units. */
export type Limits = { creditLimit: number; balanceCap: number };

export type FoundedType = {
  code: string;
  name: string;
  provider: boolean;
  /** By currency code. */
  accounts: Record<string, Limits>;
};

function minor(amount: string, scale: number): number {
  const read = parseAmount(amount, scale);
  if (!read.ok) throw new Error(`The amount ${amount} should have been refused: ${read.code}`);
  return read.value;
}

const minorLimits = (limits: FoundedLimits, scale: number): Limits => ({
  creditLimit: minor(limits.creditLimit, scale),
  balanceCap: limits.balanceCap === null ? AMOUNT_MAX : minor(limits.balanceCap, scale),
});

/** The ledger currencies of a founding request, each reserve before the currency it stands behind. */
export const foundedCurrencies = (request: FoundingRequest): NewCurrency[] =>
  request.currencies.flatMap((money) => {
    const { code, name, symbol, scale, kind } = money;
    const issued: NewCurrency = {
      code,
      name,
      symbol,
      scale,
      kind,
      backing: money.backing?.code ?? null,
      signatureFrom: null,
    };
    if (!money.backing) return [issued];
    const reserve: NewCurrency = {
      ...money.backing,
      scale,
      kind: "reserve",
      backing: null,
      signatureFrom: null,
    };
    return [reserve, issued];
  });

/** The member types of a founding request, their limits in minor units. */
export function foundedTypes(request: FoundingRequest): FoundedType[] {
  const currencies = new Map<string, FoundedCurrency>(request.currencies.map((money) => [money.code, money]));
  return request.memberTypes.map(({ code, name, provider, accounts }) => {
    const opened = accounts.map(({ currency, limits }) => {
      const money = currencies.get(currency);
      if (!money) throw new Error(`The currency ${currency} should have been refused`);
      return [currency, minorLimits(limits ?? money.defaults, money.scale)] as const;
    });
    return { code, name, provider, accounts: Object.fromEntries(opened) };
  });
}

/** The pots that a currency's policies name, then the policies themselves; nothing where there are none. */
function policyCommands({ code, policies }: FoundedCurrency): SettingCommand[] {
  if (Object.keys(policies).length === 0) return [];
  return [
    ...potsOf(policies).map((account) => ({ kind: "open_pot" as const, account, currency: code })),
    { kind: "set_policies", currency: code, version: 1, effectiveAt: null, policies },
  ];
}

/** What the ledger is asked on founding: the currencies with their policies, then the first administrator's accounts. */
export function foundingCommands(request: FoundingRequest, number: number): SettingCommand[] {
  const [type] = foundedTypes(request);
  const accounts = Object.entries(type?.accounts ?? {});
  const receiving = request.currencies.filter(
    ({ kind, code }) => kind === "dividend" && type?.accounts[code],
  );
  return [
    ...foundedCurrencies(request).map((currency) => ({ kind: "create_currency" as const, currency })),
    ...request.currencies.flatMap(policyCommands),
    ...accounts.map(([currency, limits]) => ({
      kind: "open_account" as const,
      account: memberAccountId(currency, number),
      currency,
      type: type?.code ?? "",
      ...limits,
    })),
    ...receiving.map(({ code }) => ({
      kind: "set_standing" as const,
      account: memberAccountId(code, number),
      type: type?.code ?? "",
      receives: true,
    })),
  ];
}
