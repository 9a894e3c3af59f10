import { createRoute } from "@hono/zod-openapi";

import {
  bankStatement,
  bankStatementPage,
  bankStatementPath,
  bankStatementsQuery,
  statementRequest,
  statementTrial,
} from "@mereau/shared/contracts/bankStatements.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, ledgerProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { getStatement } from "#services/bank-statements/get.ts";
import { importStatement } from "#services/bank-statements/import.ts";
import { listStatements } from "#services/bank-statements/list.ts";
import { resumeStatement } from "#services/bank-statements/resume.ts";
import { tryStatement } from "#services/bank-statements/try.ts";

const usual = { tags: ["Bank"], security: signedIn };

const create = createRoute({
  ...usual,
  method: "post",
  path: "/bank-statements",
  operationId: "importBankStatement",
  summary: "Take a bank’s statement in, and issue for the deposits in it",
  description:
    "For those who serve members. A line that names an expected deposit, with exactly its amount, is issued; all others wait for a person. Nothing counts twice: the same file again, or one that overlaps, adds only what no file brought before.",
  request: { body: jsonBody(statementRequest) },
  responses: {
    201: jsonAnswer("The import, and what became of its lines.", bankStatement),
    200: jsonAnswer("With `dryRun`: what would happen. Nothing was written.", statementTrial),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      ...ledgerProblems,
      "bank_details_missing",
      "statement_unreadable",
      "foreign_bank_account",
      "unknown_mapping",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/bank-statements",
  operationId: "listBankStatements",
  summary: "List the imports of bank statements, the newest first",
  description: "For those who oversee the community.",
  request: { query: bankStatementsQuery },
  responses: {
    200: jsonAnswer("A page of imports.", bankStatementPage),
    ...problemResponses(...signedInProblems),
  },
});

const get = createRoute({
  ...usual,
  method: "get",
  path: "/bank-statements/{id}",
  operationId: "getBankStatement",
  summary: "Read one import of a bank statement",
  description: "For those who oversee the community.",
  request: { params: bankStatementPath },
  responses: {
    200: jsonAnswer("The import, and what became of its lines.", bankStatement),
    ...problemResponses(...signedInProblems, "unknown_statement"),
  },
});

const resume = createRoute({
  ...usual,
  method: "post",
  path: "/bank-statements/{id}/resume",
  operationId: "resumeBankStatement",
  summary: "Finish an import that was broken off",
  description: "For those who serve members. Other unfinished imports are finished too.",
  request: { params: bankStatementPath },
  responses: {
    200: jsonAnswer("The import, and what became of its lines.", bankStatement),
    ...problemResponses(...signedInProblems, ...bodyProblems, ...ledgerProblems, "unknown_statement"),
  },
});

/** Bank statements, and what is issued for them. */
export const bankStatementRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const [community, request] = [context.get("community"), context.req.valid("json")];
    return request.dryRun
      ? context.json(await tryStatement(community, caller, request), 200)
      : context.json(await importStatement(community, caller, request), 201);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    return context.json(
      await listStatements(context.get("community"), caller, context.req.valid("query")),
      200,
    );
  })
  .openapi(get, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { id } = context.req.valid("param");
    return context.json(await getStatement(context.get("community"), caller, id), 200);
  })
  .openapi(resume, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { id } = context.req.valid("param");
    return context.json(await resumeStatement(context.get("community"), caller, id), 200);
  });
