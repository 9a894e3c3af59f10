import { createRoute } from "@hono/zod-openapi";

import {
  directoryPage,
  directoryQuery,
  member,
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
import { readDirectory } from "#services/members/directory.ts";
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

const directory = createRoute({
  method: "get",
  path: "/members/directory",
  operationId: "readDirectory",
  tags,
  summary: "Find somebody to pay",
  description:
    "Active members with the accounts on which they can be paid; no addresses, no telephone numbers.",
  security: signedIn,
  request: { query: directoryQuery },
  responses: {
    200: jsonAnswer("A page of the directory.", directoryPage),
    ...problemResponses("invalid_input", "unauthenticated", "scope_missing"),
  },
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
    200: jsonAnswer("The member and the accounts that they hold.", memberWithAccounts),
    ...problemResponses(...signedInProblems, "unknown_member"),
  },
});

const edit = createRoute({
  method: "patch",
  path: "/members/{id}",
  operationId: "editProfile",
  tags,
  summary: "Change a name, an address or the language",
  description: "Oneself, or anybody for the managers. Only what is given changes.",
  security: signedIn,
  request: { params: memberPath, body: jsonBody(profileChange) },
  responses: {
    200: jsonAnswer("The member.", member),
    ...problemResponses(...signedInProblems, ...bodyProblems, "unknown_member", "email_taken", "phone_taken"),
  },
});

/** Finding and reading members. */
export const memberRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    return context.json(await listMembers(context.get("community"), caller, context.req.valid("query")), 200);
  })
  .openapi(directory, async (context) => {
    requireCaller(context, { scope: "members:read" });
    return context.json(await readDirectory(context.get("community"), context.req.valid("query")), 200);
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
