import { createRoute } from "@hono/zod-openapi";

import { memberPath } from "@mereau/shared/contracts/members.ts";
import {
  memberNote,
  memberNotePage,
  memberNotePath,
  memberNoteRequest,
  memberNotesQuery,
} from "@mereau/shared/contracts/memberNotes.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { deleteNote, listNotes, writeNote } from "#services/member-notes/notes.ts";

const usual = { tags: ["Members"], security: signedIn };

const list = createRoute({
  ...usual,
  method: "get",
  path: "/members/{id}/notes",
  operationId: "listMemberNotes",
  summary: "Read what managers noted of a member",
  description: "For managers. A member’s wallet never shows it; whoever takes their data along gets it too.",
  request: { params: memberPath, query: memberNotesQuery },
  responses: {
    200: jsonAnswer("A page of notes, the newest first.", memberNotePage),
    ...problemResponses(...signedInProblems, "unknown_member"),
  },
});

const write = createRoute({
  ...usual,
  method: "post",
  path: "/members/{id}/notes",
  operationId: "writeMemberNote",
  summary: "Note something of a member",
  request: { params: memberPath, body: jsonBody(memberNoteRequest) },
  responses: {
    201: jsonAnswer("The note.", memberNote),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "unknown_member",
      "member_not_active",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const remove = createRoute({
  ...usual,
  method: "delete",
  path: "/members/{id}/notes/{note}",
  operationId: "deleteMemberNote",
  summary: "Delete a note of one’s own",
  request: { params: memberNotePath },
  responses: {
    200: jsonAnswer("The note as it was.", memberNote),
    ...problemResponses(...signedInProblems, "foreign_origin", "unknown_note"),
  },
});

/** What managers note of members for each other. */
export const memberNoteRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "members:read" });
    const { id } = context.req.valid("param");
    return context.json(
      await listNotes(context.get("community"), caller, id, context.req.valid("query")),
      200,
    );
  })
  .openapi(write, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const { id } = context.req.valid("param");
    return context.json(
      await writeNote(context.get("community"), caller, id, context.req.valid("json")),
      201,
    );
  })
  .openapi(remove, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    return context.json(await deleteNote(context.get("community"), caller, context.req.valid("param")), 200);
  });
