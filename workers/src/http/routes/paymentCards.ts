import { createRoute } from "@hono/zod-openapi";

import {
  paymentCard,
  paymentCardPage,
  paymentCardPath,
  paymentCardRequest,
  paymentCardsQuery,
  pinRequest,
} from "@mereau/shared/contracts/paymentCards.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { changePin, revokeCard } from "#services/payment-cards/change.ts";
import { createCard } from "#services/payment-cards/create.ts";
import { listCards } from "#services/payment-cards/list.ts";
import { sealingKey } from "#services/secrets/seal.ts";

const usual = { tags: ["Kiosks"], security: signedIn };

const list = createRoute({
  ...usual,
  method: "get",
  path: "/payment-cards",
  operationId: "listPaymentCards",
  summary: "List payment cards, the newest first",
  description:
    "One’s own; those of another `member`, or with `all` everybody’s, for those who serve members.",
  request: { query: paymentCardsQuery },
  responses: {
    200: jsonAnswer("A page of cards.", paymentCardPage),
    ...problemResponses(...signedInProblems),
  },
});

const create = createRoute({
  ...usual,
  method: "post",
  path: "/payment-cards",
  operationId: "createPaymentCard",
  summary: "Give a member a card to pay with at a kiosk",
  description:
    "For those who serve members: to the first owner of the account. Its number, its tag and its code are kept as hashes alone.",
  request: { body: jsonBody(paymentCardRequest) },
  responses: {
    201: jsonAnswer("The card.", paymentCard),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "unknown_account",
      "unknown_currency",
      "card_known",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const setPin = createRoute({
  ...usual,
  method: "put",
  path: "/payment-cards/{id}/code",
  operationId: "changePaymentCardCode",
  summary: "Give a card another code, and unlock it",
  description: "For its member, signed in a short while ago, and for those who serve members.",
  request: { params: paymentCardPath, body: jsonBody(pinRequest) },
  responses: {
    200: jsonAnswer("The card.", paymentCard),
    ...problemResponses(...signedInProblems, ...bodyProblems, "unknown_card", "sign_in_again"),
  },
});

const revoke = createRoute({
  ...usual,
  method: "delete",
  path: "/payment-cards/{id}",
  operationId: "revokePaymentCard",
  summary: "Take a card out of use",
  description: "For its member, and for those who serve members.",
  request: { params: paymentCardPath },
  responses: {
    204: { description: "It pays nothing any more." },
    ...problemResponses(...signedInProblems, "foreign_origin", "unknown_card"),
  },
});

/** Cards to pay with at a kiosk. */
export const paymentCardRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context, { scope: "accounts:read" });
    return context.json(await listCards(context.get("community"), caller, context.req.valid("query")), 200);
  })
  .openapi(create, async (context) => {
    const caller = requireCaller(context);
    const key = sealingKey(context.get("settings").SEALING_KEY);
    const asked = context.req.valid("json");
    return context.json(await createCard(context.get("community"), caller, key, asked), 201);
  })
  .openapi(setPin, async (context) => {
    const caller = requireCaller(context);
    const key = sealingKey(context.get("settings").SEALING_KEY);
    const { id } = context.req.valid("param");
    const { pin } = context.req.valid("json");
    return context.json(await changePin(context.get("community"), caller, key, { id, pin }), 200);
  })
  .openapi(revoke, async (context) => {
    await revokeCard(context.get("community"), requireCaller(context), context.req.valid("param").id);
    return context.body(null, 204);
  });
