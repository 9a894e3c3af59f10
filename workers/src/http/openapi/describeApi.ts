import type { OpenAPIHono } from "@hono/zod-openapi";
import * as z from "zod";

import { place } from "@mereau/shared/contracts/cards.ts";
import { amountInput, email } from "@mereau/shared/contracts/common.ts";
import { problems } from "@mereau/shared/contracts/problems.ts";
import { orderSignature } from "@mereau/shared/contracts/transfers.ts";
import { exampleRequests } from "#http/openapi/exampleRequests.ts";
import { mendSchema } from "#http/openapi/mendSchema.ts";
import { answersSchema, withSharedRefusals } from "#http/openapi/sharedRefusals.ts";
import { apiTexts, securitySchemes } from "#http/openapi/texts.ts";
import type { HttpEnv } from "#http/router.ts";

const insideCommunity = "/v1/{community}";

const communityParameter = {
  name: "community",
  in: "path",
  required: true,
  description:
    "The address of the community. Where there is none, every operation is refused with `unknown_community` (404), " +
    "and with `community_suspended` (403) while the community is suspended.",
  schema: { $ref: "#/components/schemas/Slug" },
  example: "le-miel",
} as const;

const bodySchema = z.looseObject({
  content: z.looseObject({ "application/json": z.record(z.string(), z.unknown()).optional() }),
});
const operationSchema = z.looseObject({
  operationId: z.string(),
  parameters: z.array(z.unknown()).optional(),
  requestBody: bodySchema.optional(),
  responses: answersSchema,
});
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.record(z.string(), z.unknown()),
});

type RequestBody = z.infer<typeof bodySchema>;
type Operation = z.infer<typeof operationSchema>;

const community = { $ref: "#/components/parameters/Community" };

/** One example of each refusal that the operations refer to. */
function refusalsIn(paths: object): Record<string, object> {
  const text = JSON.stringify(paths);
  const told = Object.entries(problems).filter(([code]) => text.includes(`"#/components/examples/${code}"`));
  return Object.fromEntries(
    told.map(([code, { status, en }]) => {
      const said = { type: `urn:mereau:problem:${code}`, title: en, status, code, detail: en };
      return [code, { value: { ...said, requestId: "01939f2e-7c00-7a30-8f4e-5a1d2c3b4e5f" } }];
    }),
  );
}

/** Named schemas that are first met where they may be null: told before, they are described as never null. */
const neverNull = { AmountInput: amountInput, Email: email, OrderSignature: orderSignature, Place: place };

/**
 * An operation with what the routes leave unsaid: the community it is asked of, a request to begin with, and the
 * refusals that it shares with all others.
 * The community stands in each operation because the viewer reads a reference only there.
 */
function complete(path: string, operation: Operation): Operation {
  const { operationId, parameters = [], requestBody, responses } = operation;
  // A picture says itself what it may be refused with
  const hasBody = requestBody?.content["application/json"] !== undefined;
  const has = { hasParameters: parameters.length > 0, hasBody };
  const example = exampleRequests[operationId];
  return {
    ...operation,
    ...(path.startsWith(insideCommunity) && { parameters: [community, ...parameters] }),
    ...(requestBody && example !== undefined && { requestBody: withExample(requestBody, example) }),
    responses: withSharedRefusals(responses, has),
  };
}

const withExample = (body: RequestBody, example: object): RequestBody => ({
  ...body,
  content: { "application/json": { ...body.content["application/json"], example } },
});

/**
 * The OpenAPI 3.1 document of everything that the app's routes declare: the contracts are its one source. What all
 * operations of a community share, and examples, are added here. Throws for an operation without a name.
 */
export function describeApi(app: OpenAPIHono<HttpEnv>) {
  for (const [name, schema] of Object.entries(neverNull))
    // Made anew with what is said of it: only schemas made since the generator was loaded can be registered.
    app.openAPIRegistry.register(name, schema.meta({ ...schema.meta() }));
  const generated = JSON.stringify(app.getOpenAPI31Document(apiTexts));
  const { paths, components, ...rest } = documentSchema.parse(JSON.parse(generated, mendSchema));
  const completed = Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      Object.fromEntries(Object.entries(item).map(([method, one]) => [method, complete(path, one)])),
    ]),
  );
  return {
    ...rest,
    paths: completed,
    components: {
      ...components,
      securitySchemes,
      parameters: { Community: communityParameter },
      examples: refusalsIn(completed),
    },
  };
}
