import { createRoute } from "@hono/zod-openapi";

import {
  kiosk,
  kioskList,
  kioskPairing,
  kioskPath,
  kioskRequest,
  kioskChange,
} from "@mereau/shared/contracts/kiosks.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { changeKiosk, createKiosk, listKiosks, revokeKiosk, startPairing } from "#services/kiosks/set.ts";
import { sealingKey } from "#services/secrets/seal.ts";

const usual = { tags: ["Kiosks"], security: signedIn };

const list = createRoute({
  ...usual,
  method: "get",
  path: "/kiosks",
  operationId: "listKiosks",
  summary: "List the kiosks of the community, the newest first",
  description: "For managers.",
  responses: { 200: jsonAnswer("The kiosks.", kioskList), ...problemResponses(...signedInProblems) },
});

const create = createRoute({
  ...usual,
  method: "post",
  path: "/kiosks",
  operationId: "createKiosk",
  summary: "Set up a kiosk",
  description: "For managers. No tablet is paired with it yet.",
  request: { body: jsonBody(kioskRequest) },
  responses: {
    201: jsonAnswer("The kiosk.", kiosk),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "unknown_currency",
      "house_account_missing",
      "amount_out_of_bounds",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const change = createRoute({
  ...usual,
  method: "patch",
  path: "/kiosks/{id}",
  operationId: "changeKiosk",
  summary: "Change the settings of a kiosk",
  description:
    "For managers: only what is given changes. Its tablet goes by it from when the page is loaded next.",
  request: { params: kioskPath, body: jsonBody(kioskChange) },
  responses: {
    200: jsonAnswer("The kiosk.", kiosk),
    ...problemResponses(...signedInProblems, ...bodyProblems, "unknown_kiosk", "amount_out_of_bounds"),
  },
});

const pair = createRoute({
  ...usual,
  method: "post",
  path: "/kiosks/{id}/pairing",
  operationId: "startKioskPairing",
  summary: "Get a code that pairs a tablet with a kiosk",
  description: "For managers. Once, within ten minutes; a tablet that was paired before is shut out then.",
  request: { params: kioskPath },
  responses: {
    200: jsonAnswer("The code.", kioskPairing),
    ...problemResponses(...signedInProblems, "foreign_origin", "unknown_kiosk"),
  },
});

const revoke = createRoute({
  ...usual,
  method: "delete",
  path: "/kiosks/{id}",
  operationId: "revokeKiosk",
  summary: "Take a kiosk out of use",
  description: "For managers.",
  request: { params: kioskPath },
  responses: {
    204: { description: "Its tablet sells nothing any more." },
    ...problemResponses(...signedInProblems, "foreign_origin", "unknown_kiosk"),
  },
});

/** The tablets at the bar, for the managers. */
export const kiosksRoutes = createRouter()
  .openapi(list, async (context) => {
    const caller = requireCaller(context);
    return context.json({ items: await listKiosks(context.get("community"), caller) }, 200);
  })
  .openapi(create, async (context) => {
    const caller = requireCaller(context);
    const key = sealingKey(context.get("settings").SEALING_KEY);
    const asked = context.req.valid("json");
    return context.json(await createKiosk(context.get("community"), caller, key, asked), 201);
  })
  .openapi(change, async (context) => {
    const caller = requireCaller(context);
    const key = sealingKey(context.get("settings").SEALING_KEY);
    const { id } = context.req.valid("param");
    const asked = context.req.valid("json");
    return context.json(await changeKiosk(context.get("community"), caller, key, id, asked), 200);
  })
  .openapi(pair, async (context) => {
    const caller = requireCaller(context);
    const { id } = context.req.valid("param");
    return context.json(await startPairing(context.get("community"), caller, id), 200);
  })
  .openapi(revoke, async (context) => {
    await revokeKiosk(context.get("community"), requireCaller(context), context.req.valid("param").id);
    return context.body(null, 204);
  });
