import { afterAll, beforeAll, expect, test } from "vitest";

import { authenticate } from "#http/middleware/authenticate/index.ts";
import { openSession } from "#services/sign-in/openSession.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";
import { edgeWith } from "#testing/edge.ts";

let town: TestCommunity;
let token: string;

beforeAll(async () => {
  town = await startCommunity();
  const opened = await openSession(town.db, {
    id: newId(),
    member: town.admin.member,
    device: null,
    now: Date.now(),
  });
  token = opened?.token ?? "";
});

afterAll(() => town.close());

/** Who is asking, and the language of the answer. Maud’s own is French. */
async function ask(headers: Record<string, string>): Promise<[string, string]> {
  const edge = edgeWith((context, next) => {
    context.set("community", town.context());
    return authenticate(context, next);
  });
  edge.get("/", (context) =>
    context.text(`${context.get("caller")?.role ?? "nobody"} ${context.get("language")}`),
  );
  const [role = "", language = ""] = (await (await edge.request("/", { headers })).text()).split(" ");
  return [role, language];
}

test("a bearer token or the cookie tells who is asking", async () => {
  expect(await ask({ Authorization: `Bearer ${token}` })).toEqual(["admin", "fr"]);
  expect(await ask({ Cookie: `mereau_session=${token}` })).toEqual(["admin", "fr"]);
  expect(await ask({})).toEqual(["nobody", "en"]);
});

test("whoever sends an Authorization is judged by it alone", async () => {
  const cookie = { Cookie: `mereau_session=${token}` };
  for (const header of [`Bearer ${"x".repeat(43)}`, `Basic ${token}`, "Bearer", `Bearer ${token} more`])
    expect(await ask({ ...cookie, Authorization: header })).toEqual(["nobody", "en"]);
});

test("a token that is nobody’s, and one that could not be one, are the same", async () => {
  for (const wrong of ["x".repeat(43), "", "mereau_key_nothing", "é".repeat(10)])
    expect(await ask({ Cookie: `mereau_session=${encodeURIComponent(wrong)}` })).toEqual(["nobody", "en"]);
});

test("a language that is asked for goes before the member’s own", async () => {
  const bearer = { Authorization: `Bearer ${token}` };
  expect(await ask({ ...bearer, "Accept-Language": "en-GB" })).toEqual(["admin", "en"]);
  expect(await ask({ ...bearer, "Accept-Language": "de" })).toEqual(["admin", "fr"]);
  // Chosen on a page before
  expect(await ask({ ...bearer, Cookie: "mereau_language=en" })).toEqual(["admin", "en"]);
});
