import { createServer } from "node:http";
import { buffer } from "node:stream/consumers";

/** A message as a push service was handed it; its body in base64url. */
export type Handed = { authorization: string; encoding: string; ttl: string; urgency: string; body: string };

/**
 * A push service: browsers’ addresses are `/push/{name}`, and what came there is told at `/received/{name}`. It answers 201, or
 * what a test has said that a browser’s address answers.
 */
export async function startPushService() {
  const handed = new Map<string, Handed[]>();
  const answers = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const [, what, name = ""] = (request.url ?? "").split("/");
    if (what === "received") return response.end(JSON.stringify(handed.get(name) ?? []));
    const told = (header: string) => String(request.headers[header] ?? "");
    const body = (await buffer(request)).toString("base64url");
    const one = {
      authorization: told("authorization"),
      encoding: told("content-encoding"),
      ttl: told("ttl"),
      urgency: told("urgency"),
      body,
    };
    handed.set(name, [...(handed.get(name) ?? []), one]);
    return response.writeHead(answers.get(name) ?? 201).end();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("The server has no port");
  const host = `127.0.0.1:${address.port}`;
  return {
    host,
    addressOf: (name: string) => `http://${host}/push/${name}`,
    received: (name: string): readonly Handed[] => handed.get(name) ?? [],
    answer: (name: string, status: number) => void answers.set(name, status),
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
