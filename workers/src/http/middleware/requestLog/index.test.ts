import { afterEach, expect, test, vi } from "vitest";

import { requestLog } from "#http/middleware/requestLog/index.ts";
import { edgeWith } from "#testing/edge.ts";
import { Refusal } from "#services/refusal.ts";

afterEach(() => {
  vi.restoreAllMocks();
});

test("a request is one line, in which nobody can be recognised", async () => {
  const lines: string[] = [];
  for (const level of ["info", "error"] as const)
    vi.spyOn(console, level).mockImplementation((line: string) => void lines.push(line));
  const edge = edgeWith(requestLog);
  edge.post("/v1/:community/members/:id", () => {
    throw new Refusal("unknown_member", {
      fields: [{ field: "id", code: "x", message: { en: "secret-in-message", fr: "secret-in-message" } }],
    });
  });
  await edge.request("/v1/miel/members/secret-id?q=secret-query", {
    method: "POST",
    headers: { Authorization: "Bearer secret-token", Cookie: "mereau_session=secret-cookie" },
    body: JSON.stringify({ email: "secret@example.org" }),
  });
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain("secret");
  expect(JSON.parse(lines[0] ?? "")).toEqual({
    level: "info",
    event: "request",
    requestId: "request-1",
    method: "POST",
    route: "/v1/:community/members/:id",
    status: 404,
    ms: expect.any(Number),
    code: "unknown_member",
  });
});

test("what went well and fast is logged where all is asked for alone", async () => {
  const info = vi.spyOn(console, "info").mockImplementation(() => undefined);
  for (const choice of ["notable", "all"]) {
    const edge = edgeWith(requestLog, { LOG_REQUESTS: choice });
    edge.get("/well", (context) => context.text("well"));
    await edge.request("/well");
  }
  expect(info.mock.calls.map(([line]) => JSON.parse(String(line)).status)).toEqual([200]);
});

test("a slow request is logged, well as it went", async () => {
  const info = vi.spyOn(console, "info").mockImplementation(() => undefined);
  const edge = edgeWith(requestLog);
  edge.get("/slow", (context) => {
    context.set("now", Date.now() - 2_000);
    return context.text("well");
  });
  await edge.request("/slow");
  expect(info).toHaveBeenCalledOnce();
});

test("a failure is a line of its own level, and an address that nobody serves is not repeated", async () => {
  const info = vi.spyOn(console, "info").mockImplementation(() => undefined);
  const error = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const edge = edgeWith(requestLog);
  edge.get("/broken", () => {
    throw new Error("nothing foreseen");
  });
  await edge.request("/broken");
  expect(error.mock.calls.map(([line]) => JSON.parse(String(line)).event)).toEqual(["failure", "request"]);
  await edge.request("/alice@example.org");
  expect(info.mock.calls.map(([line]) => JSON.parse(String(line)).status)).toEqual([404]);
  expect(String(info.mock.calls[0]?.[0])).not.toContain("alice");
});
