import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import {
  memberPage,
  memberPath,
  memberTableQuery,
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
import { openMembersCsv } from "#services/members/listCsv.ts";
import { memberTableWords } from "#services/members/words.ts";
import { textStream } from "#services/stream.ts";

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

const table = createRoute({
  method: "get",
  path: "/members/table",
  operationId: "takeMemberTable",
  tags,
  summary: "Take the list of members as a table",
  description:
    "For managers: the whole list, narrowed as it is asked for, as CSV for people’s spreadsheets. That it was taken is written down in the audit.",
  security: signedIn,
  request: { query: memberTableQuery },
  responses: {
    200: {
      description: "A line for each member.",
      content: { "text/csv": { schema: z.string().meta({ example: "Numéro;Nom;E-mail;…" }) } },
    },
    ...problemResponses(...signedInProblems),
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
  .openapi(table, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    const { lang: language = context.get("language"), ...narrowed } = context.req.valid("query");
    const lines = await openMembersCsv(context.get("community"), caller, narrowed, language);
    context.header("Content-Type", "text/csv; charset=utf-8; header=present");
    const { fileName } = memberTableWords[language];
    context.header("Content-Disposition", `attachment; filename="${fileName}"`);
    return context.body(textStream(lines), 200);
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
