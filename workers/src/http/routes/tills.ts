import { createRoute } from "@hono/zod-openapi";

import { printedQuery } from "@mereau/shared/contracts/printed.ts";
import {
  counterReceipt,
  till,
  tillClosingRequest,
  tillMovement,
  tillMovementPage,
  tillMovementPath,
  tillMovementRequest,
  tillMovementsQuery,
  tillPage,
  tillPath,
  tillRequest,
  tillsQuery,
} from "@mereau/shared/contracts/tills.ts";
import { pdf, pdfType } from "#http/pdf.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { printCounterReceipt } from "#services/papers/counterReceipt/print.ts";
import { closeTill } from "#services/tills/close.ts";
import { readTill } from "#services/tills/find.ts";
import { listTillMovements, listTills } from "#services/tills/list.ts";
import { moveAtTill } from "#services/tills/move.ts";
import { openTill } from "#services/tills/open.ts";
import { readCounterReceipt } from "#services/tills/receipt.ts";

const usual = { tags: ["Bank"], security: signedIn };
const reading = [...signedInProblems, "unknown_till", "till_of_another"] as const;
const writing = [...reading, ...bodyProblems] as const;
const madeOnce = ["id_reused", "idempotency_key_mismatch"] as const;

const list = createRoute({
  ...usual,
  method: "get",
  path: "/tills",
  operationId: "listTills",
  summary: "List tills, the last opened first",
  description:
    "A teller’s own; for those who may read the whole ledger everybody’s, or with `teller` those of one.",
  request: { query: tillsQuery },
  responses: { 200: jsonAnswer("A page of tills.", tillPage), ...problemResponses(...signedInProblems) },
});

const open = createRoute({
  ...usual,
  method: "post",
  path: "/tills",
  operationId: "openTill",
  summary: "Open a till with the cash that is in the box",
  description: "For those who serve members. One is open at a time for each of them.",
  request: { body: jsonBody(tillRequest) },
  responses: {
    201: jsonAnswer("The till.", till),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      ...madeOnce,
      "till_already_open",
      "amount_out_of_bounds",
    ),
  },
});

const get = createRoute({
  ...usual,
  method: "get",
  path: "/tills/{id}",
  operationId: "getTill",
  summary: "Read a till, and what should be in it",
  description: "For its teller, and for those who may read the whole ledger.",
  request: { params: tillPath },
  responses: { 200: jsonAnswer("The till.", till), ...problemResponses(...reading) },
});

const close = createRoute({
  ...usual,
  method: "post",
  path: "/tills/{id}/closing",
  operationId: "closeTill",
  summary: "Count what is in the box, and close the till",
  description:
    "For its teller, and for managers. Where the count differs from what should be there, a note says why. Asked again with the same count and note, it answers the same.",
  request: { params: tillPath, body: jsonBody(tillClosingRequest) },
  responses: {
    200: jsonAnswer("The till as it was closed.", till),
    ...problemResponses(
      ...writing,
      "till_closed",
      "till_unsettled",
      "till_difference_unexplained",
      "amount_out_of_bounds",
    ),
  },
});

const movements = createRoute({
  ...usual,
  method: "get",
  path: "/tills/{id}/movements",
  operationId: "listTillMovements",
  summary: "List what was taken and given at a till, the newest first",
  description: "For its teller, and for those who may read the whole ledger.",
  request: { params: tillPath, query: tillMovementsQuery },
  responses: { 200: jsonAnswer("A page of movements.", tillMovementPage), ...problemResponses(...reading) },
});

const move = createRoute({
  ...usual,
  method: "post",
  path: "/tills/{id}/movements",
  operationId: "moveAtTill",
  summary: "Write down euros taken or given for something else than an issue",
  description:
    "For the teller whose till it is: cash taken to the bank, change fetched, euros given back. No money of the ledger moves by it. What is issued at a till is `POST /currencies/{code}/issues` with its `counter`.",
  request: { params: tillPath, body: jsonBody(tillMovementRequest) },
  responses: {
    201: jsonAnswer("The movement.", tillMovement),
    ...problemResponses(...writing, ...madeOnce, "till_closed", "till_short", "amount_out_of_bounds"),
  },
});

const receipt = createRoute({
  ...usual,
  method: "get",
  path: "/tills/{id}/movements/{movement}/receipt",
  operationId: "readCounterReceipt",
  summary: "Read the receipt of euros taken at the counter",
  description:
    "Of an issue that was carried out, for the till’s teller and those who may read the whole ledger.",
  request: { params: tillMovementPath },
  responses: {
    200: jsonAnswer("The receipt.", counterReceipt),
    ...problemResponses(...reading, "unknown_till_movement"),
  },
});

const paper = createRoute({
  ...usual,
  method: "get",
  path: "/tills/{id}/movements/{movement}/receipt.pdf",
  operationId: "printCounterReceipt",
  summary: "Print the receipt of euros taken at the counter",
  description: "The same on a small page, in French or English (`Accept-Language`, `lang`).",
  request: { params: tillMovementPath, query: printedQuery },
  responses: {
    200: { description: "The receipt.", content: { "application/pdf": { schema: pdf } } },
    ...problemResponses(...reading, "unknown_till_movement"),
  },
});

/** The tills of the exchange desk. */
export const tillRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    return context.json(await listTills(context.get("community"), caller, context.req.valid("query")), 200);
  })
  .openapi(open, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    return context.json(await openTill(context.get("community"), caller, context.req.valid("json")), 201);
  })
  .openapi(get, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    return context.json(await readTill(context.get("community"), caller, context.req.valid("param").id), 200);
  })
  .openapi(close, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await closeTill(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  })
  .openapi(movements, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { id } = context.req.valid("param");
    return context.json(
      await listTillMovements(context.get("community"), caller, id, context.req.valid("query")),
      200,
    );
  })
  .openapi(move, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await moveAtTill(context.get("community"), caller, id, context.req.valid("json")),
      201,
    );
  })
  .openapi(receipt, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    return context.json(
      await readCounterReceipt(context.get("community"), caller, context.req.valid("param")),
      200,
    );
  })
  .openapi(paper, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const community = context.get("community");
    const told = await readCounterReceipt(community, caller, context.req.valid("param"));
    const { lang = context.get("language") } = context.req.valid("query");
    context.header("Content-Disposition", `inline; filename="${told.number}.pdf"`);
    return context.body(await printCounterReceipt(community, told, lang), 200, pdfType);
  });
