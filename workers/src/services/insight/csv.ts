import type {
  InsightBalances,
  InsightCategories,
  InsightFlows,
  InsightSeries,
  InsightSummary,
  UnusualPayment,
} from "@mereau/shared/contracts/insight.ts";
import { csvRow } from "@mereau/shared/journal/csvRow.ts";

type Cells = readonly (string | number | null)[];

const table = (columns: string, rows: readonly Cells[]): string =>
  [columns.split(" "), ...rows].map((cells) => csvRow(cells)).join("");

/** The figures of a glance, one a line. */
export const summaryCsv = (summary: InsightSummary): string =>
  table(
    "figure value",
    Object.entries(summary).flatMap(([name, value]) => (typeof value === "boolean" ? [] : [[name, value]])),
  );

export const seriesCsv = ({ items }: InsightSeries): string =>
  table(
    "from to circulation reserve paid payments velocity active_accounts issued redeemed dividends melted",
    items.map((one) => [
      one.from,
      one.to,
      one.circulation,
      one.reserve,
      one.paid,
      one.payments,
      one.velocity,
      one.activeAccounts,
      one.issued,
      one.redeemed,
      one.dividends,
      one.melted,
    ]),
  );

export const flowsCsv = ({ items }: InsightFlows): string =>
  table(
    "payer_type payer_type_name payee_type payee_type_name paid payments",
    items.map(({ payer, payee, paid, payments }) => [
      payer.type,
      payer.name,
      payee.type,
      payee.name,
      paid,
      payments,
    ]),
  );

export const categoriesCsv = ({ items }: InsightCategories): string =>
  table(
    "category paid payments",
    items.map(({ category, paid, payments }) => [category, paid, payments]),
  );

export const balancesCsv = ({ largest, below }: InsightBalances): string =>
  table(
    "list account name type balance share credit_limit left",
    [
      ...largest.map((one) => ({ list: "largest", ...one })),
      ...below.map((one) => ({ list: "below", ...one })),
    ].map((one) => [
      one.list,
      one.account,
      one.name,
      one.type,
      one.balance,
      one.share,
      one.creditLimit,
      one.left,
    ]),
  );

export const unusualCsvHead = csvRow(
  "id at currency from from_name to to_name amount why looked_at looked_by note".split(" "),
);

export const unusualCsvRow = (one: UnusualPayment, language: "fr" | "en"): string =>
  csvRow([
    one.id,
    new Date(one.at).toISOString(),
    one.currency,
    one.from.account,
    one.from.name,
    one.to.account,
    one.to.name,
    one.amount,
    one.reasons.map(({ text }) => text[language]).join(" "),
    one.looked && new Date(one.looked.at).toISOString(),
    one.looked?.by ?? null,
    one.looked?.note ?? null,
  ]);
