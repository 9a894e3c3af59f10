import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { administer, type AdminContext } from "./admin.ts";
import { admitAdmin, AuthError } from "./auth.ts";
import type { Limits } from "./limits.ts";
import { readBody, skipBody } from "./body.ts";
import type { Answer, Job } from "./messages.ts";
import { doesntExist, NamespaceError } from "./namespaces.ts";
import { route, type Route } from "./route.ts";

export interface HttpContext extends AdminContext {
  readonly adminKey: string;
  readonly limits: Limits;
  readonly log: (line: object) => void;
}

type DataRoute = Extract<Route, { type: "data" }>;

/** The HTTP front: it checks who asks and hands the body to the namespace's thread, without looking inside. */
export function createHttpServer(context: HttpContext): Server {
  const server = createServer((request, response) => {
    serve(context, request, response).catch(async (error: unknown) => {
      await skipBody(request);
      refuse(context, request, response, error);
    });
  });
  // Longer than the idle time of the usual clients, so that it is they who end a connection.
  server.keepAliveTimeout = 75_000;
  server.headersTimeout = 20_000;
  server.requestTimeout = 60_000;
  return server;
}

async function serve(
  context: HttpContext,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const header = request.headers["x-namespace"];
  const target = route(
    request.url ?? "",
    request.headers.host,
    typeof header === "string" ? header : undefined,
  );
  switch (target.type) {
    case "health":
      allow(request, "GET");
      response.end();
      return;
    case "admin":
      return serveAdmin(context, target.path, request, response);
    case "data":
      return serveData(context, target, request, response);
    case "none":
      throw new NamespaceError(404, "");
  }
}

async function serveAdmin(
  context: HttpContext,
  path: readonly string[],
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  admitAdmin(request.headers.authorization, context.adminKey);
  const body = await readBody(request, context.limits.bodyBytes);
  const method = request.method ?? "";
  const result = await administer(context, method, path, body);
  context.log({ event: "admin", method, path: path.join("/") });
  if (result === undefined) response.end();
  else send(response, 200, "application/json", JSON.stringify(result));
}

async function serveData(
  context: HttpContext,
  { endpoint, version, namespace }: DataRoute,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (endpoint === "index") {
    allow(request, "GET");
    send(response, 200, "text/plain", `Hello, this is HTTP API v${version} (Hrana over HTTP)`);
    return;
  }
  allow(request, "POST");
  if (namespace === undefined) throw new NamespaceError(400, "Invalid namespace");
  const served = context.namespaces.get(namespace);
  if (served === undefined) throw doesntExist(namespace);
  const { readOnly } = served.gate.admit(request.headers.authorization);
  const { block_reads: blockReads, block_writes: blockWrites, block_reason } = served.config;
  const access = { readOnly, blockReads, blockWrites, blockReason: block_reason ?? null };
  const body = await readBody(request, context.limits.bodyBytes);
  const job: Job =
    endpoint === "cursor" ? { type: "cursor", access, body } : { type: "pipeline", version, access, body };
  reply(response, await context.pool.ask(namespace, job));
}

function allow(request: IncomingMessage, method: string): void {
  if (request.method !== method) throw new NamespaceError(405, "");
}

function reply(response: ServerResponse, { status, contentType, body }: Answer): void {
  send(response, status, contentType, body);
}

function send(
  response: ServerResponse,
  status: number,
  contentType: string,
  body: string | Uint8Array,
): void {
  const length = typeof body === "string" ? Buffer.byteLength(body) : body.byteLength;
  response.writeHead(status, { "content-type": contentType, "content-length": length });
  response.end(body);
}

function refuse(
  context: HttpContext,
  request: IncomingMessage,
  response: ServerResponse,
  error: unknown,
): void {
  const { status, message } = refusal(error);
  if (status >= 500) context.log({ event: "failure", url: request.url, message });
  if (response.headersSent || response.destroyed) return;
  // What was not read of a refused body would stand before the next request of the connection.
  if (!request.complete) response.setHeader("connection", "close");
  if (message === "") {
    response.writeHead(status, { "content-length": 0 });
    response.end();
  } else send(response, status, "application/json", JSON.stringify({ error: message }));
}

function refusal(error: unknown): { readonly status: number; readonly message: string } {
  if (error instanceof NamespaceError) return error;
  if (error instanceof AuthError) return { status: 401, message: `Unauthorized: \`${error.message}\`` };
  return {
    status: 500,
    message: `Internal Error: \`${error instanceof Error ? error.message : String(error)}\``,
  };
}
