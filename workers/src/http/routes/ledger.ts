import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import { batchesQuery, batchPage, journalQuery, ledgerHead } from "@mereau/shared/contracts/ledger.ts";
import { createRouter, jsonAnswer, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { readHead } from "#services/ledger/head.ts";
import { exportJournal } from "#services/ledger/journal.ts";
import { listBatches } from "#services/ledger/listBatches.ts";
import { textStream } from "#services/stream.ts";

const usual = { tags: ["Ledger"], security: signedIn };

const head = createRoute({
  ...usual,
  method: "get",
  path: "/ledger/head",
  operationId: "readLedgerHead",
  summary: "Read where the chain of batches ends",
  description: "For every member: write the hash down, and nobody can rewrite what came before it.",
  responses: {
    200: jsonAnswer("The head of the ledger.", ledgerHead),
    ...problemResponses("unauthenticated", "scope_missing", "unavailable"),
  },
});

const batches = createRoute({
  ...usual,
  method: "get",
  path: "/ledger/batches",
  operationId: "listLedgerBatches",
  summary: "Read the chain of batches",
  description:
    "For auditors and managers, from the first on; with `content=true` everything that the hashes cover.",
  request: { query: batchesQuery },
  responses: { 200: jsonAnswer("A page of batches.", batchPage), ...problemResponses(...signedInProblems) },
});

const journal = createRoute({
  ...usual,
  method: "get",
  path: "/ledger/journal",
  operationId: "exportJournal",
  summary: "Take the ledger to an accounting program",
  description: [
    "For auditors and managers: hledger, ledger-cli, beancount, CSV, or FEC. What stood before `from` is one opening entry; what each account must stand at is asserted at the end. Dates without a time mean whole UTC days, both included.",
    "`fec` is the French *Fichier des écritures comptables* (article A47 A-1 of the Livre des procédures fiscales), written with the community’s chart of accounts. It is of one financial year: that of `from`, of `to`, or else the one under way. It bears the name that the article wants, in UTF-8 or ISO 8859-15 as the chart says.",
  ].join("\n\n"),
  request: { query: journalQuery },
  responses: {
    200: {
      description: "The journal.",
      content: {
        "text/plain": { schema: z.string().meta({ example: "2026-11-22 * (…) payment | Deux pains" }) },
        "text/csv": { schema: z.string().meta({ example: "at,seq,transfer,kind,account,…" }) },
      },
    },
    ...problemResponses(...signedInProblems, "rate_missing", "currencies_left_out"),
  },
});

/** The ledger as a whole. */
export const ledgerRoutes = createRouter()
  .openapi(head, async (context) => {
    requireCaller(context, { scope: "ledger:read" });
    const { seq, hash, at, publicKey } = await readHead(context.get("community"));
    return context.json({ seq, hash, at, publicKey }, 200);
  })
  .openapi(batches, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    return context.json(await listBatches(context.get("community"), caller, context.req.valid("query")), 200);
  })
  .openapi(journal, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const exported = await exportJournal(context.get("community"), caller, context.req.valid("query"));
    context.header("Content-Type", exported.contentType);
    context.header("Content-Disposition", `attachment; filename="${exported.fileName}"`);
    return context.body(textStream(exported.texts, exported.encode), 200);
  });
