import type { OpenAPIHono } from "@hono/zod-openapi";

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

/** The generator copies a pattern together with the flags behind it, which JSON Schema does not know. */
const withoutFlags = (key: string, value: unknown): unknown =>
  key === "pattern" && typeof value === "string" ? value.replace(/\$\/[a-z]+$/, "$") : value;

/**
 * The OpenAPI 3.1 document of everything that the app's routes declare: the contracts are its one source. The parameter
 * that all paths of a community share is added here, once for all.
 */
export function describeApi(app: OpenAPIHono<HttpEnv>) {
  const generated = app.getOpenAPI31Document(apiTexts);
  const document: typeof generated = JSON.parse(JSON.stringify(generated), withoutFlags);
  const paths = Object.entries(document.paths ?? {}).map(([path, item]) =>
    path.startsWith(insideCommunity)
      ? [path, { parameters: [{ $ref: "#/components/parameters/Community" }], ...item }]
      : [path, item],
  );
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: { ...document.components, securitySchemes, parameters: { Community: communityParameter } },
  };
}
