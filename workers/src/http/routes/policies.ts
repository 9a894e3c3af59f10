import { createRoute } from "@hono/zod-openapi";

import {
  policiesChecked,
  policiesOfCurrency,
  policiesPath,
  policiesProposal,
  policiesRequest,
  policyVersionPage,
  policyVersionPath,
  policyVersionsQuery,
} from "@mereau/shared/contracts/policies.ts";
import { simulationResult } from "@mereau/shared/contracts/simulation.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, ledgerProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { checkPolicies } from "#services/policies/check.ts";
import { listVersions, readPolicies } from "#services/policies/read.ts";
import { settlePolicies } from "#services/policies/settle.ts";
import { simulatePolicies } from "#services/policies/simulate/simulate.ts";
import { withdrawVersion } from "#services/policies/withdraw.ts";

const tags = ["Policies"];

const read = createRoute({
  method: "get",
  path: "/currencies/{code}/policies",
  operationId: "readPolicies",
  tags,
  summary: "Read the policies of a currency",
  description:
    "Public: what is in force and what is announced, in figures and in words, and when a change could take effect.",
  security: [],
  request: { params: policiesPath },
  responses: {
    200: jsonAnswer("The policies.", policiesOfCurrency),
    ...problemResponses("invalid_input", "unknown_currency"),
  },
});

const versions = createRoute({
  method: "get",
  path: "/currencies/{code}/policies/versions",
  operationId: "listPolicyVersions",
  tags,
  summary: "List every version of a currency’s policies",
  description: "Public, newest first, with who settled each and when.",
  security: [],
  request: { params: policiesPath, query: policyVersionsQuery },
  responses: {
    200: jsonAnswer("A page of versions.", policyVersionPage),
    ...problemResponses("invalid_input", "unknown_currency"),
  },
});

const settle = createRoute({
  method: "put",
  path: "/currencies/{code}/policies",
  operationId: "settlePolicies",
  tags,
  summary: "Settle the policies of a currency from a moment on",
  description:
    "For administrators. The whole set is replaced by a new version; every member is told by e-mail. " +
    "`policy_disagreement` comes with `disagreements`, `notice_too_short` with `earliestAt` and `noticeDays`, " +
    "`version_conflict` with the last `version`.",
  security: signedIn,
  request: { params: policiesPath, body: jsonBody(policiesRequest) },
  responses: {
    200: jsonAnswer("The policies as they stand now.", policiesOfCurrency),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      ...ledgerProblems,
      "unknown_currency",
      "unknown_account",
      "policy_disagreement",
      "notice_too_short",
      "version_conflict",
    ),
  },
});

const withdraw = createRoute({
  method: "delete",
  path: "/currencies/{code}/policies/versions/{version}",
  operationId: "withdrawPolicyVersion",
  tags,
  summary: "Withdraw an announced change before it takes effect",
  description:
    "For administrators; the last version that was settled, and with it all else that is announced. What is in force is " +
    "settled once more as a new version, at once, and members are told.",
  security: signedIn,
  request: { params: policyVersionPath },
  responses: {
    200: jsonAnswer("The policies as they stand now.", policiesOfCurrency),
    ...problemResponses(
      ...signedInProblems,
      ...ledgerProblems,
      "foreign_origin",
      "unknown_currency",
      "unknown_version",
      "version_in_force",
      "version_conflict",
    ),
  },
});

const check = createRoute({
  method: "post",
  path: "/currencies/{code}/policies/check",
  operationId: "checkPolicies",
  tags,
  summary: "Check policies without settling them",
  description:
    "For managers and auditors: what they would mean in words, what would begin, end or change, what contradicts what, and which pots are still to be opened.",
  security: signedIn,
  request: { params: policiesPath, body: jsonBody(policiesProposal) },
  responses: {
    200: jsonAnswer("What would come of them.", policiesChecked),
    ...problemResponses(...signedInProblems, ...bodyProblems, "unknown_currency"),
  },
});

const simulate = createRoute({
  method: "post",
  path: "/currencies/{code}/policies/simulation",
  operationId: "simulatePolicies",
  tags,
  summary: "Play the last year once more under other policies",
  description:
    "For managers and auditors. The community’s own record of the last twelve months, or since its beginning, goes through " +
    "the rules of the ledger twice: as it was, and as it would have been. Nothing is changed. At most the 300 000 most " +
    "recent transfers are played; `from` and `to` tell the period.",
  security: signedIn,
  request: { params: policiesPath, body: jsonBody(policiesProposal) },
  responses: {
    200: jsonAnswer("What would have been.", simulationResult),
    ...problemResponses(...signedInProblems, ...bodyProblems, "unknown_currency", "policy_disagreement"),
  },
});

/** The policies of currencies: read by all, settled by administrators. */
export const policyRoutes = createRouter()
  .openapi(read, async (context) => {
    const { code } = context.req.valid("param");
    return context.json(await readPolicies(context.get("community"), code, context.get("language")), 200);
  })
  .openapi(versions, async (context) => {
    const { code } = context.req.valid("param");
    const query = context.req.valid("query");
    return context.json(
      await listVersions(context.get("community"), code, query, context.get("language")),
      200,
    );
  })
  .openapi(settle, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const { code } = context.req.valid("param");
    const asked = { ...context.req.valid("json"), code, language: context.get("language") };
    return context.json(await settlePolicies(context.get("community"), caller, asked), 200);
  })
  .openapi(withdraw, async (context) => {
    const caller = requireCaller(context, { scope: "currencies:write" });
    const asked = { ...context.req.valid("param"), language: context.get("language") };
    return context.json(await withdrawVersion(context.get("community"), caller, asked), 200);
  })
  .openapi(check, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { code } = context.req.valid("param");
    const asked = { ...context.req.valid("json"), code, language: context.get("language") };
    return context.json(await checkPolicies(context.get("community"), caller, asked), 200);
  })
  .openapi(simulate, async (context) => {
    const caller = requireCaller(context, { scope: "ledger:read" });
    const { code } = context.req.valid("param");
    const { policies } = context.req.valid("json");
    return context.json(await simulatePolicies(context.get("community"), caller, { code, policies }), 200);
  });
