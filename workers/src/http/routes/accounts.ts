import { createRoute } from "@hono/zod-openapi";

import {
  accountPage,
  accountPath,
  accountQuery,
  accountRequest,
  accountsQuery,
  accountWithHolders,
  limitsRequest,
  nameRequest,
  statusRequest,
} from "@mereau/shared/contracts/accounts.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, ledgerProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { getAccount } from "#services/accounts/get.ts";
import { listAccounts } from "#services/accounts/list.ts";
import { openAccount } from "#services/accounts/open.ts";
import { renameAccount } from "#services/accounts/rename.ts";
import { setLimits } from "#services/accounts/setLimits.ts";
import { setStatus } from "#services/accounts/setStatus.ts";
import { liftLimits } from "#services/limits/lift.ts";

const usual = { tags: ["Accounts"], security: signedIn };
const settingProblems = [
  ...signedInProblems,
  ...bodyProblems,
  ...ledgerProblems,
  "unknown_account",
  "unknown_currency",
  "system_account",
] as const;

const list = createRoute({
  ...usual,
  method: "get",
  path: "/accounts",
  operationId: "listAccounts",
  summary: "List accounts",
  description: "One’s own; for those who oversee the community, also a member’s, or all (`all=true`).",
  request: { query: accountsQuery },
  responses: {
    200: jsonAnswer("A page of accounts.", accountPage),
    ...problemResponses(...signedInProblems),
  },
});

const open = createRoute({
  ...usual,
  method: "post",
  path: "/accounts",
  operationId: "openAccount",
  summary: "Open a further account for a member",
  description: "For managers. Its id follows from the member’s number, so asking again opens nothing more.",
  request: { body: jsonBody(accountRequest) },
  responses: {
    201: jsonAnswer("The account.", accountWithHolders),
    ...problemResponses(
      ...settingProblems,
      "unknown_member",
      "member_not_active",
      "currency_mismatch",
      "no_credit",
      "amount_out_of_bounds",
    ),
  },
});

const get = createRoute({
  ...usual,
  method: "get",
  path: "/accounts/{id}",
  operationId: "getAccount",
  summary: "Read an account",
  description:
    "For its holders, and for those who oversee the community. balance = posted − held. With `unit=dividend` in dividends.",
  request: { params: accountPath, query: accountQuery },
  responses: {
    200: jsonAnswer("The account as it stands.", accountWithHolders),
    ...problemResponses(...signedInProblems, "unknown_account", "no_dividend"),
  },
});

const limits = createRoute({
  ...usual,
  method: "put",
  path: "/accounts/{id}/limits",
  operationId: "setAccountLimits",
  summary: "Say how far below and above zero an account may go",
  description: "For managers. From then on it does not follow the limits of its member type.",
  request: { params: accountPath, body: jsonBody(limitsRequest) },
  responses: {
    200: jsonAnswer("The account.", accountWithHolders),
    ...problemResponses(...settingProblems, "limit_crossed", "no_credit", "amount_out_of_bounds"),
  },
});

const lift = createRoute({
  ...usual,
  method: "delete",
  path: "/accounts/{id}/limits",
  operationId: "liftAccountLimits",
  summary: "Let an account follow the limits of its member type again",
  description: "For managers.",
  request: { params: accountPath },
  responses: {
    200: jsonAnswer("The account.", accountWithHolders),
    ...problemResponses(...settingProblems, "unknown_member_type", "limit_crossed"),
  },
});

const status = createRoute({
  ...usual,
  method: "put",
  path: "/accounts/{id}/status",
  operationId: "setAccountStatus",
  summary: "Suspend, reopen or close an account",
  description: "For managers. Closing is for good, and for empty accounts.",
  request: { params: accountPath, body: jsonBody(statusRequest) },
  responses: {
    200: jsonAnswer("The account.", accountWithHolders),
    ...problemResponses(...settingProblems, "account_not_empty", "account_closed"),
  },
});

const rename = createRoute({
  ...usual,
  method: "put",
  path: "/accounts/{id}/name",
  operationId: "renameAccount",
  summary: "Name an account",
  description: "For its owners and the managers: what payers see.",
  request: { params: accountPath, body: jsonBody(nameRequest) },
  responses: {
    200: jsonAnswer("The account.", accountWithHolders),
    ...problemResponses(...signedInProblems, ...bodyProblems, "unknown_account"),
  },
});

/** Accounts as they stand, and what managers set on them. */
export const accountRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(
      await listAccounts(context.get("community"), caller, context.req.valid("query")),
      200,
    );
  })
  .openapi(open, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    return context.json(await openAccount(context.get("community"), caller, context.req.valid("json")), 201);
  })
  .openapi(get, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(
      await getAccount(
        context.get("community"),
        caller,
        context.req.valid("param").id,
        context.req.valid("query").unit,
      ),
      200,
    );
  })
  .openapi(limits, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await setLimits(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  })
  .openapi(lift, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    return context.json(await liftLimits(context.get("community"), caller, id), 200);
  })
  .openapi(status, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    const { status: asked } = context.req.valid("json");
    return context.json(await setStatus(context.get("community"), caller, id, asked), 200);
  })
  .openapi(rename, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    const { name } = context.req.valid("json");
    return context.json(await renameAccount(context.get("community"), caller, id, name), 200);
  });
