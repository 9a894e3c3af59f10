import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import {
  formatQuery,
  insightBalances,
  insightCategories,
  insightFlows,
  insightPath,
  insightQuery,
  insightSeries,
  insightSummary,
  seriesQuery,
} from "@mereau/shared/contracts/insight.ts";
import { createRouter, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { readBalances } from "#services/insight/balances.ts";
import { balancesCsv, categoriesCsv, flowsCsv, seriesCsv, summaryCsv } from "#services/insight/csv.ts";
import { readCategories, readFlows } from "#services/insight/parts.ts";
import { readSeries } from "#services/insight/series.ts";
import { readSummary } from "#services/insight/summary.ts";

const usual = { tags: ["Insight"], security: signedIn };

const forWhom = "For managers and auditors. With `format=csv` the same as a table.";

const answers = <Schema extends z.ZodType>(description: string, schema: Schema, csv: string) => ({
  200: {
    description,
    content: {
      "application/json": { schema },
      "text/csv": { schema: z.string().meta({ example: csv }) },
    },
  },
  ...problemResponses(...signedInProblems, "unknown_currency"),
});

const summary = createRoute({
  ...usual,
  method: "get",
  path: "/currencies/{code}/insight",
  operationId: "readInsight",
  summary: "See a currency at a glance",
  description: forWhom,
  request: { params: insightPath, query: formatQuery },
  responses: answers("Its figures of today.", insightSummary, "figure,value…"),
});

const series = createRoute({
  ...usual,
  method: "get",
  path: "/currencies/{code}/insight/series",
  operationId: "readInsightSeries",
  summary: "See how a currency went, by days, weeks or months",
  description: `${forWhom} What circulated and what stood behind it at the end of each, payments, velocity, active accounts, dividends and what melted; at most 1 100 of them.`,
  request: { params: insightPath, query: seriesQuery },
  responses: answers("The earliest first.", insightSeries, "from,to,circulation…"),
});

const flows = createRoute({
  ...usual,
  method: "get",
  path: "/currencies/{code}/insight/flows",
  operationId: "readInsightFlows",
  summary: "See who pays whom, by member types",
  description: forWhom,
  request: { params: insightPath, query: insightQuery },
  responses: answers("The greatest first.", insightFlows, "payer_type,payer_type_name,…"),
});

const categories = createRoute({
  ...usual,
  method: "get",
  path: "/currencies/{code}/insight/categories",
  operationId: "readInsightCategories",
  summary: "See for what is paid",
  description: `${forWhom} By the category that a payment states.`,
  request: { params: insightPath, query: insightQuery },
  responses: answers("The greatest first.", insightCategories, "category,paid,payments"),
});

const balances = createRoute({
  ...usual,
  method: "get",
  path: "/currencies/{code}/insight/balances",
  operationId: "readInsightBalances",
  summary: "See who holds much and who is deep below zero",
  description: forWhom,
  request: { params: insightPath, query: formatQuery },
  responses: answers("Both, the furthest first.", insightBalances, "list,account,name…"),
});

const csvHeaders = (name: string) => ({
  "Content-Type": "text/csv; charset=utf-8; header=present",
  "Content-Disposition": `attachment; filename="${name}.csv"`,
});

/** What managers look at: figures of a currency, each as JSON and as CSV. */
export const insightRoutes = createRouter()
  .openapi(summary, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { code } = context.req.valid("param");
    const found = await readSummary(context.get("community"), caller, code);
    return context.req.valid("query").format === "json"
      ? context.json(found, 200)
      : context.body(summaryCsv(found), 200, csvHeaders(`${code}-insight`));
  })
  .openapi(series, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { code } = context.req.valid("param");
    const { format, ...asked } = context.req.valid("query");
    const found = await readSeries(context.get("community"), caller, code, asked);
    return format === "json"
      ? context.json(found, 200)
      : context.body(seriesCsv(found), 200, csvHeaders(`${code}-${asked.by}`));
  })
  .openapi(flows, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { code } = context.req.valid("param");
    const { format, ...asked } = context.req.valid("query");
    const found = await readFlows(context.get("community"), caller, code, asked);
    return format === "json"
      ? context.json(found, 200)
      : context.body(flowsCsv(found), 200, csvHeaders(`${code}-flows`));
  })
  .openapi(categories, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { code } = context.req.valid("param");
    const { format, ...asked } = context.req.valid("query");
    const found = await readCategories(context.get("community"), caller, code, asked);
    return format === "json"
      ? context.json(found, 200)
      : context.body(categoriesCsv(found), 200, csvHeaders(`${code}-categories`));
  })
  .openapi(balances, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { code } = context.req.valid("param");
    const found = await readBalances(context.get("community"), caller, code);
    return context.req.valid("query").format === "json"
      ? context.json(found, 200)
      : context.body(balancesCsv(found), 200, csvHeaders(`${code}-balances`));
  });
