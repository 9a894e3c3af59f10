import { parseAmount } from "@mereau/shared/money/decimal.ts";
import type { Entry } from "#session/home.ts";
import { minorOf } from "@mereau/ui/words/decimals.ts";
import { plain } from "@mereau/ui/words/plain.ts";

/** What is looked for in a history; each that is given must hold. Dates are those of this device’s calendar, both included. */
export type Filter = {
  q: string;
  direction: "in" | "out" | null;
  /** An account’s id. */
  counterparty: string | null;
  category: string | null;
  /** As they were typed. */
  min: string;
  max: string;
  from: string;
  to: string;
};

export const noFilter: Filter = {
  q: "",
  direction: null,
  counterparty: null,
  category: null,
  min: "",
  max: "",
  from: "",
  to: "",
};

const names = ["q", "direction", "counterparty", "category", "min", "max", "from", "to"] as const;

export const isFiltered = (filter: Filter): boolean => names.some((name) => Boolean(filter[name]));

/** The filter that an address bears. */
export function readFilter(query: Record<string, string | undefined>): Filter {
  const direction = query["direction"];
  return {
    q: query["q"] ?? "",
    direction: direction === "in" || direction === "out" ? direction : null,
    counterparty: query["counterparty"] || null,
    category: query["category"] || null,
    min: query["min"] ?? "",
    max: query["max"] ?? "",
    from: query["from"] ?? "",
    to: query["to"] ?? "",
  };
}

/** The same as the end of an address: `?direction=in`, or nothing. */
export function writeFilter(filter: Filter): string {
  const query = new URLSearchParams();
  for (const name of names) if (filter[name]) query.set(name, filter[name] ?? "");
  const written = query.toString();
  return written === "" ? "" : `?${written}`;
}

/** The first moment of a date of this device’s calendar, so many days later. */
function midnight(date: string, days: number): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(year, month - 1, day + days).getTime();
}

const isAmount = (typed: string): boolean => parseAmount(typed, 4).ok;

/** The filter as the API is asked. An amount that is none looks for nothing. */
export const asked = ({ q, direction, counterparty, category, min, max, from, to }: Filter) => ({
  ...(q.trim() !== "" && { q: q.trim().slice(0, 60) }),
  ...(direction && { direction }),
  ...(counterparty && { counterparty }),
  ...(category && { category }),
  ...(isAmount(min) && { min: min.trim() }),
  ...(isAmount(max) && { max: max.trim() }),
  ...(from && { from: new Date(midnight(from, 0)).toISOString() }),
  ...(to && { to: new Date(midnight(to, 1)).toISOString() }),
});

/** Whether an entry is what is looked for: for a search among what this device knows, when there is no network. */
export function answersTo(entry: Entry, filter: Filter, scale: number): boolean {
  const { q, direction, counterparty, category, min, max, from, to } = filter;
  const size = Math.abs(minorOf(entry.amount));
  const [least, most] = [parseAmount(min, scale), parseAmount(max, scale)];
  const { account, name } = entry.counterparty;
  const texts = [entry.memo, entry.reference, name, account.slice(account.indexOf(":") + 1)];
  const isIn = !entry.amount.startsWith("-");
  return (
    (q.trim() === "" || texts.some((text) => text !== null && plain(text).includes(plain(q.trim())))) &&
    (direction === null || (direction === "in") === isIn) &&
    (counterparty === null || account === counterparty) &&
    (category === null || entry.category === category) &&
    (!least.ok || size >= least.value) &&
    (!most.ok || size <= most.value) &&
    (from === "" || entry.at >= midnight(from, 0)) &&
    (to === "" || entry.at < midnight(to, 1))
  );
}
