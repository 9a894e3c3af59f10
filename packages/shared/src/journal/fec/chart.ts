import type { ChartRequest } from "#contracts/chartOfAccounts.ts";
import { givesWholeCents, parseRate, type Rate } from "#journal/fec/euros.ts";
import { standardAccount, standardJournals, standardKinds } from "#journal/fec/standardAccounts.ts";
import type { Currency } from "#ledger/currency.ts";

/** What the chart must know of a currency of the community. */
export type ChartedCurrency = Pick<Currency, "code" | "scale" | "kind" | "backing">;

/** An account of the ledger, whatever kinds it has. */
export type LedgerAccount = { id: string; kind: string };

/** An account of the plan comptable. `why` is null where the community chose it. */
export type PlanAccount = { number: string; label: string; why: { fr: string; en: string } | null };

type Worth =
  | { state: "included"; rate: Rate; rateText: string }
  | { state: "left_out" | "rate_missing"; rate: null; rateText: null };

/** A currency as the file shows it. */
export type CurrencyInFile = ChartedCurrency &
  Worth & {
    /** The account of the plan comptable for one of the ledger. */
    accountFor: (account: LedgerAccount) => PlanAccount;
    /** Every kind that has an account, the usual ones and the community’s own. */
    kinds: { kind: string; account: PlanAccount }[];
  };

/** How a ledger reads in French bookkeeping, for the currencies that there are. */
export type Chart = {
  siren: string | null;
  yearEnd: { month: number; day: number };
  auxiliary: boolean;
  encoding: ChartRequest["encoding"];
  journals: { kind: string; code: string; label: string }[];
  journalFor: (kind: string) => { code: string; label: string };
  currencies: ReadonlyMap<string, CurrencyInFile>;
};

type Chosen = ChartRequest["currencies"][number];

/** The euro’s own rate, and that of whatever euros back; others have none unless it is said. */
function usualRate(
  currency: ChartedCurrency,
  chosen: ReadonlyMap<string, Chosen>,
  currencies: readonly ChartedCurrency[],
): string | null {
  if (currency.code === "EUR") return "1";
  const behind = currencies.find(({ code }) => code === currency.backing);
  if (!behind) return null;
  const said = chosen.get(behind.code)?.rate;
  return said === undefined ? usualRate(behind, chosen, currencies) : said;
}

function worthOf(
  currency: ChartedCurrency,
  chosen: ReadonlyMap<string, Chosen>,
  currencies: readonly ChartedCurrency[],
): Worth {
  const said = chosen.get(currency.code)?.rate;
  if (said === null) return { state: "left_out", rate: null, rateText: null };
  const text = said ?? usualRate(currency, chosen, currencies);
  const rate = text === null ? null : parseRate(text);
  if (text === null || rate === null) return { state: "rate_missing", rate: null, rateText: null };
  return { state: "included", rate, rateText: text.replace(",", ".") };
}

/** The names under which a chart may know an account, the narrowest first: `pot-gifts`, then `pot`. */
function namesOf({ id, kind }: LedgerAccount): string[] {
  if (kind === "member") return [kind];
  const own = id.slice(id.indexOf(":") + 1);
  return [own, kind, own.slice(0, own.indexOf("-") === -1 ? own.length : own.indexOf("-"))];
}

/** @param labels what the community calls the accounts that it named, in this currency or another */
function inFile(
  currency: ChartedCurrency,
  worth: Worth,
  chosen: Chosen["accounts"],
  labels: ReadonlyMap<string, string>,
): CurrencyInFile {
  const own = new Map(
    chosen.map(({ kind, number, label }): [string, PlanAccount] => [kind, { number, label, why: null }]),
  );
  const find = (names: readonly string[]): PlanAccount => {
    const named = names.map((name) => own.get(name)).find((account) => account !== undefined);
    if (named) return named;
    const { number, label, why } = standardAccount(currency.kind, names);
    return { number, label: labels.get(number) ?? label, why };
  };
  const kinds = new Set([...standardKinds(currency.kind), ...own.keys()]);
  return {
    ...currency,
    ...worth,
    accountFor: (account) => find(namesOf(account)),
    kinds: [...kinds].map((kind) => ({ kind, account: find([kind]) })),
  };
}

/** Whether rounding can gather on accounts over a year: some rate does not give whole cents. */
export const gathersRounding = ({ currencies }: Chart): boolean =>
  [...currencies.values()].some(({ scale, rate }) => rate !== null && !givesWholeCents(scale, rate));

/** What the community said of its chart, completed with what is usual, for the currencies that it has. */
export function completeChart(said: ChartRequest, currencies: readonly ChartedCurrency[]): Chart {
  const chosen = new Map(said.currencies.map((one) => [one.currency, one]));
  const labels = new Map(
    said.currencies.flatMap(({ accounts }) => accounts.map(({ number, label }) => [number, label] as const)),
  );
  const titles = new Map(said.journals.map(({ code, label }) => [code, label]));
  const journals = new Map(
    Object.entries(standardJournals).map(([kind, { code, label }]) => [
      kind,
      { code, label: titles.get(code) ?? label },
    ]),
  );
  for (const { kind, code, label } of said.journals) journals.set(kind, { code, label });
  const other = journals.get("other") ?? { code: "OD", label: "Opérations diverses" };
  const { siren, yearEnd, auxiliary, encoding } = said;
  return {
    siren,
    yearEnd,
    auxiliary,
    encoding,
    journals: [...journals].map(([kind, journal]) => ({ kind, ...journal })),
    journalFor: (kind) => journals.get(kind) ?? other,
    currencies: new Map(
      currencies.map((currency) => [
        currency.code,
        inFile(
          currency,
          worthOf(currency, chosen, currencies),
          chosen.get(currency.code)?.accounts ?? [],
          labels,
        ),
      ]),
    ),
  };
}
