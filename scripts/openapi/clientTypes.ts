import openapiTS, { astToString } from "openapi-typescript";

import { readDocument } from "./readDocument.ts";

/**
 * The types with which a client asks the HTTP API, as TypeScript, out of its OpenAPI document. This folder is a
 * workspace because the generator needs a TypeScript that programs can call, which the native compiler is not yet.
 */
export async function clientTypes(): Promise<string> {
  return astToString(await openapiTS(JSON.stringify(await readDocument()), { defaultNonNullable: false }));
}
