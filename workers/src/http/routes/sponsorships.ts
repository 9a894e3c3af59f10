import { createRoute } from "@hono/zod-openapi";

import { currencyPath } from "@mereau/shared/contracts/currencies.ts";
import {
  beneficiariesQuery,
  beneficiaryPage,
  sponsorship,
  sponsorshipPath,
  sponsorshipQuery,
  sponsorshipRequest,
} from "@mereau/shared/contracts/sponsorships.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { listBeneficiaries } from "#services/sponsorships/beneficiaries.ts";
import { readSponsorship } from "#services/sponsorships/read.ts";
import { endSponsorship, sponsor } from "#services/sponsorships/sponsor.ts";

const tags = ["Sponsorships"];
const usual = { tags, security: signedIn };
const request = { params: sponsorshipPath, query: sponsorshipQuery };
const problems = [...signedInProblems, "unknown_member", "unknown_currency"] as const;

const list = createRoute({
  method: "get",
  path: "/currencies/{code}/beneficiaries",
  operationId: "listBeneficiaries",
  tags,
  summary: "List the associations that may be sponsored",
  description:
    "Public: those whose member type the gifts of the currency allow, with the number of their sponsors, and whether it brings them gifts yet. Where the policies allow any account, those of providers are listed. Empty where the policies give nothing to associations.",
  security: [],
  request: { params: currencyPath, query: beneficiariesQuery },
  responses: {
    200: jsonAnswer("A page of associations, in the order of their accounts.", beneficiaryPage),
    ...problemResponses("invalid_input", "unknown_currency"),
  },
});

const read = createRoute({
  ...usual,
  method: "get",
  path: "/sponsorships/{currency}",
  operationId: "readSponsorship",
  summary: "Read whom a member sponsors",
  description: "One’s own; for managers, that of any member.",
  request,
  responses: {
    200: jsonAnswer("The sponsorship, or that there is none.", sponsorship),
    ...problemResponses(...problems),
  },
});

const set = createRoute({
  ...usual,
  method: "put",
  path: "/sponsorships/{currency}",
  operationId: "sponsor",
  summary: "Sponsor an association",
  description:
    "In place of any other in this currency. What the currency’s policies give to a sponsored association goes there from now on, when the member changes euros or redeems. Managers may in a member’s name.",
  request: { ...request, body: jsonBody(sponsorshipRequest) },
  responses: {
    200: jsonAnswer("The sponsorship.", sponsorship),
    ...problemResponses(
      ...problems,
      ...bodyProblems,
      "unknown_account",
      "currency_mismatch",
      "account_closed",
      "account_suspended",
      "not_a_beneficiary",
    ),
  },
});

const end = createRoute({
  ...usual,
  method: "delete",
  path: "/sponsorships/{currency}",
  operationId: "endSponsorship",
  summary: "Sponsor nobody any more",
  description: "One’s own; managers may in a member’s name. Safe to ask again.",
  request,
  responses: {
    200: jsonAnswer("That there is none.", sponsorship),
    ...problemResponses(...problems, "foreign_origin"),
  },
});

/** Whom members have something given to. */
export const sponsorshipRoutes = createRouter()
  .openapi(list, async (context) => {
    const { code } = context.req.valid("param");
    return context.json(
      await listBeneficiaries(context.get("community"), code, context.req.valid("query")),
      200,
    );
  })
  .openapi(read, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    const whose = { ...context.req.valid("param"), ...context.req.valid("query") };
    return context.json(await readSponsorship(context.get("community"), caller, whose), 200);
  })
  .openapi(set, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const asked = {
      ...context.req.valid("param"),
      ...context.req.valid("query"),
      ...context.req.valid("json"),
    };
    return context.json(await sponsor(context.get("community"), caller, asked), 200);
  })
  .openapi(end, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const whose = { ...context.req.valid("param"), ...context.req.valid("query") };
    return context.json(await endSponsorship(context.get("community"), caller, whose), 200);
  });
