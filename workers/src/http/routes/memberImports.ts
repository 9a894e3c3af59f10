import { createRoute, z } from "@hono/zod-openapi";

import {
  memberImport,
  memberImportLinePage,
  memberImportLinesQuery,
  memberImportPage,
  memberImportPath,
  memberImportRequest,
  memberImportsQuery,
} from "@mereau/shared/contracts/memberImports.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { confirmImport, removeImport } from "#services/member-imports/confirm.ts";
import { draftImport } from "#services/member-imports/draft.ts";
import { getImport, listImportLines, listImports, readRefused } from "#services/member-imports/read.ts";

const usual = { tags: ["Members"], security: signedIn };

const draft = createRoute({
  ...usual,
  method: "post",
  path: "/member-imports",
  operationId: "draftMemberImport",
  summary: "Look through a list of members before they are taken in",
  description:
    "For managers. Up to 25 000 lines, of which each is judged by itself: what would become of it is told under `/lines`. Nobody is taken in before it is confirmed. A manager has one draft at a time: a new one takes its place.",
  request: { body: jsonBody(memberImportRequest) },
  responses: {
    201: jsonAnswer("The draft, and how many lines are what.", memberImport),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "body_too_large",
      "import_unreadable",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/member-imports",
  operationId: "listMemberImports",
  summary: "List the imports of members",
  request: { query: memberImportsQuery },
  responses: {
    200: jsonAnswer("A page of imports, the newest first.", memberImportPage),
    ...problemResponses(...signedInProblems),
  },
});

const read = createRoute({
  ...usual,
  method: "get",
  path: "/member-imports/{id}",
  operationId: "getMemberImport",
  summary: "Read how far an import is",
  request: { params: memberImportPath },
  responses: {
    200: jsonAnswer("The import as it stands.", memberImport),
    ...problemResponses(...signedInProblems, "unknown_import"),
  },
});

const lines = createRoute({
  ...usual,
  method: "get",
  path: "/member-imports/{id}/lines",
  operationId: "listMemberImportLines",
  summary: "See what would become of each line, and what has",
  description: "What a line says is forgotten once it is done: then it is the member’s.",
  request: { params: memberImportPath, query: memberImportLinesQuery },
  responses: {
    200: jsonAnswer("A page of lines, in their order.", memberImportLinePage),
    ...problemResponses(...signedInProblems, "unknown_import"),
  },
});

const refused = createRoute({
  ...usual,
  method: "get",
  path: "/member-imports/{id}/refused",
  operationId: "readRefusedImportLines",
  summary: "Get the refused lines as a file",
  description: "As they stood, each with its place and why it was refused: to be mended and taken in again.",
  request: { params: memberImportPath },
  responses: {
    200: {
      description: "The lines, separated by semicolons.",
      content: { "text/csv": { schema: z.string().meta({ example: "Nom;Mail;Ligne;Motif" }) } },
    },
    ...problemResponses(...signedInProblems, "unknown_import"),
  },
});

const confirm = createRoute({
  ...usual,
  method: "post",
  path: "/member-imports/{id}/confirmation",
  operationId: "confirmMemberImport",
  summary: "Take the members of a draft in",
  description:
    "Begins within moments and goes on of itself: read the import again for how far it is. Nobody is written to. Asked again it takes nobody in twice.",
  request: { params: memberImportPath },
  responses: {
    200: jsonAnswer("The import as it stands.", memberImport),
    ...problemResponses(...signedInProblems, "foreign_origin", "unavailable", "unknown_import"),
  },
});

const remove = createRoute({
  ...usual,
  method: "delete",
  path: "/member-imports/{id}",
  operationId: "removeMemberImport",
  summary: "Put an import away, with what its lines say",
  description: "A draft, or one that is done. Who was taken in stays.",
  request: { params: memberImportPath },
  responses: {
    200: jsonAnswer("The import as it was.", memberImport),
    ...problemResponses(...signedInProblems, "foreign_origin", "unknown_import", "import_closed"),
  },
});

/** Members taken in from files. */
export const memberImportRoutes = createRouter()
  .openapi(draft, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    return context.json(await draftImport(context.get("community"), caller, context.req.valid("json")), 201);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    return context.json(await listImports(context.get("community"), caller, context.req.valid("query")), 200);
  })
  .openapi(read, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    return context.json(
      await getImport(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  })
  .openapi(lines, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    const { id } = context.req.valid("param");
    return context.json(
      await listImportLines(context.get("community"), caller, id, context.req.valid("query")),
      200,
    );
  })
  .openapi(refused, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    const { id } = context.req.valid("param");
    const text = await readRefused(context.get("community"), caller, id, context.get("language"));
    context.header("Content-Type", "text/csv; charset=utf-8; header=present");
    context.header("Content-Disposition", `attachment; filename="lignes-${id}.csv"`);
    return context.body(text, 200);
  })
  .openapi(confirm, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    return context.json(
      await confirmImport(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  })
  .openapi(remove, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    return context.json(
      await removeImport(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  });
