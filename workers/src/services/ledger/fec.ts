import type { JournalQuery } from "@mereau/shared/contracts/ledger.ts";
import { type Chart, gathersRounding } from "@mereau/shared/journal/fec/chart.ts";
import { yearPeriod, type YearPeriod } from "@mereau/shared/journal/fec/financialYear.ts";
import { encodeLatin9 } from "@mereau/shared/journal/fec/latin9.ts";
import { fecFileName, FecWriter } from "@mereau/shared/journal/fec/writer.ts";
import type { JournalAccount } from "@mereau/shared/journal/journal.ts";
import { loadChart } from "#services/chart-of-accounts/load.ts";
import { rateMissing } from "#services/chart-of-accounts/rateMissing.ts";
import type { CommunityContext } from "#services/context.ts";
import type { Journal } from "#services/ledger/journal.ts";
import {
  accountPages,
  balancePages,
  entryPages,
  type JournalSpan,
  readSpan,
} from "#services/ledger/journalSource.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * The *Fichier des écritures comptables* of one financial year, or of the part of it that was asked for, with the
 * community’s chart of accounts. Refuses with `rate_missing` while a currency has neither a rate to the euro nor was left
 * out, with `currencies_left_out` where all of them were, and with `invalid_input` a period that is not within one financial year.
 */
export async function exportFec(
  ctx: CommunityContext,
  query: Omit<JournalQuery, "format">,
): Promise<Journal> {
  const { chart } = await loadChart(ctx);
  const currencies = [...chart.currencies.values()];
  const missing = currencies.filter(({ state }) => state === "rate_missing");
  if (missing.length > 0) throw rateMissing(missing.map(({ code }) => code));
  if (!currencies.some(({ state }) => state === "included")) throw new Refusal("currencies_left_out");
  const period = yearPeriod(query, chart.yearEnd, ctx.now);
  if (!period) throw new Refusal("invalid_input", { fields: [{ field: "to", code: "outside_year" }] });
  const isLatin9 = chart.encoding === "iso-8859-15";
  return {
    contentType: `text/plain; charset=${chart.encoding}`,
    fileName: fecFileName(chart, ctx.slug, period.closes),
    texts: fecTexts(ctx, { chart, period, span: await readSpan(ctx, period) }),
    ...(isLatin9 && { encode: encodeLatin9 }),
  };
}

type Told = { chart: Chart; period: YearPeriod; span: JournalSpan };

async function* fecTexts(ctx: CommunityContext, { chart, period, span }: Told): AsyncGenerator<string> {
  const writer = new FecWriter(chart, period);
  yield writer.begin();
  const accounts = new Map<string, JournalAccount>();
  for await (const page of accountPages(ctx, span))
    for (const account of page) accounts.set(account.id, account);
  if (span.firstPosting > 0)
    for await (const page of balancePages(ctx, accounts, span.firstPosting)) yield writer.open(page);
  yield writer.endOpening();
  for await (const entries of entryPages(ctx, span, accounts))
    yield entries.map((entry) => writer.entry(entry)).join("");
  if (!period.endsYear || period.to > ctx.now || !gathersRounding(chart)) return;
  for await (const page of balancePages(ctx, accounts, span.lastPosting)) writer.close(page);
  yield writer.endClosing();
}
