import { createRoute } from "@hono/zod-openapi";

import {
  invitation,
  invitationBatch,
  invitationBatchRequest,
  invitationCodePath,
  invitationFace,
  invitationPage,
  invitationPath,
  invitationRequest,
  invitationsQuery,
} from "@mereau/shared/contracts/invitations.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { createInvitation } from "#services/invitations/create.ts";
import { createInvitationBatch } from "#services/invitations/createBatch.ts";
import { listInvitations, readInvitation, showInvitation } from "#services/invitations/list.ts";
import { revokeInvitation } from "#services/invitations/revoke.ts";
import { sealingKey } from "#services/secrets/seal.ts";

const sponsorProblems = ["unknown_member", "member_not_active"] as const;

const usual = { tags: ["Joining"], security: signedIn };

const create = createRoute({
  ...usual,
  method: "post",
  path: "/invitations",
  operationId: "createInvitation",
  summary: "Invite people to join",
  description:
    "For those who serve at the desk, and for members where the settings say so: up to twenty open ones each. Of the `approved` kind, by which people are members at once, for managers alone.",
  request: { body: jsonBody(invitationRequest) },
  responses: {
    201: jsonAnswer("The invitation, with its code.", invitation),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "members_do_not_invite",
      "too_many_invitations",
      ...sponsorProblems,
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const createBatch = createRoute({
  ...usual,
  method: "post",
  path: "/invitation-batches",
  operationId: "createInvitationBatch",
  summary: "Make many invitations in one go",
  description:
    "For those who serve at the desk: up to 200 of one kind, all or none, each for one note. The `id` is made by whoever asks: the same one again answers the same.",
  request: { body: jsonBody(invitationBatchRequest) },
  responses: {
    201: jsonAnswer("The invitations, with their codes, in the order of the notes.", invitationBatch),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      ...sponsorProblems,
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const show = createRoute({
  ...usual,
  method: "get",
  path: "/invitations/{id}",
  operationId: "showInvitation",
  summary: "Read one invitation",
  description: "One’s own, or any for managers.",
  request: { params: invitationPath },
  responses: {
    200: jsonAnswer("The invitation, with its code.", invitation),
    ...problemResponses(...signedInProblems, "unknown_invitation"),
  },
});

const list = createRoute({
  ...usual,
  method: "get",
  path: "/invitations",
  operationId: "listInvitations",
  summary: "List one’s invitations",
  description: "The newest first; those of everybody, for managers.",
  request: { query: invitationsQuery },
  responses: {
    200: jsonAnswer("A page of invitations.", invitationPage),
    ...problemResponses(...signedInProblems),
  },
});

const revoke = createRoute({
  ...usual,
  method: "delete",
  path: "/invitations/{id}",
  operationId: "revokeInvitation",
  summary: "Take an invitation back",
  description: "One’s own, or any for managers. Who applied by it before stays.",
  request: { params: invitationPath },
  responses: {
    200: jsonAnswer("The invitation, revoked.", invitation),
    ...problemResponses(...signedInProblems, "foreign_origin", "unknown_invitation"),
  },
});

const read = createRoute({
  method: "get",
  path: "/invitations/code/{code}",
  operationId: "readInvitation",
  tags: ["Joining"],
  summary: "Read the invitation that one was given",
  description: "Public: who invites, to what, and whether it is still good.",
  security: [],
  request: { params: invitationCodePath },
  responses: {
    200: jsonAnswer("The invitation.", invitationFace),
    ...problemResponses("invalid_input", "unknown_invitation"),
  },
});

/** Inviting people, and being invited. */
export const invitationRoutes = createRouter()
  .openapi(create, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const key = sealingKey(context.get("settings").SEALING_KEY);
    const request = context.req.valid("json");
    return context.json(await createInvitation(context.get("community"), caller, key, request), 201);
  })
  .openapi(createBatch, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const key = sealingKey(context.get("settings").SEALING_KEY);
    const request = context.req.valid("json");
    return context.json(await createInvitationBatch(context.get("community"), caller, key, request), 201);
  })
  .openapi(show, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const key = sealingKey(context.get("settings").SEALING_KEY);
    const { id } = context.req.valid("param");
    return context.json(await showInvitation(context.get("community"), caller, key, id), 200);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const key = sealingKey(context.get("settings").SEALING_KEY);
    const query = context.req.valid("query");
    return context.json(await listInvitations(context.get("community"), caller, key, query), 200);
  })
  .openapi(revoke, async (context) => {
    const caller = requireCaller(context, { scope: "members:write" });
    const key = sealingKey(context.get("settings").SEALING_KEY);
    const { id } = context.req.valid("param");
    return context.json(await revokeInvitation(context.get("community"), caller, key, id), 200);
  })
  .openapi(read, async (context) => {
    const key = sealingKey(context.get("settings").SEALING_KEY);
    const { code } = context.req.valid("param");
    return context.json(await readInvitation(context.get("community"), key, code), 200);
  });
