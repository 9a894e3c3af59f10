import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import { accountPath } from "@mereau/shared/contracts/accounts.ts";
import {
  balanceAt,
  balanceQuery,
  entriesQuery,
  entryPage,
  statement,
  statementQuery,
} from "@mereau/shared/contracts/entries.ts";
import { createRouter, jsonAnswer, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { pdf, pdfType } from "#http/pdf.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { readBalanceAt } from "#services/accounts/balanceAt.ts";
import { readEntries } from "#services/accounts/readEntries.ts";
import { openStatement, readStatement } from "#services/accounts/statement.ts";
import { statementCsv } from "#services/accounts/statementCsv.ts";
import { printStatement } from "#services/papers/statement/print.ts";
import { statementTable } from "#services/papers/statement/table.ts";
import { textStream } from "#services/stream.ts";

const usual = { tags: ["Accounts"], security: signedIn };
const problems = [...signedInProblems, "unknown_account", "unknown_currency"] as const;
const forWhom = "For its holders, and for those who oversee the community.";

const entries = createRoute({
  ...usual,
  method: "get",
  path: "/accounts/{id}/entries",
  operationId: "readEntries",
  summary: "Read an account’s history, the newest first",
  description: `${forWhom} The ETag changes with each entry of the account: send it back as If-None-Match to be told with a 304 that nothing happened. Dates without a time mean whole UTC days. With \`unit=dividend\` every amount is told in dividends as they are now.`,
  request: {
    params: accountPath,
    query: entriesQuery,
    headers: z.object({ "if-none-match": z.string().max(600).optional() }),
  },
  responses: {
    200: jsonAnswer("A page of entries.", entryPage),
    304: { description: "Nothing happened since." },
    ...problemResponses(...problems, "no_dividend"),
  },
});

const balance = createRoute({
  ...usual,
  method: "get",
  path: "/accounts/{id}/balance",
  operationId: "readBalanceAt",
  summary: "Read what an account stood at, at any moment",
  description: `${forWhom} A date without a time means the end of that UTC day. What had come in and melted by then counts, whenever it was settled; what holds kept aside at the time is not subtracted.`,
  request: { params: accountPath, query: balanceQuery },
  responses: { 200: jsonAnswer("What it stood at.", balanceAt), ...problemResponses(...problems) },
});

const readWhole = createRoute({
  ...usual,
  method: "get",
  path: "/accounts/{id}/statement",
  operationId: "readStatement",
  summary: "Read the statement of a period",
  description: `${forWhom} Opening + in − out = closing. In a currency with a dividend or melting each tick counts in the period in which it was due, whenever it was settled: of a settlement that covers ticks before the period too, the entry has the part of the period as its \`amount\` and the rest as \`beforePeriod\`; what was settled only after the period, or not yet, is told by \`unsettled\`, as the CSV does in a line of that kind before the closing. Dates without a time mean whole UTC days, both included. As JSON up to 20 000 entries; as CSV (\`format=csv\`) without limit; there \`detail=days\` writes each tick of the period as a line of kind \`day\` after its settlement, with \`dividend\` and \`melted\` in two more columns and no amount. With \`unit=dividend\` every amount is told in dividends as they are now, each rounded on its own. As a table (\`format=table\`) it is CSV for people’s spreadsheets: columns and operations named in their language (\`lang\`), with the separators expected there. As PDF (\`format=pdf\`), to keep or print, on A4, in French or English (\`lang\`): up to 5 000 lines, entries and days together; it bears the hash of the last batch.`,
  request: { params: accountPath, query: statementQuery },
  responses: {
    200: {
      description: "The statement.",
      content: {
        "application/json": { schema: statement },
        "text/csv": { schema: z.string().meta({ example: "at,seq,kind,purpose,amount,posted,…" }) },
        "application/pdf": { schema: pdf },
      },
    },
    ...problemResponses(...problems, "no_dividend", "unavailable"),
  },
});

/** `MIEL-1042-2026-11-01-2026-11-30`: whose statement it is, and of which days. */
function nameOfFile(
  account: string,
  { from, to, unit }: { from: number; to: number; unit?: string },
): string {
  const [first, last] = [from, to - 1].map((moment) => new Date(moment).toISOString().slice(0, 10));
  return `${account.replace(":", "-")}-${first}-${last}${unit === "dividend" ? "-dividends" : ""}`;
}

/** The history of an account. */
export const entryRoutes = createRouter()
  .openapi(entries, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { id } = context.req.valid("param");
    const known = context.req.valid("header")["if-none-match"];
    const { tag, page } = await readEntries(
      context.get("community"),
      caller,
      id,
      context.req.valid("query"),
      known,
    );
    context.header("ETag", tag);
    return page === null ? context.body(null, 304) : context.json(page, 200);
  })
  .openapi(balance, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const { id } = context.req.valid("param");
    const { at } = context.req.valid("query");
    return context.json(await readBalanceAt(context.get("community"), caller, id, at), 200);
  })
  .openapi(readWhole, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const community = context.get("community");
    const { id } = context.req.valid("param");
    const { format, lang: language = context.get("language"), ...period } = context.req.valid("query");
    if (format === "json") return context.json(await readStatement(community, caller, id, period), 200);
    const named = nameOfFile(id, period);
    const ending = format === "table" ? "csv" : format;
    context.header("Content-Disposition", `attachment; filename="${named}.${ending}"`);
    if (format === "pdf") {
      const { origin } = new URL(context.req.url);
      const asked = { ...period, language, origin };
      return context.body(await printStatement(community, caller, id, asked), 200, pdfType);
    }
    const opened = await openStatement(community, caller, id, period);
    context.header("Content-Type", "text/csv; charset=utf-8; header=present");
    const told =
      format === "table" ? statementTable(community, opened, language) : statementCsv(community, opened);
    return context.body(textStream(told), 200);
  });
