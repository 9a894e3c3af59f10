import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import { uuid } from "@mereau/shared/contracts/common.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import {
  proposal,
  proposalPage,
  proposalRefusal,
  proposalsQuery,
  twoPersonRule,
} from "@mereau/shared/contracts/proposals.ts";
import { carriedOut } from "#http/middleware/twoPersons/carriedOut.ts";
import { rolesFor } from "#http/middleware/twoPersons/deeds.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import {
  approveProposal,
  closeProposal,
  proposerOf,
  refuseProposal,
  withdrawProposal,
} from "#services/proposals/decide.ts";
import { listProposals, readProposal } from "#services/proposals/read.ts";
import { changeTwoPersonRule, readTwoPersonRule } from "#services/proposals/rule.ts";
import { allow, overseeing } from "#services/roles.ts";

const usual = { tags: ["Two people"], security: signedIn };
const params = z.object({ id: uuid });
const deciding = [
  ...signedInProblems,
  "foreign_origin",
  "not_found",
  "own_proposal",
  "proposal_closed",
] as const;

const list = createRoute({
  ...usual,
  method: "get",
  path: "/proposals",
  operationId: "listProposals",
  summary: "List what waits for a second person, or did",
  description: "For the team, the newest first.",
  request: { query: proposalsQuery },
  responses: {
    200: jsonAnswer("A page of proposals.", proposalPage),
    ...problemResponses(...signedInProblems),
  },
});

const approve = createRoute({
  ...usual,
  method: "post",
  path: "/proposals/{id}/approval",
  operationId: "approveProposal",
  summary: "Approve a proposal, and have it carried out",
  description:
    "For somebody else than its proposer who could do it too. It is carried out as it was asked, in the proposer’s name, with both in the audit. Of several who approve at once, one has it carried out. Cut off, it stays `approved`: approve it again, a minute later.",
  request: { params },
  responses: {
    200: jsonAnswer("The proposal, `done` or `failed`.", proposal),
    ...problemResponses(...deciding),
  },
});

const refuse = createRoute({
  ...usual,
  method: "post",
  path: "/proposals/{id}/refusal",
  operationId: "refuseProposal",
  summary: "Refuse a proposal",
  request: { params, body: jsonBody(proposalRefusal) },
  responses: {
    200: jsonAnswer("The proposal.", proposal),
    ...problemResponses(...deciding, ...bodyProblems),
  },
});

const withdraw = createRoute({
  ...usual,
  method: "post",
  path: "/proposals/{id}/withdrawal",
  operationId: "withdrawProposal",
  summary: "Take back what one has proposed",
  request: { params },
  responses: {
    200: jsonAnswer("The proposal.", proposal),
    ...problemResponses(...signedInProblems, "foreign_origin", "not_found", "proposal_closed"),
  },
});

const readRule = createRoute({
  ...usual,
  method: "get",
  path: "/two-person-rule",
  operationId: "readTwoPersonRule",
  summary: "Tell for which deeds the community wants two people",
  description: "For the team.",
  responses: { 200: jsonAnswer("The rule.", twoPersonRule), ...problemResponses(...signedInProblems) },
});

const changeRule = createRoute({
  ...usual,
  method: "put",
  path: "/two-person-rule",
  operationId: "changeTwoPersonRule",
  summary: "Say for which deeds the community wants two people",
  description:
    "For administrators, of whom there must be two. Each such request is answered with 202 and its proposal from now on; so is changing the rule again.",
  request: { body: jsonBody(twoPersonRule) },
  responses: {
    200: jsonAnswer("The rule.", twoPersonRule),
    ...problemResponses(...signedInProblems, ...bodyProblems, "second_person_missing"),
  },
});

/** What two people do together. Only people decide: no operation here names a scope. */
export const proposalRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context);
    const { open, ...page } = context.req.valid("query");
    const wanted = { ...page, open: open === "true" };
    return context.json(await listProposals(context.get("community"), caller, wanted), 200);
  })
  .openapi(approve, async (context) => {
    const caller = requireCaller(context);
    const community = context.get("community");
    const found = await readProposal(community, context.req.valid("param").id);
    const { approved: asked, mine } = await approveProposal(community, caller, found, rolesFor(found.deed));
    if (!mine) return context.json(asked, 200);
    const request = new Request(new URL(`/v1/${community.slug}${asked.path}`, context.req.url), {
      method: asked.method,
      ...(asked.body !== null && {
        body: JSON.stringify(asked.body),
        headers: { "Content-Type": "application/json" },
      }),
    });
    carriedOut.set(request, { caller: await proposerOf(community, asked), approvedBy: caller.member });
    const answer = await context.get("carryOut")(request);
    // Whether it happened is not known, or it did not for a reason that passes: it may be approved again
    if (answer.status >= 500) return context.json(asked, 200);
    // What a deletion leaves has no place where its end could be kept
    if (answer.ok && asked.deed === "deletion")
      return context.json({ ...asked, state: "done" as const }, 200);
    const refused = answer.ok ? null : problem.parse(await answer.json()).code;
    return context.json(
      await closeProposal(community, asked.id, { status: answer.status, problem: refused }),
      200,
    );
  })
  .openapi(refuse, async (context) => {
    const caller = requireCaller(context);
    const community = context.get("community");
    const found = await readProposal(community, context.req.valid("param").id);
    const decision = { ...context.req.valid("json"), roles: rolesFor(found.deed) };
    return context.json(await refuseProposal(community, caller, found, decision), 200);
  })
  .openapi(withdraw, async (context) => {
    const caller = requireCaller(context);
    const community = context.get("community");
    const found = await readProposal(community, context.req.valid("param").id);
    return context.json(await withdrawProposal(community, caller, found), 200);
  })
  .openapi(readRule, async (context) => {
    allow(requireCaller(context), overseeing);
    return context.json(await readTwoPersonRule(context.get("community")), 200);
  })
  .openapi(changeRule, async (context) => {
    const caller = requireCaller(context);
    return context.json(
      await changeTwoPersonRule(context.get("community"), caller, context.req.valid("json")),
      200,
    );
  });
