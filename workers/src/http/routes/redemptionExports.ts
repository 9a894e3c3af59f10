import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import {
  exportWiring,
  exportWithdrawal,
  redemptionExport,
  redemptionExportPage,
  redemptionExportPath,
  redemptionExportRequest,
  redemptionExportsQuery,
} from "@mereau/shared/contracts/payouts.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { createExport } from "#services/redemption-exports/create.ts";
import { findExport, listExports, readExportFile } from "#services/redemption-exports/find.ts";
import { takeExportBack, wireExport } from "#services/redemption-exports/settle.ts";
import { allow, auditing } from "#services/roles.ts";

const usual = { tags: ["Bank"], security: signedIn };
const reading = [...signedInProblems, "unknown_redemption_export"] as const;
const settling = [...reading, ...bodyProblems, "redemption_export_settled"] as const;
const answer = { 200: jsonAnswer("The file, without what is in it.", redemptionExport) };

const create = createRoute({
  ...usual,
  method: "post",
  path: "/redemption-exports",
  operationId: "createRedemptionExport",
  summary: "Write a file for the bank with the euros of redemptions",
  description:
    "For managers: SEPA credit transfers (`pain.001.001.09`) from the account of the bank details, of redemptions that are approved, due and in no other file. All of them, or nothing. It is kept as it was made.",
  request: { body: jsonBody(redemptionExportRequest) },
  responses: {
    201: jsonAnswer("The file, without what is in it.", redemptionExport),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "unknown_redemption",
      "already_reversed",
      "redemption_wired",
      "redemption_exported",
      "approval_missing",
      "payout_details_missing",
      "amount_indivisible",
      "bank_details_missing",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/redemption-exports",
  operationId: "listRedemptionExports",
  summary: "List the files for the bank, the last made first",
  description: "For those who may read the whole ledger.",
  request: { query: redemptionExportsQuery },
  responses: {
    200: jsonAnswer("A page of files.", redemptionExportPage),
    ...problemResponses(...signedInProblems),
  },
});

const get = createRoute({
  ...usual,
  method: "get",
  path: "/redemption-exports/{id}",
  operationId: "getRedemptionExport",
  summary: "Read what became of a file for the bank",
  description: "For those who may read the whole ledger.",
  request: { params: redemptionExportPath },
  responses: { ...answer, ...problemResponses(...reading) },
});

const file = createRoute({
  ...usual,
  method: "get",
  path: "/redemption-exports/{id}/file",
  operationId: "downloadRedemptionExport",
  summary: "Download a file for the bank as it was made",
  description: "For those who may read the whole ledger.",
  request: { params: redemptionExportPath },
  responses: {
    200: {
      description: "The file.",
      content: { "application/xml": { schema: z.string().meta({ example: "<?xml version=…" }) } },
    },
    ...problemResponses(...reading),
  },
});

const wiring = createRoute({
  ...usual,
  method: "post",
  path: "/redemption-exports/{id}/wiring",
  operationId: "wireRedemptionExport",
  summary: "Say that the bank has carried a file out",
  description: "For managers. All redemptions in it are wired; no money moves by it.",
  request: { params: redemptionExportPath, body: jsonBody(exportWiring) },
  responses: { ...answer, ...problemResponses(...settling) },
});

const withdrawal = createRoute({
  ...usual,
  method: "post",
  path: "/redemption-exports/{id}/withdrawal",
  operationId: "takeRedemptionExportBack",
  summary: "Take a file back that the bank has not carried out",
  description: "For managers. Its redemptions are due again, and may stand in another file.",
  request: { params: redemptionExportPath, body: jsonBody(exportWithdrawal) },
  responses: { ...answer, ...problemResponses(...settling) },
});

/** Files for the bank. */
export const redemptionExportRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    return context.json(await createExport(context.get("community"), caller, context.req.valid("json")), 201);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    return context.json(await listExports(context.get("community"), caller, context.req.valid("query")), 200);
  })
  .openapi(get, async (context) => {
    allow(requireCaller(context, { scope: "ledger:read" }), auditing);
    return context.json(await findExport(context.get("community"), context.req.valid("param").id), 200);
  })
  .openapi(file, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { id } = context.req.valid("param");
    const written = await readExportFile(context.get("community"), caller, id);
    context.header("Content-Disposition", `attachment; filename="virements-${id}.xml"`);
    return context.body(written, 200, { "Content-Type": "application/xml; charset=utf-8" });
  })
  .openapi(wiring, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { id } = context.req.valid("param");
    const { wiredOn } = context.req.valid("json");
    return context.json(await wireExport(context.get("community"), caller, id, wiredOn), 200);
  })
  .openapi(withdrawal, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { id } = context.req.valid("param");
    const { reason } = context.req.valid("json");
    return context.json(await takeExportBack(context.get("community"), caller, id, reason), 200);
  });
