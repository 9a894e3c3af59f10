import { createRoute } from "@hono/zod-openapi";

import {
  candidatePage,
  candidatesQuery,
  certification,
  certificationPage,
  certificationRequest,
  certificationsQuery,
} from "@mereau/shared/contracts/certifications.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, ledgerProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { listCandidates } from "#services/certifications/candidates.ts";
import { certify } from "#services/certifications/certify.ts";
import { listCertifications } from "#services/certifications/list.ts";

const usual = { tags: ["Certifications"], security: signedIn };

const give = createRoute({
  ...usual,
  method: "post",
  path: "/certifications",
  operationId: "certify",
  summary: "Vouch for a person whom one knows",
  description:
    "For recognised members, of whom a few certifications make a newcomer a member. Certifying the same person again renews it. Only for people who are signed in themselves: no API key opens it. The same id and content may be sent again.",
  request: { body: jsonBody(certificationRequest) },
  responses: {
    201: jsonAnswer("The certification.", certification),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      ...ledgerProblems,
      "unknown_member",
      "unknown_member_type",
      "already_decided",
      "own_certification",
      "certifications_unused",
      "not_recognised",
      "member_not_active",
      "certification_too_soon",
      "certification_stock_exhausted",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/certifications",
  operationId: "listCertifications",
  summary: "List the certifications that a member gave or received",
  description:
    "Of oneself or of any other: a web of trust is everybody’s. Also those that have ended; by the number of whoever stands on the other side.",
  request: { query: certificationsQuery },
  responses: {
    200: jsonAnswer("A page of certifications.", certificationPage),
    ...problemResponses(...signedInProblems),
  },
});

const candidates = createRoute({
  ...usual,
  method: "get",
  path: "/certifications/candidates",
  operationId: "listCandidates",
  summary: "List those who wait to be certified",
  description:
    "Applicants, and members who are not recognised yet, in the order of their numbers. Empty where the managers alone recognise members.",
  request: { query: candidatesQuery },
  responses: {
    200: jsonAnswer("A page of candidates.", candidatePage),
    ...problemResponses(...signedInProblems),
  },
});

/** Who vouches for whom. */
export const certificationRoutes = createRouter()
  .openapi(give, async (context) => {
    const caller = requireCaller(context);
    return context.json(await certify(context.get("community"), caller, context.req.valid("json")), 201);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    const query = context.req.valid("query");
    return context.json(await listCertifications(context.get("community"), caller, query), 200);
  })
  .openapi(candidates, async (context) => {
    requireCaller(context, { scope: "members:read" });
    return context.json(await listCandidates(context.get("community"), context.req.valid("query")), 200);
  });
