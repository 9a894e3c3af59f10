import { createRoute } from "@hono/zod-openapi";

import {
  application,
  applicationHeaders,
  applicationPath,
  applicationRequest,
  applicationStatus,
} from "@mereau/shared/contracts/applications.ts";
import { addressOf } from "#http/addressOf.ts";
import { createRouter, jsonAnswer, jsonBody, problemResponses } from "#http/router.ts";
import { bodyProblems, ledgerProblems } from "#http/routes/usualProblems.ts";
import { enterApplication } from "#services/applications/enter.ts";
import { readApplication } from "#services/applications/status.ts";
import { sealingKey } from "#services/secrets/seal.ts";
import { offersSms } from "#services/sms/texter.ts";

const tags = ["Joining"];

const apply = createRoute({
  method: "post",
  path: "/members",
  operationId: "applyToJoin",
  tags,
  summary: "Apply to join",
  description:
    "Anybody may, and accepts the documents in force for the member type. A manager then approves or refuses; by an " +
    "invitation of the approved kind one is a member at once. Sent by somebody who is signed in and serves at the desk, " +
    "it is entered for somebody who signed on paper. The same application sent again is one application. Uninvited, " +
    "twenty an hour come from one network address.",
  security: [],
  request: { body: jsonBody(applicationRequest) },
  responses: {
    201: jsonAnswer("The application, with the member number it will keep.", application),
    ...problemResponses(
      "invalid_input",
      ...bodyProblems,
      ...ledgerProblems,
      "acceptance_missing",
      "document_changed",
      "type_closed",
      "unknown_invitation",
      "invitation_closed",
      "already_decided",
      "email_taken",
      "phone_taken",
      "too_many_applications",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const read = createRoute({
  method: "get",
  path: "/applications/{id}",
  operationId: "readApplication",
  tags,
  summary: "Read where one’s application stands",
  description: "For whoever has its token, before they can sign in: waiting, refused and why, or accepted.",
  security: [],
  request: { params: applicationPath, headers: applicationHeaders },
  responses: {
    200: jsonAnswer("Where it stands.", applicationStatus),
    ...problemResponses("invalid_input", "unknown_application"),
  },
});

/** Asking to join, and what has become of it. */
export const applicationRoutes = createRouter()
  .openapi(apply, async (context) => {
    const sender = {
      caller: context.get("caller") ?? null,
      address: addressOf(context),
    };
    const key = sealingKey(context.get("settings").SEALING_KEY);
    const request = context.req.valid("json");
    return context.json(await enterApplication(context.get("community"), key, request, sender), 201);
  })
  .openapi(read, async (context) => {
    const settings = context.get("settings");
    const { id } = context.req.valid("param");
    const { "application-token": token } = context.req.valid("header");
    const offersPhone = offersSms(settings);
    const key = sealingKey(settings.SEALING_KEY);
    return context.json(
      await readApplication(context.get("community"), key, { id, token, offersPhone }),
      200,
    );
  });
