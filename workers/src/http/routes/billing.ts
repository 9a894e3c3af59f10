import { createRoute } from "@hono/zod-openapi";

import { billing, billingRequest } from "@mereau/shared/contracts/billing.ts";
import { memberPath } from "@mereau/shared/contracts/members.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { changeBilling } from "#services/billing/change.ts";
import { readBilling } from "#services/billing/read.ts";

const usual = { tags: ["Invoices"], security: signedIn };

const readDetails = createRoute({
  ...usual,
  method: "get",
  path: "/members/{id}/billing",
  operationId: "readBilling",
  summary: "Read what a member’s invoices say of them",
  description: "For the member, and for those who oversee the community.",
  request: { params: memberPath },
  responses: {
    200: jsonAnswer("The billing details.", billing),
    ...problemResponses(...signedInProblems),
  },
});

const changeDetails = createRoute({
  ...usual,
  method: "put",
  path: "/members/{id}/billing",
  operationId: "changeBilling",
  summary: "Say what a member’s invoices say of them",
  description: "For the member, and for managers in their name. Invoices that are sent stay as they are.",
  request: { params: memberPath, body: jsonBody(billingRequest) },
  responses: {
    200: jsonAnswer("The billing details.", billing),
    ...problemResponses(...signedInProblems, ...bodyProblems, "unknown_member"),
  },
});

/** What members’ invoices say of them. */
export const billingRoutes = createRouter()
  .openapi(readDetails, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    return context.json(
      await readBilling(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  })
  .openapi(changeDetails, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await changeBilling(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  });
