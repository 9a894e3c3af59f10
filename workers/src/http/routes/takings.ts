import { createRoute } from "@hono/zod-openapi";

import { accountPath } from "@mereau/shared/contracts/accounts.ts";
import { takings, takingsQuery } from "@mereau/shared/contracts/takings.ts";
import { createRouter, jsonAnswer, problemResponses, requireCaller, signedIn } from "#http/router.ts";
import { signedInProblems } from "#http/routes/usualProblems.ts";
import { readTakings } from "#services/takings/read.ts";

const read = createRoute({
  tags: ["Accounts"],
  security: signedIn,
  method: "get",
  path: "/accounts/{id}/takings",
  operationId: "readTakings",
  summary: "Read what came in at a till",
  description:
    "For the holders of the account, its cashiers too, and for those who oversee the community. What it has is not told. The client says which span is its day, of 48 hours at most; a cashier looks back no further than that. At most 1 000 payments: ask for a shorter span else.",
  request: { params: accountPath, query: takingsQuery },
  responses: {
    200: jsonAnswer("The payments, and what they come to.", takings),
    ...problemResponses(...signedInProblems, "unknown_account", "unknown_currency"),
  },
});

/** What came in at a till. */
export const takingsRoutes = createRouter().openapi(read, async (context) => {
  const caller = requireCaller(context, { scope: "accounts:read" });
  const { id } = context.req.valid("param");
  return context.json(
    await readTakings(context.get("community"), caller, id, context.req.valid("query")),
    200,
  );
});
