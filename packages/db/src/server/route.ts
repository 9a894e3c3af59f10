import { namespaceName } from "./config.ts";

export type Endpoint = "index" | "pipeline" | "cursor";

export type Route =
  | { readonly type: "health" }
  | { readonly type: "admin"; readonly path: readonly string[] }
  | {
      readonly type: "data";
      readonly endpoint: Endpoint;
      readonly version: 2 | 3;
      readonly namespace: string | undefined;
    }
  | { readonly type: "none" };

const endpoints: Readonly<Record<string, { readonly endpoint: Endpoint; readonly version: 2 | 3 }>> = {
  "/v2": { endpoint: "index", version: 2 },
  "/v3": { endpoint: "index", version: 3 },
  "/v2/pipeline": { endpoint: "pipeline", version: 2 },
  "/v3/pipeline": { endpoint: "pipeline", version: 3 },
  "/v3/cursor": { endpoint: "cursor", version: 3 },
};

/** The base URL of a namespace; it ends with a slash, so that clients which append "v2/pipeline" keep its path. */
export function namespaceUrl(serverUrl: string, namespace: string): string {
  return new URL(`/dev/${namespace}/`, serverUrl).href;
}

/**
 * Where a request goes. The namespace of a data request is the one in a path /dev/NAME/…, else the `x-namespace` header, else
 * the first label of the host, as in sqld.
 */
export function route(url: string, host: string | undefined, header: string | undefined): Route {
  const path = url.split("?", 1)[0] ?? "";
  if (path === "/health") return { type: "health" };
  if (path.startsWith("/v1/namespaces/"))
    return { type: "admin", path: path.slice("/v1/namespaces/".length).split("/") };
  const dev = /^\/dev\/([^/]+)(\/.*)$/.exec(path);
  const found = endpoints[dev?.[2] ?? path];
  if (found === undefined || !Object.hasOwn(endpoints, dev?.[2] ?? path)) return { type: "none" };
  const namespace = namespaceName.safeParse(dev?.[1] ?? header ?? firstLabel(host));
  return { type: "data", ...found, namespace: namespace.data };
}

function firstLabel(host: string | undefined): string | undefined {
  const [label, ...rest] = host?.split(".") ?? [];
  return rest.length > 0 ? label : undefined;
}
