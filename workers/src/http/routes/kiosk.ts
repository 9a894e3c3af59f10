import { createRoute } from "@hono/zod-openapi";

import {
  kioskFace,
  kioskLeaving,
  kioskOrder,
  kioskOrderPath,
  kioskOrderRequest,
  kioskPayment,
  pairedKiosk,
  pairingRequest,
} from "@mereau/shared/contracts/kiosks.ts";
import { deleteKioskCookie, requireKiosk, setKioskCookie } from "#http/kioskSession.ts";
import { createRouter, jsonAnswer, jsonBody, problemResponses } from "#http/router.ts";
import { bodyProblems, ledgerProblems, movementProblems } from "#http/routes/usualProblems.ts";
import { cancelOrder } from "#services/kiosks/close.ts";
import { expressFace } from "#services/kiosks/express.ts";
import { createOrder, findOrder, tellOrder } from "#services/kiosks/order.ts";
import { payOrder } from "#services/kiosks/pay.ts";
import { leaveKiosk, pairKiosk } from "#services/kiosks/session.ts";
import { sealingKey } from "#services/secrets/seal.ts";

const usual = { tags: ["Kiosks"], security: [] };
const paired = ["invalid_input", "kiosk_not_paired"] as const;
const theOrder = jsonAnswer("The order as it stands.", kioskOrder);

const pair = createRoute({
  ...usual,
  method: "post",
  path: "/kiosk/pairing",
  operationId: "pairKiosk",
  summary: "Pair a tablet, with the code that a manager gave",
  description: "A browser gets a cookie that opens the routes under `/kiosk` and no other.",
  request: { body: jsonBody(pairingRequest) },
  responses: {
    200: jsonAnswer("The kiosk.", pairedKiosk),
    ...problemResponses("invalid_input", ...bodyProblems, "pairing_code_wrong"),
  },
});

const read = createRoute({
  ...usual,
  method: "get",
  path: "/kiosk",
  operationId: "readKiosk",
  summary: "Read what a kiosk knows of itself",
  description: "For a paired tablet.",
  responses: { 200: jsonAnswer("The kiosk.", kioskFace), ...problemResponses("kiosk_not_paired") },
});

const leave = createRoute({
  ...usual,
  method: "post",
  path: "/kiosk/leaving",
  operationId: "leaveKiosk",
  summary: "End a kiosk on its tablet",
  description: "For whoever knows its code; after five wrong ones only a manager ends it, from the list.",
  request: { body: jsonBody(kioskLeaving) },
  responses: {
    204: { description: "The tablet is paired no longer." },
    ...problemResponses(...paired, ...bodyProblems, "leaving_code_wrong"),
  },
});

const order = createRoute({
  ...usual,
  method: "post",
  path: "/kiosk/orders",
  operationId: "createKioskOrder",
  summary: "Order at a kiosk",
  description:
    "For a paired tablet. Nothing is paid yet; what is counted is kept aside for ten minutes. With `by: request` it has a payment request of the same id, for whoever scans it with a wallet.",
  request: { body: jsonBody(kioskOrderRequest) },
  responses: {
    201: theOrder,
    ...problemResponses(
      ...paired,
      ...bodyProblems,
      "unavailable",
      "unknown_product",
      "product_not_on_offer",
      "currencies_mixed",
      "price_changed",
      "amount_out_of_bounds",
      "out_of_stock",
      "house_account_missing",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const readOrder = createRoute({
  ...usual,
  method: "get",
  path: "/kiosk/orders/{id}",
  operationId: "readKioskOrder",
  summary: "Read how an order stands",
  description: "For the tablet that made it.",
  request: { params: kioskOrderPath },
  responses: { 200: theOrder, ...problemResponses(...paired, "unknown_kiosk_order") },
});

const pay = createRoute({
  ...usual,
  method: "post",
  path: "/kiosk/orders/{id}/payment",
  operationId: "payKioskOrder",
  summary: "Pay an order with a card",
  description:
    "For the tablet that made it. Once the code was right, asking again needs neither card nor code, and is the same payment. Of the account nothing is told but that it has not enough.",
  request: { params: kioskOrderPath, body: jsonBody(kioskPayment) },
  responses: {
    200: theOrder,
    ...problemResponses(
      ...paired,
      ...bodyProblems,
      ...ledgerProblems,
      ...movementProblems,
      "giving_limit_exceeded",
      "operator_limit_exceeded",
      "signature_required",
      "same_account",
      "unknown_kiosk_order",
      "kiosk_order_closed",
      "unknown_card",
      "card_locked",
      "card_code_needed",
      "card_code_wrong",
      "id_reused",
      "id_from_the_future",
    ),
  },
});

const cancel = createRoute({
  ...usual,
  method: "post",
  path: "/kiosk/orders/{id}/cancellation",
  operationId: "cancelKioskOrder",
  summary: "Give an order up",
  description:
    "For the tablet that made it. Where it is `cancelled` it can never be paid any more; `pending` or `paid` says that it was too late.",
  request: { params: kioskOrderPath },
  responses: { 200: theOrder, ...problemResponses(...paired, "foreign_origin", "unknown_kiosk_order") },
});

/** What a paired tablet may do, and nothing besides. */
export const kioskRoutes = createRouter()
  .openapi(pair, async (context) => {
    const community = context.get("community");
    const { code, bearer } = context.req.valid("json");
    const { row, token } = await pairKiosk(community, code);
    const face = await expressFace(community, row);
    if (bearer) return context.json({ ...face, token }, 200);
    setKioskCookie(context, token);
    return context.json(face, 200);
  })
  .openapi(read, async (context) =>
    context.json(await expressFace(context.get("community"), await requireKiosk(context)), 200),
  )
  .openapi(leave, async (context) => {
    const row = await requireKiosk(context);
    const { code } = context.req.valid("json");
    const key = sealingKey(context.get("settings").SEALING_KEY);
    await leaveKiosk(context.get("community"), key, { row, code });
    deleteKioskCookie(context);
    return context.body(null, 204);
  })
  .openapi(order, async (context) => {
    const row = await requireKiosk(context);
    return context.json(await createOrder(context.get("community"), row, context.req.valid("json")), 201);
  })
  .openapi(readOrder, async (context) => {
    const row = await requireKiosk(context);
    const community = context.get("community");
    const found = await findOrder(community, row, context.req.valid("param").id);
    return context.json(await tellOrder(community, found), 200);
  })
  .openapi(pay, async (context) => {
    const row = await requireKiosk(context);
    const key = sealingKey(context.get("settings").SEALING_KEY);
    const asked = { ...context.req.valid("json"), id: context.req.valid("param").id };
    return context.json(await payOrder(context.get("community"), row, key, asked), 200);
  })
  .openapi(cancel, async (context) => {
    const row = await requireKiosk(context);
    const { id } = context.req.valid("param");
    return context.json(await cancelOrder(context.get("community"), row, id), 200);
  });
