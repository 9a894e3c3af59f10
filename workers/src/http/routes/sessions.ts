import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import { uuid } from "@mereau/shared/contracts/common.ts";
import {
  codeRequest,
  me,
  openedSession,
  sessionList,
  signInRequest,
} from "@mereau/shared/contracts/sessions.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { beside } from "#http/beside.ts";
import { agentOf, answerOpened } from "#http/openedSession.ts";
import { deleteSessionCookie } from "#http/sessionCookie.ts";
import { bodyProblems } from "#http/routes/usualProblems.ts";
import { createMailer } from "#services/mail/mailer.ts";
import { describeCaller } from "#services/sign-in/me.ts";
import { requestCode } from "#services/sign-in/requestCode.ts";
import { endSession, listSessions } from "#services/sign-in/sessions.ts";
import { signIn } from "#services/sign-in/signIn.ts";
import { createTexter } from "#services/sms/texter.ts";

const tags = ["Sign-in"];

const askForCode = createRoute({
  method: "post",
  path: "/sessions/codes",
  operationId: "requestSignInCode",
  tags,
  summary: "Ask for a sign-in code by e-mail or text message",
  description:
    "The answer is the same whether this address or number is somebody’s or not. A member gets five codes an hour.",
  security: [],
  request: { body: jsonBody(codeRequest) },
  responses: {
    202: jsonAnswer("If it is a member’s, a code is on its way.", z.object({})),
    ...problemResponses(...bodyProblems, "unknown_community", "sms_not_offered"),
  },
});

const open = createRoute({
  method: "post",
  path: "/sessions",
  operationId: "signIn",
  tags,
  summary: "Sign in with the code from the message",
  description: "Sets a cookie for browsers; programs ask for a bearer token instead.",
  security: [],
  request: { body: jsonBody(signInRequest) },
  responses: {
    201: jsonAnswer("Signed in.", openedSession),
    ...problemResponses(...bodyProblems, "code_wrong", "code_expired", "too_many_attempts"),
  },
});

const list = createRoute({
  method: "get",
  path: "/sessions",
  operationId: "listSessions",
  tags,
  summary: "List where one is signed in",
  security: signedIn,
  responses: {
    200: jsonAnswer("One’s open sessions, the newest first.", sessionList),
    ...problemResponses("unauthenticated", "scope_missing"),
  },
});

const end = createRoute({
  method: "delete",
  path: "/sessions/{id}",
  operationId: "endSession",
  tags,
  summary: "Sign out, here or on another device",
  description:
    "`current` stands for the session that asks. It pays nothing from now on, and reads nothing after half a minute at the latest.",
  security: signedIn,
  request: { params: z.object({ id: uuid.or(z.literal("current")) }) },
  responses: {
    204: { description: "Signed out." },
    ...problemResponses("unauthenticated", "scope_missing", "not_found"),
  },
});

const readMe = createRoute({
  method: "get",
  path: "/me",
  operationId: "readMe",
  tags,
  summary: "Tell who is asking",
  security: signedIn,
  responses: { 200: jsonAnswer("Who is asking.", me), ...problemResponses("unauthenticated") },
});

/** Signing in and out, and who is asking. */
export const sessionRoutes = createRouter()
  .openapi(askForCode, (context) => {
    const named = context.req.valid("json");
    const settings = context.get("settings");
    const mailer = createMailer(settings);
    const texter = named.phone === undefined ? null : createTexter(settings);
    beside(context, requestCode(context.get("community"), { mailer, texter }, named));
    return context.json({}, 202);
  })
  .openapi(open, async (context) => {
    const { bearer, device = null, ...attempt } = context.req.valid("json");
    const opened = await signIn(context.get("community"), { ...attempt, device, agent: agentOf(context) });
    return context.json(await answerOpened(context, opened, { bearer }), 201);
  })
  .openapi(list, async (context) => {
    const caller = requireCaller(context);
    return context.json(
      { items: await listSessions(context.get("community"), caller, context.get("language")) },
      200,
    );
  })
  .openapi(end, async (context) => {
    const caller = requireCaller(context);
    const community = context.get("community");
    const { id } = context.req.valid("param");
    const own = id === "current" || id === caller.session;
    await endSession(community, caller, id === "current" ? caller.session : id);
    if (own) deleteSessionCookie(context, community.slug);
    return context.body(null, 204);
  })
  .openapi(readMe, async (context) => {
    const caller = context.get("caller") ?? requireCaller(context);
    return context.json(await describeCaller(context.get("community"), caller), 200);
  });
