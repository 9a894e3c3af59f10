import { createRoute } from "@hono/zod-openapi";

import { pageQuery } from "@mereau/shared/contracts/common.ts";
import {
  ledgerVerification,
  ledgerVerificationPage,
  ledgerVerificationPath,
  newLedgerVerification,
} from "@mereau/shared/contracts/ledgerVerification.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { listVerifications, readVerification, startVerification } from "#services/verification/start.ts";

const usual = { tags: ["Ledger"], security: signedIn };

const start = createRoute({
  ...usual,
  method: "post",
  path: "/ledger/verifications",
  operationId: "startLedgerVerification",
  summary: "Verify the ledger",
  description:
    "For managers and auditors. Every hash, signature, sum and balance is computed once more from the batches, piece by piece while payments go on, up to the last batch of this moment; ask for it again to see how far it is. While one is under way that one is answered. Whether each movement follows from the policies in force is checked by `npm run verify` on an export.",
  request: { body: jsonBody(newLedgerVerification) },
  responses: {
    201: jsonAnswer("The verification, begun.", ledgerVerification),
    ...problemResponses(...signedInProblems, ...bodyProblems, "unavailable", "idempotency_key_mismatch"),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/ledger/verifications",
  operationId: "listLedgerVerifications",
  summary: "See when the ledger was verified, by whom, and what was found",
  description: "For managers and auditors, the newest first.",
  request: { query: pageQuery },
  responses: {
    200: jsonAnswer("A page of verifications.", ledgerVerificationPage),
    ...problemResponses(...signedInProblems),
  },
});

const read = createRoute({
  ...usual,
  method: "get",
  path: "/ledger/verifications/{id}",
  operationId: "readLedgerVerification",
  summary: "See how far a verification is, and what it found",
  description: "For managers and auditors.",
  request: { params: ledgerVerificationPath },
  responses: {
    200: jsonAnswer("How it stands.", ledgerVerification),
    ...problemResponses(...signedInProblems, "not_found"),
  },
});

/** The ledger, recomputed. */
export const ledgerVerificationRoutes = createRouter()
  .openapi(start, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { id } = context.req.valid("json");
    return context.json(
      await startVerification(context.get("community"), caller, id, context.get("language")),
      201,
    );
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const page = await listVerifications(
      context.get("community"),
      caller,
      context.get("language"),
      context.req.valid("query"),
    );
    return context.json(page, 200);
  })
  .openapi(read, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { id } = context.req.valid("param");
    return context.json(
      await readVerification(context.get("community"), caller, id, context.get("language")),
      200,
    );
  });
