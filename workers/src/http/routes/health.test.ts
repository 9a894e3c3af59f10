import { createServer, type Server } from "node:http";

import { afterEach, expect, test } from "vitest";

import { createApp } from "#http/app.ts";

const secret = "s".repeat(43);
const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** Asks for health where the platform database answers like this; undefined: it never does. */
async function health(status: number | undefined) {
  const server = createServer((_request, answer) => {
    if (status !== undefined) answer.writeHead(status).end("no");
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server has no port");
  const app = createApp({
    provisioning: () => {
      throw new Error("health founds nothing");
    },
  });
  const url = `http://127.0.0.1:${address.port}`;
  const answer = await app.request(
    "/healthz",
    {},
    {
      ENVIRONMENT: "development",
      PLATFORM_DATABASE_URL: url,
      PLATFORM_DATABASE_TOKEN: secret,
      SEALING_KEY: secret,
      OPERATOR_TOKEN: secret,
      DATABASE_DRIVER: "local",
      DATABASE_URL: url,
      DATABASE_ADMIN_KEY: secret,
      MAIL_TRANSPORT: "development",
    },
  );
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
}

test("a platform database that refuses makes the service unwell, and nothing of it is told", async () => {
  const { status, headers, text } = await health(500);
  expect([status, headers.get("Cache-Control"), headers.get("Retry-After")]).toEqual([503, "no-store", "1"]);
  expect(JSON.parse(text)).toMatchObject({ code: "unavailable" });
  expect(text).not.toMatch(/127\.0\.0\.1|sssss/);
});

test("a platform database that never answers is not waited for", async () => {
  expect((await health(undefined)).status).toBe(503);
});
