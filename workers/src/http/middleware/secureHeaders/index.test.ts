import { expect, test } from "vitest";

import { secureHeaders } from "#http/middleware/secureHeaders/index.ts";
import { Refusal } from "#services/refusal.ts";
import { edgeWith } from "#testing/edge.ts";

const answerIn = async (environment: "development" | "production", path = "/") => {
  const edge = edgeWith(secureHeaders, { ENVIRONMENT: environment });
  edge.get("/", (context) => context.html("<p>"));
  edge.get("/data", (context) => context.json({}));
  edge.get("/own", (context) => context.html("<p>", 200, { "Content-Security-Policy": "sandbox" }));
  edge.get("/refused", () => {
    throw new Refusal("not_found");
  });
  return (await edge.request(path)).headers;
};

const policyOf = (headers: Headers) => headers.get("Content-Security-Policy")?.split("; ") ?? [];

test("a page forbids foreign scripts, frames and guessing", async () => {
  const headers = await answerIn("production");
  expect(policyOf(headers)).toEqual(
    expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]),
  );
  expect(policyOf(headers).join()).not.toMatch(/unsafe|\*|https?:/);
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(headers.get("X-Frame-Options")).toBe("DENY");
});

test("data, a refusal too, may load nothing, be framed by nothing and be taken for nothing else", async () => {
  for (const path of ["/data", "/refused"]) {
    const headers = await answerIn("production", path);
    expect(policyOf(headers)).toEqual(["default-src 'none'", "frame-ancestors 'none'"]);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  }
});

test("a page that has a policy of its own keeps it", async () => {
  expect((await answerIn("production", "/own")).get("Content-Security-Policy")).toBe("sandbox");
});

test("browsers are told to stay with HTTPS in production alone", async () => {
  expect((await answerIn("production")).get("Strict-Transport-Security")).toContain("max-age=63072000");
  expect((await answerIn("development")).has("Strict-Transport-Security")).toBe(false);
});
