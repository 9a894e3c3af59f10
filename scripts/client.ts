import { writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

import { clientTypes } from "./openapi/clientTypes.ts";

/*
 * node scripts/client.ts
 * Writes the types with which a client asks the HTTP API, out of its OpenAPI document: workers/client.d.ts, which the apps import
 * as `@mereau/workers/client`.
 */

const target = fileURLToPath(new URL("../workers/client.d.ts", import.meta.url));
const note = "// Written by `node scripts/client.ts`, out of the routes and their contracts.\n\n";

await writeFile(target, note + (await clientTypes()));
