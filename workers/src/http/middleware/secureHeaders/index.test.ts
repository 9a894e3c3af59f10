import { expect, test } from "vitest";

import { secureHeaders } from "#http/middleware/secureHeaders/index.ts";
import { Refusal } from "#services/refusal.ts";
import { edgeWith } from "#testing/edge.ts";

const answerIn = async (environment: "development" | "production", path = "/") => {
  const edge = edgeWith(secureHeaders, { ENVIRONMENT: environment });
  edge.get("/", (context) => context.json({}));
  edge.get("/own", (context) => context.json({}, 200, { "Content-Security-Policy": "sandbox" }));
  edge.get("/refused", () => {
    throw new Refusal("not_found");
  });
  return (await edge.request(path)).headers;
};

test("every answer, a refusal too, forbids foreign scripts, frames and guessing", async () => {
  for (const path of ["/", "/refused"]) {
    const headers = await answerIn("production", path);
    const policy = headers.get("Content-Security-Policy")?.split("; ") ?? [];
    expect(policy).toEqual(
      expect.arrayContaining(["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]),
    );
    expect(policy.join()).not.toMatch(/unsafe|\*|https?:/);
    expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(headers.get("X-Frame-Options")).toBe("DENY");
  }
});

test("a page that has a policy of its own keeps it", async () => {
  expect((await answerIn("production", "/own")).get("Content-Security-Policy")).toBe("sandbox");
});

test("browsers are told to stay with HTTPS in production alone", async () => {
  expect((await answerIn("production")).get("Strict-Transport-Security")).toContain("max-age=63072000");
  expect((await answerIn("development")).has("Strict-Transport-Security")).toBe(false);
});
