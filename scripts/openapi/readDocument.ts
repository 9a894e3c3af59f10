import { fileURLToPath } from "node:url";

import { runnerImport } from "vite";

/** The two functions of the edge that are needed here. */
type App = { fetch: unknown };
type Edge = {
  app: { createApp: (services: { provisioning: () => never }) => App };
  openapi: { describeApi: (app: App) => object };
};

const edge = fileURLToPath(new URL("../../workers/src/http/", import.meta.url));

/** The pages of the edge are written in JSX, which Node does not read by itself. */
async function load<Name extends keyof Edge>(file: string): Promise<Edge[Name]> {
  const { module } = await runnerImport<Edge[Name]>(`${edge}${file}`, {
    root: fileURLToPath(new URL("../../workers", import.meta.url)),
    configFile: false,
    logLevel: "error",
  });
  return module;
}

/** The OpenAPI document of the HTTP API, made without starting the Worker. */
export async function readDocument(): Promise<object> {
  const [{ createApp }, { describeApi }] = await Promise.all([
    load<"app">("app.ts"),
    load<"openapi">("openapi/describeApi.ts"),
  ]);
  const app = createApp({
    provisioning: () => {
      throw new Error("The document is written without serving anything");
    },
  });
  return describeApi(app);
}
