import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import {
  payoutRequest,
  redemption,
  redemptionPage,
  redemptionPath,
  redemptionsQuery,
} from "@mereau/shared/contracts/redemptions.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { listRedemptions, redemptionsCsv } from "#services/redemptions/list.ts";
import { recordPayout, withdrawPayout } from "#services/redemptions/payout.ts";
import { allow, overseeing } from "#services/roles.ts";
import { textStream } from "#services/stream.ts";

const usual = { tags: ["Bank"], security: signedIn };
const answer = { 200: jsonAnswer("The redemption as it stands.", redemption) };
const deciding = [...signedInProblems, "foreign_origin", "unknown_redemption"] as const;

const list = createRoute({
  ...usual,
  method: "get",
  path: "/redemptions",
  operationId: "listRedemptions",
  summary: "List redemptions and the euros owed for them, the newest first",
  description:
    "For those who oversee the community: those whose euros are still to be wired, or with `state` others. With `format=csv` the whole list as a table.",
  request: { query: redemptionsQuery },
  responses: {
    200: {
      description: "A page of redemptions.",
      content: {
        "application/json": { schema: redemptionPage },
        "text/csv": { schema: z.string().meta({ example: "date,account,holder,…" }) },
      },
    },
    ...problemResponses(...signedInProblems),
  },
});

const wire = createRoute({
  ...usual,
  method: "put",
  path: "/redemptions/{id}/payout",
  operationId: "recordPayout",
  summary: "Say that the euros of a redemption were wired",
  description:
    "For managers, once they have sent the euros at the bank: no money moves by it. So many euros that two of them must approve are not wired before they have. Said again, another date or reference takes the place of the first.",
  request: { params: redemptionPath, body: jsonBody(payoutRequest) },
  responses: {
    ...answer,
    ...problemResponses(
      ...deciding,
      ...bodyProblems,
      "already_reversed",
      "approval_missing",
      "redemption_exported",
    ),
  },
});

const withdraw = createRoute({
  ...usual,
  method: "delete",
  path: "/redemptions/{id}/payout",
  operationId: "withdrawPayout",
  summary: "Take back that the euros of a redemption were wired",
  description: "For managers. The redemption is due again.",
  request: { params: redemptionPath },
  responses: { ...answer, ...problemResponses(...deciding) },
});

/** Redemptions, and whether their euros were wired. */
export const redemptionRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const community = context.get("community");
    const { format, ...query } = context.req.valid("query");
    if (format === "json") return context.json(await listRedemptions(community, caller, query), 200);
    allow(caller, overseeing);
    context.header("Content-Type", "text/csv; charset=utf-8; header=present");
    context.header("Content-Disposition", 'attachment; filename="redemptions.csv"');
    return context.body(textStream(redemptionsCsv(community, caller, query)), 200);
  })
  .openapi(wire, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await recordPayout(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  })
  .openapi(withdraw, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    return context.json(
      await withdrawPayout(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  });
