import { createRoute } from "@hono/zod-openapi";

import { accountWithHolders, holderPath, holderRequest } from "@mereau/shared/contracts/accounts.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, ledgerProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { removeHolder } from "#services/accounts/removeHolder.ts";
import { setHolder } from "#services/accounts/setHolder.ts";

const usual = { tags: ["Accounts"], security: signedIn };
const problems = [
  ...signedInProblems,
  ...bodyProblems,
  ...ledgerProblems,
  "unknown_account",
  "unknown_member",
  "last_owner",
] as const;

const set = createRoute({
  ...usual,
  method: "put",
  path: "/accounts/{id}/holders/{member}",
  operationId: "setHolder",
  summary: "Give a member a role on an account",
  description:
    "For its owners and the managers, who name the member by number or by id. The limits of an operator are enforced by the ledger itself. Whoever had no role on it is told. Owners do so within half an hour of signing in; later it is refused with `sign_in_again`.",
  request: { params: holderPath, body: jsonBody(holderRequest) },
  responses: {
    200: jsonAnswer("The account with its holders.", accountWithHolders),
    ...problemResponses(
      ...problems,
      "sign_in_again",
      "unknown_currency",
      "member_not_active",
      "amount_out_of_bounds",
    ),
  },
});

const remove = createRoute({
  ...usual,
  method: "delete",
  path: "/accounts/{id}/holders/{member}",
  operationId: "removeHolder",
  summary: "Take an account away from a member",
  description:
    "For its owners and the managers. The ledger lets them spend nothing more from that moment on.",
  request: { params: holderPath },
  responses: { 204: { description: "They no longer hold it." }, ...problemResponses(...problems) },
});

/** Who holds an account. */
export const holderRoutes = createRouter()
  .openapi(set, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id: account, member } = context.req.valid("param");
    const request = context.req.valid("json");
    return context.json(await setHolder(context.get("community"), caller, { account, member }, request), 200);
  })
  .openapi(remove, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id: account, member } = context.req.valid("param");
    await removeHolder(context.get("community"), caller, { account, member });
    return context.body(null, 204);
  });
