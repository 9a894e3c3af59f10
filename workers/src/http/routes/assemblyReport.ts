import { createRoute } from "@hono/zod-openapi";

import { assemblyReportQuery } from "@mereau/shared/contracts/assemblyReport.ts";
import { pdf, pdfType } from "#http/pdf.ts";
import { createRouter, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { printAssemblyReport } from "#services/papers/assembly/print.ts";

const report = createRoute({
  tags: ["Insight"],
  security: signedIn,
  method: "get",
  path: "/reports/assembly",
  operationId: "readAssemblyReport",
  summary: "Print the report for the general assembly",
  description:
    "How a year went, currency by currency: what circulated and what stood behind it, payments, velocity, members, categories and flows. For managers and auditors.",
  request: { query: assemblyReportQuery },
  responses: {
    200: { description: "The report.", content: { "application/pdf": { schema: pdf } } },
    ...problemResponses(...signedInProblems),
  },
});

/** What managers hand out once a year. */
export const assemblyReportRoutes = createRouter().openapi(report, async (context) => {
  const caller = requireCaller(context, { scope: "ledger:read" });
  const { year, lang: language = context.get("language") } = context.req.valid("query");
  const bytes = await printAssemblyReport(context.get("community"), caller, { year, language });
  const { slug } = context.get("community");
  context.header("Content-Disposition", `attachment; filename="${slug}-assembly-${year}.pdf"`);
  return context.body(bytes, 200, pdfType);
});
