import { createRoute } from "@hono/zod-openapi";

import { product, productChange, productPath, productRequest } from "@mereau/shared/contracts/products.ts";
import {
  tariff,
  tariffQuery,
  task,
  taskChange,
  taskPath,
  taskRequest,
} from "@mereau/shared/contracts/tasks.ts";
import {
  createRouter,
  jsonAnswer,
  jsonBody,
  problemResponses,
  requireCaller,
  signedIn,
} from "#http/router.ts";
import { bodyProblems, signedInProblems } from "#http/routes/usualProblems.ts";
import { changeProduct, createProduct } from "#services/products/set.ts";
import { readTariff } from "#services/products/tariff.ts";
import { changeTask, createTask } from "#services/tasks/set.ts";

const usual = { tags: ["Tariff"], security: signedIn };
const managing = [
  ...signedInProblems,
  ...bodyProblems,
  "unknown_currency",
  "amount_out_of_bounds",
  "idempotency_key_mismatch",
] as const;
const paying = ["not_issuable", "unknown_account", "currency_mismatch", "unknown_member"] as const;

const read = createRoute({
  ...usual,
  method: "get",
  path: "/tariff",
  operationId: "readTariff",
  summary: "Read what one can buy, and earn by giving time",
  description: "Public.",
  security: [],
  request: { query: tariffQuery },
  responses: { 200: jsonAnswer("The tariff.", tariff), ...problemResponses("invalid_input") },
});

const addProduct = createRoute({
  ...usual,
  method: "post",
  path: "/tariff/products",
  operationId: "createProduct",
  summary: "Put a product or service on the tariff",
  description:
    "For managers. A price in the currency alone, or also in euros with the least share in currency.",
  request: { body: jsonBody(productRequest) },
  responses: { 201: jsonAnswer("The product.", product), ...problemResponses(...managing, "id_reused") },
});

const setProduct = createRoute({
  ...usual,
  method: "put",
  path: "/tariff/products/{id}",
  operationId: "changeProduct",
  summary: "Say anew what a product is and costs",
  description:
    "For managers. What was bought before stays as it was bought; nothing is deleted, only taken off.",
  request: { params: productPath, body: jsonBody(productChange) },
  responses: {
    200: jsonAnswer("The product.", product),
    ...problemResponses(...managing, "unknown_product"),
  },
});

const addTask = createRoute({
  ...usual,
  method: "post",
  path: "/tariff/tasks",
  operationId: "createTask",
  summary: "Put a task on the tariff",
  description: "For managers: time that can be given, what it earns, what pays it, and who may validate it.",
  request: { body: jsonBody(taskRequest) },
  responses: { 201: jsonAnswer("The task.", task), ...problemResponses(...managing, ...paying, "id_reused") },
});

const setTask = createRoute({
  ...usual,
  method: "put",
  path: "/tariff/tasks/{id}",
  operationId: "changeTask",
  summary: "Say anew what a task is and earns",
  description: "For managers. Claims made before keep the reward they were made for.",
  request: { params: taskPath, body: jsonBody(taskChange) },
  responses: {
    200: jsonAnswer("The task.", task),
    ...problemResponses(...managing, ...paying, "unknown_task"),
  },
});

/** What one can buy, and what one can earn. */
export const tariffRoutes = createRouter()
  .openapi(read, async (context) =>
    context.json(await readTariff(context.get("community"), context.req.valid("query")), 200),
  )
  .openapi(addProduct, async (context) => {
    const caller = requireCaller(context);
    return context.json(
      await createProduct(context.get("community"), caller, context.req.valid("json")),
      201,
    );
  })
  .openapi(setProduct, async (context) => {
    const caller = requireCaller(context);
    const { id } = context.req.valid("param");
    return context.json(
      await changeProduct(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  })
  .openapi(addTask, async (context) => {
    const caller = requireCaller(context);
    return context.json(await createTask(context.get("community"), caller, context.req.valid("json")), 201);
  })
  .openapi(setTask, async (context) => {
    const caller = requireCaller(context);
    const { id } = context.req.valid("param");
    return context.json(
      await changeTask(context.get("community"), caller, id, context.req.valid("json")),
      200,
    );
  });
