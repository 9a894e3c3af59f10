import { createRoute } from "@hono/zod-openapi";

import {
  memberPage,
  memberPath,
  membersQuery,
  memberWithAccounts,
  profileChange,
} from "@mereau/shared/contracts/members.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { editProfile } from "#services/members/editProfile.ts";
import { getMember } from "#services/members/get.ts";
import { listMembers } from "#services/members/list.ts";

const tags = ["Members"];

const list = createRoute({
  method: "get",
  path: "/members",
  operationId: "listMembers",
  tags,
  summary: "List and search members",
  description: "For those who run the community, in the order of member numbers.",
  security: signedIn,
  request: { query: membersQuery },
  responses: { 200: jsonAnswer("A page of members.", memberPage), ...problemResponses(...signedInProblems) },
});

const get = createRoute({
  method: "get",
  path: "/members/{id}",
  operationId: "getMember",
  tags,
  summary: "Read a member",
  description: "Oneself, or anybody for those who run the community.",
  security: signedIn,
  request: { params: memberPath },
  responses: {
    200: jsonAnswer("The member, their card and the accounts that they hold.", memberWithAccounts),
    ...problemResponses(...signedInProblems, "unknown_member"),
  },
});

const edit = createRoute({
  method: "patch",
  path: "/members/{id}",
  operationId: "editProfile",
  tags,
  summary: "Change a name, an address, the language or a card",
  description:
    "Oneself, or anybody for the managers. Only what is given changes. The card is what the directory shows. An address or number of one’s own, where codes are sent, changes within half an hour of signing in; later it is refused with `sign_in_again`.",
  security: signedIn,
  request: { params: memberPath, body: jsonBody(profileChange) },
  responses: {
    200: jsonAnswer("The member, their card and the accounts that they hold.", memberWithAccounts),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "sign_in_again",
      "unknown_member",
      "email_taken",
      "phone_taken",
    ),
  },
});

/** Finding and reading members. */
export const memberRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    return context.json(await listMembers(context.get("community"), caller, context.req.valid("query")), 200);
  })
  .openapi(get, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    return context.json(
      await getMember(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  })
  .openapi(edit, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await editProfile(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  });
