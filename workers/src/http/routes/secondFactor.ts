import { createRoute } from "@hono/zod-openapi";
import * as z from "zod";

import { uuid } from "@mereau/shared/contracts/common.ts";
import {
  ownSecondFactor,
  recoveryCodes,
  secondFactorReset,
  secondFactorRuleChange,
  secondStep,
  staffFactors,
  totpConfirmation,
  totpEnrolment,
} from "@mereau/shared/contracts/secondFactor.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { confirmEnrolment, startEnrolment } from "#services/second-factor/enrol.ts";
import { describeOwn, listStaff } from "#services/second-factor/read.ts";
import { removeApp, replaceRecoveryCodes, resetFactor } from "#services/second-factor/remove.ts";
import { changeRule, readRule } from "#services/second-factor/rule.ts";
import { takeSecondStep } from "#services/second-factor/step.ts";
import { sealingKey } from "#services/secrets/seal.ts";

const usual = { tags: ["Sign-in"], security: signedIn };
const missing = ["second_factor_required", "second_factor_setup_required"] as const;

const read = createRoute({
  ...usual,
  method: "get",
  path: "/second-factor",
  operationId: "readSecondFactor",
  summary: "Tell by which ways one can do the second step",
  responses: {
    200: jsonAnswer("One’s own ways.", ownSecondFactor),
    ...problemResponses(...signedInProblems),
  },
});

const step = createRoute({
  ...usual,
  method: "post",
  path: "/sessions/current/second-step",
  operationId: "takeSecondStep",
  summary: "Do the second step, with a code of the app or a recovery code",
  description:
    "Each code is taken once, and five may be tried an hour. With a passkey there is no second step: sign in with it instead.",
  request: { body: jsonBody(secondStep) },
  responses: {
    200: jsonAnswer("The session may do what goes with its member’s role.", ownSecondFactor),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "code_wrong",
      "too_many_attempts",
      "second_factor_setup_required",
      "unavailable",
    ),
  },
});

const start = createRoute({
  ...usual,
  method: "post",
  path: "/second-factor/app/options",
  operationId: "prepareApp",
  summary: "Ask for the secret of an app that makes codes",
  description:
    "For the team: who is no more than a member is asked for no second step. The secret is told once, and kept only when a first code of it was right.",
  responses: {
    200: jsonAnswer("The secret, to show as a QR code and as text.", totpEnrolment),
    ...problemResponses(...signedInProblems, "foreign_origin", "sign_in_again", "second_factor_required"),
  },
});

const confirm = createRoute({
  ...usual,
  method: "put",
  path: "/second-factor/app",
  operationId: "addApp",
  summary: "Take an app into use with its first code",
  description: "It takes the place of the one before. The member is told by letter.",
  request: { body: jsonBody(totpConfirmation) },
  responses: {
    200: jsonAnswer("Ten recovery codes.", recoveryCodes),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "code_wrong",
      "code_expired",
      "second_factor_required",
      "unavailable",
    ),
  },
});

const remove = createRoute({
  ...usual,
  method: "delete",
  path: "/second-factor/app",
  operationId: "removeApp",
  summary: "Take one’s app out of use, with its recovery codes",
  responses: {
    204: { description: "Removed, or there was none." },
    ...problemResponses(
      ...signedInProblems,
      "foreign_origin",
      ...missing,
      "second_factor_kept",
      "unavailable",
    ),
  },
});

const renew = createRoute({
  ...usual,
  method: "post",
  path: "/second-factor/recovery-codes",
  operationId: "replaceRecoveryCodes",
  summary: "Ask for ten new recovery codes",
  description: "Those of before are worth nothing any more.",
  responses: {
    200: jsonAnswer("Ten recovery codes.", recoveryCodes),
    ...problemResponses(...signedInProblems, "foreign_origin", ...missing),
  },
});

const staff = createRoute({
  ...usual,
  method: "get",
  path: "/second-factor/staff",
  operationId: "listSecondFactors",
  summary: "List who of the team has which way to do the second step",
  description: "For managers.",
  responses: {
    200: jsonAnswer("The rule, and the team.", staffFactors),
    ...problemResponses(...signedInProblems, ...missing),
  },
});

const change = createRoute({
  ...usual,
  method: "put",
  path: "/second-factor/rule",
  operationId: "changeSecondFactorRule",
  summary: "Say whether the team must do a second step",
  description:
    "For administrators who have done it themselves. API keys go on as they are, and so does what members do for themselves.",
  request: { body: jsonBody(secondFactorRuleChange) },
  responses: {
    200: jsonAnswer("The rule in force.", secondFactorRuleChange),
    ...problemResponses(...signedInProblems, ...bodyProblems, ...missing),
  },
});

const reset = createRoute({
  ...usual,
  method: "post",
  path: "/members/{id}/second-factor-reset",
  operationId: "resetSecondFactor",
  summary: "Take every way away from somebody who has lost theirs",
  description:
    "For administrators, and not for oneself. Passkeys, app and recovery codes go, all their sessions end, and they are told by letter.",
  request: { params: z.object({ id: uuid }) },
  responses: {
    200: jsonAnswer("What was taken away.", secondFactorReset),
    ...problemResponses(
      ...signedInProblems,
      "foreign_origin",
      ...missing,
      "unknown_member",
      "own_second_factor",
      "unavailable",
    ),
  },
});

/** The second step of the team. No operation names a scope: no API key opens or closes a way in. */
export const secondFactorRoutes = createRouter()
  .openapi(read, async (context) => {
    const caller = requireCaller(context);
    return context.json(await describeOwn(context.get("community"), caller), 200);
  })
  .openapi(step, async (context) => {
    const caller = requireCaller(context);
    const community = context.get("community");
    const key = sealingKey(context.get("settings").SEALING_KEY);
    await takeSecondStep(community, caller, key, context.req.valid("json").code);
    const { withheld: _, ...proven } = caller;
    return context.json(await describeOwn(community, proven), 200);
  })
  .openapi(start, async (context) => {
    const caller = requireCaller(context);
    const key = sealingKey(context.get("settings").SEALING_KEY);
    context.header("Cache-Control", "no-store");
    return context.json(await startEnrolment(context.get("community"), caller, key), 200);
  })
  .openapi(confirm, async (context) => {
    const caller = requireCaller(context);
    const key = sealingKey(context.get("settings").SEALING_KEY);
    context.header("Cache-Control", "no-store");
    const codes = await confirmEnrolment(context.get("community"), caller, key, context.req.valid("json"));
    return context.json({ codes }, 200);
  })
  .openapi(remove, async (context) => {
    await removeApp(context.get("community"), requireCaller(context));
    return context.body(null, 204);
  })
  .openapi(renew, async (context) => {
    const caller = requireCaller(context);
    const key = sealingKey(context.get("settings").SEALING_KEY);
    context.header("Cache-Control", "no-store");
    return context.json({ codes: await replaceRecoveryCodes(context.get("community"), caller, key) }, 200);
  })
  .openapi(staff, async (context) => {
    const caller = requireCaller(context);
    const community = context.get("community");
    const items = await listStaff(community, caller);
    return context.json({ rule: await readRule(community), items }, 200);
  })
  .openapi(change, async (context) => {
    const caller = requireCaller(context);
    const { rule } = context.req.valid("json");
    return context.json({ rule: await changeRule(context.get("community"), caller, rule) }, 200);
  })
  .openapi(reset, async (context) => {
    const caller = requireCaller(context);
    return context.json(
      await resetFactor(context.get("community"), caller, context.req.valid("param").id),
      200,
    );
  });
