import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { parseArgs } from "node:util";

import { readDocument } from "./openapi/readDocument.ts";

/*
 * node scripts/openapi.ts [--out FILE]
 * Writes the OpenAPI document of the HTTP API, on standard output or in a file, without starting the Worker.
 */

const { values } = parseArgs({ options: { out: { type: "string" } } });

const document = `${JSON.stringify(await readDocument(), null, 2)}\n`;
if (values.out === undefined) process.stdout.write(document);
else {
  await mkdir(dirname(values.out), { recursive: true });
  await writeFile(values.out, document);
}
