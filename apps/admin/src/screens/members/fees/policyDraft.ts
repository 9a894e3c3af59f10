import type { components } from "@mereau/workers/client";

export type FeeSettings = components["schemas"]["MembershipFeeSettings"];

/** What stands in the form: as it is typed. */
export type Draft = {
  active: boolean;
  since: string;
  period: FeeSettings["period"];
  currency: string;
  pot: string;
  amount: string;
  /** Of each type that is asked something else; empty: as everybody. */
  byType: Readonly<Record<string, string>>;
  isFree: boolean;
  minimum: string;
  isByMonth: boolean;
  graceDays: string;
  /** Days after the fee fell due, with commas between. */
  reminders: string;
  suspends: boolean;
  afterDays: string;
  noticeDays: string;
};

/** The settings as a form shows them. */
export const draftOf = (settings: FeeSettings, decimal: (figure: string) => string): Draft => ({
  active: settings.active ?? true,
  since: settings.since,
  period: settings.period,
  currency: settings.currency ?? "EUR",
  pot: settings.pot ?? "",
  amount: decimal(settings.amount),
  byType: Object.fromEntries(
    Object.entries(settings.byType ?? {}).map(([type, amount]) => [type, decimal(amount)]),
  ),
  isFree: (settings.minimum ?? null) !== null,
  minimum: decimal(settings.minimum ?? ""),
  isByMonth: settings.newcomers === "by_month",
  graceDays: String(settings.graceDays ?? 30),
  reminders: (settings.reminders ?? []).map(({ afterDays }) => afterDays).join(", "),
  suspends: settings.unpaid?.leadsTo === "suspend",
  afterDays: String(settings.unpaid?.afterDays ?? 90),
  noticeDays: String(settings.unpaid?.noticeDays ?? 15),
});

type Field =
  | "since"
  | "amount"
  | "byType"
  | "minimum"
  | "graceDays"
  | "reminders"
  | "afterDays"
  | "noticeDays";

export type Read = { settings: FeeSettings; wrong: null } | { settings: null; wrong: ReadonlySet<Field> };

const amountIn = (typed: string): string | null =>
  /^\d{1,12}([.,]\d{1,4})?$/.test(typed.trim()) ? typed.trim() : null;

const daysIn = (typed: string, most: number): number | null =>
  /^\d{1,3}$/.test(typed.trim()) && Number(typed) <= most ? Number(typed) : null;

/**
 * Reads the form. Sentences of the community’s own stay with the reminders whose days stay.
 *
 * @param before what holds now
 */
export function settingsOf(draft: Draft, before: FeeSettings): Read {
  const wrong = new Set<Field>();
  const orWrong = <Value>(field: Field, value: Value | null, fallback: Value): Value => {
    if (value === null) wrong.add(field);
    return value ?? fallback;
  };
  const typed = Object.entries(draft.byType).filter(([, amount]) => amount.trim() !== "");
  const own = typed.map(([type, amount]) => [type, orWrong("byType", amountIn(amount), "0")] as const);
  const days = draft.reminders.split(/[\s,;]+/).filter((part) => part !== "");
  const reminders = days.map((part) => {
    const afterDays = orWrong("reminders", daysIn(part, 365), 0);
    const known = before.reminders?.find((one) => one.afterDays === afterDays);
    return { afterDays, message: known?.message ?? null };
  });
  if (draft.since === "") wrong.add("since");
  const settings: FeeSettings = {
    active: draft.active,
    since: draft.since,
    period: draft.period,
    currency: draft.currency,
    pot: draft.pot === "" ? null : draft.pot,
    amount: orWrong("amount", amountIn(draft.amount), "0"),
    byType: Object.fromEntries(own),
    minimum: draft.isFree ? orWrong("minimum", amountIn(draft.minimum), "0") : null,
    newcomers: draft.isByMonth ? "by_month" : "whole",
    graceDays: orWrong("graceDays", daysIn(draft.graceDays, 365), 0),
    reminders,
    unpaid: draft.suspends
      ? {
          leadsTo: "suspend",
          afterDays: orWrong("afterDays", daysIn(draft.afterDays, 730), 0),
          noticeDays: orWrong("noticeDays", daysIn(draft.noticeDays, 90), 0),
        }
      : before.unpaid?.leadsTo === "nothing"
        ? before.unpaid
        : null,
  };
  return wrong.size > 0 ? { settings: null, wrong } : { settings, wrong: null };
}
