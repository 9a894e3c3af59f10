import { createRoute } from "@hono/zod-openapi";

import { keptPicture } from "@mereau/shared/contracts/pictures.ts";
import { product, productPath } from "@mereau/shared/contracts/products.ts";
import { stockMovePage, stockMovesQuery, stockTake } from "@mereau/shared/contracts/stock.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { fileOf, pictureProblems, sentPicture } from "#http/sentPicture.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { removeProductPicture, setProductPicture } from "#services/pictures/product.ts";
import { listStockMoves } from "#services/stock/list.ts";
import { takeStock } from "#services/stock/take.ts";

const usual = { tags: ["Tariff"], security: signedIn };

const putPicture = createRoute({
  ...usual,
  method: "put",
  path: "/tariff/products/{id}/picture",
  operationId: "setProductPicture",
  summary: "Give a product a picture",
  description: `For managers. ${sentPicture.description}`,
  request: { params: productPath, body: sentPicture.body },
  responses: {
    200: jsonAnswer("The picture, as it is kept.", keptPicture),
    ...problemResponses(...pictureProblems, "unknown_product"),
  },
});

const deletePicture = createRoute({
  ...usual,
  method: "delete",
  path: "/tariff/products/{id}/picture",
  operationId: "removeProductPicture",
  summary: "Take a product’s picture away",
  description: "For managers.",
  request: { params: productPath },
  responses: {
    204: { description: "There is none any more." },
    ...problemResponses(...signedInProblems, "foreign_origin", "unknown_product"),
  },
});

const take = createRoute({
  ...usual,
  method: "post",
  path: "/tariff/products/{id}/stock-takes",
  operationId: "takeStock",
  summary: "Say how many of a product there are",
  description:
    "For those who serve members. From then on each purchase lowers the count, and what is undone raises it again.",
  request: { params: productPath, body: jsonBody(stockTake) },
  responses: {
    201: jsonAnswer("The product.", product),
    ...problemResponses(
      ...signedInProblems,
      ...bodyProblems,
      "unknown_product",
      "id_reused",
      "idempotency_key_mismatch",
    ),
  },
});

const moves = createRoute({
  ...usual,
  method: "get",
  path: "/tariff/products/{id}/stock-moves",
  operationId: "listStockMoves",
  summary: "List what changed how many of a product there are, the newest first",
  description: "For those who oversee the community.",
  request: { params: productPath, query: stockMovesQuery },
  responses: {
    200: jsonAnswer("A page of moves.", stockMovePage),
    ...problemResponses(...signedInProblems),
  },
});

/** How many of a product there are, and how it looks. */
export const stockRoutes = createRouter()
  .openapi(putPicture, async (context) => {
    const caller = requireCaller(context);
    const { id } = context.req.valid("param");
    const sent = await fileOf(context);
    return context.json(await setProductPicture(context.get("community"), caller, id, sent), 200);
  })
  .openapi(deletePicture, async (context) => {
    const { id } = context.req.valid("param");
    await removeProductPicture(context.get("community"), requireCaller(context), id);
    return context.body(null, 204);
  })
  .openapi(take, async (context) => {
    const caller = requireCaller(context);
    const { id } = context.req.valid("param");
    const counted = context.req.valid("json");
    return context.json(await takeStock(context.get("community"), caller, id, counted), 201);
  })
  .openapi(moves, async (context) => {
    const caller = requireCaller(context);
    const { id } = context.req.valid("param");
    const query = context.req.valid("query");
    return context.json(await listStockMoves(context.get("community"), caller, id, query), 200);
  });
