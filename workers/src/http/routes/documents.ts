import { createRoute } from "@hono/zod-openapi";

import {
  acceptanceList,
  acceptanceRequest,
  acceptancesQuery,
  communityDocument,
  documentList,
  documentPath,
} from "@mereau/shared/contracts/documents.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { acceptDocument } from "#services/acceptances/accept.ts";
import { listAcceptances } from "#services/acceptances/list.ts";
import { listDocuments, readDocument } from "#services/documents/read.ts";

const tags = ["Joining"];

const list = createRoute({
  method: "get",
  path: "/documents",
  operationId: "listDocuments",
  tags,
  summary: "Read the charter and the terms of use in force",
  description: "Public, with their texts.",
  security: [],
  responses: {
    200: jsonAnswer("The documents in force.", documentList),
    ...problemResponses("unknown_community"),
  },
});

const read = createRoute({
  method: "get",
  path: "/documents/{kind}/versions/{version}",
  operationId: "readDocument",
  tags,
  summary: "Read any version that was ever in force",
  security: [],
  request: { params: documentPath },
  responses: {
    200: jsonAnswer("The version.", communityDocument),
    ...problemResponses("invalid_input", "unknown_document"),
  },
});

const listAccepted = createRoute({
  method: "get",
  path: "/acceptances",
  operationId: "listAcceptances",
  tags,
  summary: "List what one has accepted, and what waits for it",
  description: "One’s own; of any member, for those who run the community.",
  security: signedIn,
  request: { query: acceptancesQuery },
  responses: {
    200: jsonAnswer("What was accepted.", acceptanceList),
    ...problemResponses(...signedInProblems, "unknown_member"),
  },
});

const accept = createRoute({
  method: "post",
  path: "/acceptances",
  operationId: "acceptDocument",
  tags,
  summary: "Accept the version in force of a document",
  description:
    "For oneself; or, with `member`, for somebody who signed on paper, by those who serve at the desk. Asked again it changes nothing. With `signed`, the member’s device signs it; so it may sign what was accepted before, also where another version is in force by now.",
  security: signedIn,
  request: { body: jsonBody(acceptanceRequest) },
  responses: {
    200: jsonAnswer("What was accepted by now.", acceptanceList),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "unknown_member",
      "unknown_document",
      "document_changed",
      "signature_invalid",
      "unknown_key",
    ),
  },
});

/** What members agree to, and that they did. */
export const documentRoutes = createRouter()
  .openapi(list, async (context) =>
    context.json({ items: await listDocuments(context.get("community")) }, 200),
  )
  .openapi(read, async (context) => {
    const { kind: document, version } = context.req.valid("param");
    return context.json(await readDocument(context.get("community"), { document, version }), 200);
  })
  .openapi(listAccepted, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    const { member } = context.req.valid("query");
    return context.json(await listAcceptances(context.get("community"), caller, member), 200);
  })
  .openapi(accept, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    return context.json(
      await acceptDocument(context.get("community"), caller, context.req.valid("json")),
      200,
    );
  });
