import { mkdir, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { runnerImport } from "vite";

/*
 * node scripts/openapi.ts [--out FILE]
 * Writes the OpenAPI document of the HTTP API, on standard output or in a file, without starting the Worker.
 */

/** The two functions of the edge that are needed here. */
type App = { fetch: unknown };
type Edge = {
  app: { createApp: (services: { provisioning: () => never }) => App };
  openapi: { describeApi: (app: App) => object };
};

const { values } = parseArgs({ options: { out: { type: "string" } } });

const edge = fileURLToPath(new URL("../workers/src/http/", import.meta.url));

/** The pages of the edge are written in JSX, which Node does not read by itself. */
async function load<Name extends keyof Edge>(file: string): Promise<Edge[Name]> {
  const { module } = await runnerImport<Edge[Name]>(`${edge}${file}`, {
    root: fileURLToPath(new URL("../workers", import.meta.url)),
    configFile: false,
    logLevel: "error",
  });
  return module;
}

const [{ createApp }, { describeApi }] = await Promise.all([
  load<"app">("app.ts"),
  load<"openapi">("openapi/describeApi.ts"),
]);

const app = createApp({
  provisioning: () => {
    throw new Error("The document is written without serving anything");
  },
});
const document = `${JSON.stringify(describeApi(app), null, 2)}\n`;
if (values.out === undefined) process.stdout.write(document);
else {
  await mkdir(dirname(values.out), { recursive: true });
  await writeFile(values.out, document);
}
