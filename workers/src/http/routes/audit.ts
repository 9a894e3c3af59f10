import { createRoute } from "@hono/zod-openapi";

import { auditPage, auditQuery } from "@mereau/shared/contracts/audit.ts";
import { createRouter, jsonAnswer, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { listAudit } from "#services/audit/list.ts";

const list = createRoute({
  method: "get",
  path: "/audit",
  operationId: "listAudit",
  tags: ["Audit"],
  summary: "Read what was done by those who run the community",
  description: "For administrators and auditors, newest first, with both names where one acted for another.",
  security: signedIn,
  request: { query: auditQuery },
  responses: {
    200: jsonAnswer("A page of the audit log.", auditPage),
    ...problemResponses(...signedInProblems),
  },
});

/** The audit log. */
export const auditRoutes = createRouter().openapi(list, async (context) => {
  const caller = requireCaller(context);
  return context.json(await listAudit(context.get("community"), caller, context.req.valid("query")), 200);
});
