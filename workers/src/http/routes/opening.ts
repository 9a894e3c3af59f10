import { createRoute } from "@hono/zod-openapi";

import {
  opening,
  openingChange,
  openingConfirmation,
  trialOpened,
} from "@mereau/shared/contracts/opening.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { setSessionCookie } from "#http/sessionCookie.ts";
import { beside } from "#http/beside.ts";
import { changeOpening } from "#services/opening/change.ts";
import { confirmAddress } from "#services/opening/confirm.ts";
import { openCommunity } from "#services/opening/open.ts";
import { beginTrial, wipeTrial } from "#services/opening/trial.ts";
import { readOpening } from "#services/opening/read.ts";

const usual = { tags: ["Settings"], security: signedIn };

const read = createRoute({
  ...usual,
  method: "get",
  path: "/opening",
  operationId: "readOpening",
  summary: "See how far the community is on its way to its opening",
  description: "For those who run it. Before its opening members may join, and no money moves.",
  responses: { 200: jsonAnswer("Its opening.", opening), ...problemResponses(...signedInProblems) },
});

const change = createRoute({
  ...usual,
  method: "patch",
  path: "/opening",
  operationId: "changeOpening",
  summary: "Say when the community is to open, and what is done for it",
  description: "For administrators. Once it is open nothing of this changes any more.",
  request: { body: jsonBody(openingChange) },
  responses: {
    200: jsonAnswer("Its opening.", opening),
    ...problemResponses(...signedInProblems, ...bodyProblems),
  },
});

const open = createRoute({
  ...usual,
  method: "post",
  path: "/opening",
  operationId: "openCommunity",
  summary: "Open the community",
  description:
    "For administrators, for good. Every member is told so by e-mail. Asked again it answers the same.",
  responses: {
    200: jsonAnswer("It is open.", opening),
    ...problemResponses(...signedInProblems, "foreign_origin", "email_unconfirmed", "unavailable"),
  },
});

const confirm = createRoute({
  ...usual,
  method: "post",
  path: "/opening/confirmation",
  operationId: "confirmOpeningAddress",
  summary: "Confirm one’s e-mail address, before the opening",
  description: "For administrators, with the code that `POST /sessions/codes` sends there.",
  request: { body: jsonBody(openingConfirmation) },
  responses: {
    200: jsonAnswer("Its opening.", opening),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "code_wrong",
      "code_expired",
      "too_many_attempts",
    ),
  },
});

const tryOut = createRoute({
  ...usual,
  method: "post",
  path: "/opening/trial",
  operationId: "beginTrial",
  summary: "Open the test drive",
  description:
    "For administrators, until the opening: a twin of the community as it was founded, with a ledger of its own, in which imaginary " +
    "members pay one another. Sets a cookie for it. Nothing is sent from it but to whoever opened it.",
  responses: {
    201: jsonAnswer("The twin, where whoever asked is signed in.", trialOpened),
    ...problemResponses(
      ...signedInProblems,
      "foreign_origin",
      "not_found",
      "slug_taken",
      "too_many_foundings",
      "founding_unfinished",
      "unavailable",
      "outcome_unknown",
    ),
  },
});

const wipe = createRoute({
  ...usual,
  method: "delete",
  path: "/opening/trial",
  operationId: "wipeTrial",
  summary: "Delete the test drive",
  description: "For administrators. After thirty days, and at the opening, it is deleted by itself.",
  responses: {
    200: jsonAnswer("Its opening.", opening),
    ...problemResponses(...signedInProblems, "foreign_origin"),
  },
});

/** From the founding of a community to its opening. */
export const openingRoutes = createRouter()
  .openapi(read, async (context) =>
    context.json(await readOpening(context.get("community"), requireCaller(context)), 200),
  )
  .openapi(change, async (context) => {
    const caller = requireCaller(context);
    return context.json(
      await changeOpening(context.get("community"), caller, context.req.valid("json")),
      200,
    );
  })
  .openapi(confirm, async (context) => {
    const caller = requireCaller(context);
    const { code } = context.req.valid("json");
    return context.json(await confirmAddress(context.get("community"), caller, code), 200);
  })
  .openapi(tryOut, async (context) => {
    const around = {
      platform: context.get("platform"),
      settings: context.get("settings"),
      provisioning: context.get("provisioning")(),
      ledgers: context.env.LEDGER,
    };
    const { slug, opened } = await beginTrial(context.get("community"), requireCaller(context), around);
    if (opened) setSessionCookie(context, slug, opened);
    return context.json({ slug }, 201);
  })
  .openapi(wipe, async (context) => {
    const provisioning = context.get("provisioning")();
    return context.json(await wipeTrial(context.get("community"), requireCaller(context), provisioning), 200);
  })
  .openapi(open, async (context) => {
    const [community, caller] = [context.get("community"), requireCaller(context)];
    const opened = await openCommunity(community, caller);
    // What it cannot delete now is deleted once its thirty days are over
    const wipeIt = async () => {
      await wipeTrial(community, caller, context.get("provisioning")());
    };
    if (opened.trial) beside(context, wipeIt());
    return context.json(opened, 200);
  });
