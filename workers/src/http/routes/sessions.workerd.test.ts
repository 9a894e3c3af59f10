import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";

import { home } from "@mereau/shared/contracts/home.ts";
import { mailbox } from "@mereau/shared/contracts/mailbox.ts";
import { me, openedSession } from "@mereau/shared/contracts/sessions.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { foundFor, inEnvironment } from "#testing/pastTown.ts";
import { foundWorkerTown, type WorkerTown } from "#testing/workerTown.ts";

const origin = "http://mereau.test";
const own = { Origin: origin, "Sec-Fetch-Site": "same-origin" };

let town: WorkerTown;

beforeAll(async () => {
  town = await foundWorkerTown();
});

/** Asks as a browser does; whatever the Worker goes on with beside its answer is done when this is. */
async function visit(
  method: string,
  path: string,
  { at = town, headers = {}, body, settings = {} }: Visit = {},
): Promise<Response> {
  const context = createExecutionContext();
  const answer = await at.app.request(
    `${origin}/v1/${at.slug}/${path}`,
    {
      method,
      headers: { ...(body && { "Content-Type": "application/json" }), ...headers },
      ...(body && { body: JSON.stringify(body) }),
    },
    { ...env, ...settings },
    context,
  );
  await waitOnExecutionContext(context);
  return answer;
}

type Visit = { at?: WorkerTown; headers?: object; body?: object; settings?: object };

const statusAndCode = async (answer: Response) => [answer.status, problem.parse(await answer.json()).code];

/** Signs Maud in by the code in her mailbox. */
async function enter(at = town): Promise<{ setCookie: string; cookie: string }> {
  const email = "maud@example.org";
  await visit("POST", "sessions/codes", { at, body: { email } });
  const kept = await visit("GET", `mailbox?recipient=${email}`, { at });
  const texts = mailbox.parse(await kept.json()).items.map(({ text }) => /^ {4}(\S+)$/m.exec(text)?.[1]);
  const code = texts.find((one) => one !== undefined);
  const opened = await visit("POST", "sessions", { at, headers: own, body: { email, code } });
  expect([opened.status, openedSession.parse(await opened.json()).token]).toEqual([201, undefined]);
  const [setCookie = ""] = opened.headers.getSetCookie();
  return { setCookie, cookie: setCookie.split(";")[0] ?? "" };
}

/** What somebody is told who asks for a code, to the last header. */
async function told(email: string, settings = {}) {
  const answer = await visit("POST", "sessions/codes", { body: { email }, settings });
  const { "x-request-id": _, ...headers } = Object.fromEntries(answer.headers);
  return { status: answer.status, headers, body: await answer.text() };
}

test("whoever asks for a code is told the same, known or not, sent or failed", async () => {
  const nobodyListens = { MAIL_TRANSPORT: "smtp", SMTP_URL: "smtp://127.0.0.1:9" };
  const known = await told("maud@example.org");
  expect([known.status, known.body]).toEqual([202, "{}"]);
  expect(await told("nobody@example.org")).toEqual(known);
  expect(await told("maud@example.org", nobodyListens)).toEqual(known);
  expect(await told("maud@example.org")).toEqual(known);
});

test("the cookie of a session is for its community alone, and no script reads it", async () => {
  const { setCookie, cookie } = await enter();
  const [pair, ...attributes] = setCookie.split("; ");
  expect(pair).toMatch(/^mereau_session=[\w-]{43}$/);
  expect(attributes.toSorted()).toEqual([
    "HttpOnly",
    "Max-Age=15552000",
    `Path=/v1/${town.slug}`,
    "SameSite=Lax",
    "Secure",
  ]);
  const answer = await visit("GET", "me", { headers: { Cookie: cookie } });
  expect(me.parse(await answer.json())).toMatchObject({ member: { name: "Maud" }, role: "admin" });
});

test("another site can do nothing with the cookie, and signing out ends it at once", async () => {
  const { cookie } = await enter();
  const signOut = (headers: object) =>
    visit("DELETE", "sessions/current", { headers: { Cookie: cookie, ...headers } });
  for (const foreign of [{}, { Origin: "https://elsewhere.test" }, { "Sec-Fetch-Site": "cross-site" }])
    expect(await statusAndCode(await signOut(foreign))).toEqual([403, "foreign_origin"]);
  expect((await visit("GET", "me", { headers: { Cookie: cookie } })).status).toBe(200);

  const out = await signOut(own);
  expect([out.status, out.headers.get("Set-Cookie")]).toEqual([
    204,
    `mereau_session=; Max-Age=0; Path=/v1/${town.slug}; Secure`,
  ]);
  expect(await statusAndCode(await visit("GET", "me", { headers: { Cookie: cookie } }))).toEqual([
    401,
    "unauthenticated",
  ]);
});

test("what proves who one is in one community proves nothing in another", async () => {
  const [mine, other] = await Promise.all([foundWorkerTown(), foundWorkerTown()]);
  const { cookie } = await enter(mine);
  const token = cookie.split("=")[1];
  for (const headers of [{ Cookie: cookie }, { Authorization: `Bearer ${token}` }]) {
    expect((await visit("GET", "me", { at: mine, headers })).status).toBe(200);
    expect(await statusAndCode(await visit("GET", "me", { at: other, headers }))).toEqual([
      401,
      "unauthenticated",
    ]);
  }
});

test("in production nobody signs in to a community made for show", async () => {
  const { request } = await foundFor("show");
  const ask = (environment: string) =>
    inEnvironment(environment, `/v1/${request.slug}/me`, { headers: { Authorization: "Bearer none" } });
  expect(await statusAndCode(await ask("development"))).toEqual([401, "unauthenticated"]);
  expect(await statusAndCode(await ask("production"))).toEqual([404, "unknown_community"]);
});

test("the first screen comes in one request, and in none of its bytes while nothing changed", async () => {
  const mine = await foundWorkerTown();
  const { cookie } = await enter(mine);
  const first = await visit("GET", "home", { at: mine, headers: { Cookie: cookie } });
  expect(home.parse(await first.json())).toMatchObject({
    me: { member: { name: "Maud", amounts: "units" }, openRequests: 0 },
    accounts: [{ balance: "0.00", entries: [] }],
  });
  const tag = first.headers.get("ETag") ?? "";
  const again = () => visit("GET", "home", { at: mine, headers: { Cookie: cookie, "If-None-Match": tag } });
  expect((await again()).status).toBe(304);
  const { member } = me.parse(
    await (await visit("GET", "me", { at: mine, headers: { Cookie: cookie } })).json(),
  );
  const change = { at: mine, headers: { ...own, Cookie: cookie }, body: { amounts: "euros" } };
  expect((await visit("PATCH", `members/${member.id}`, change)).status).toBe(200);
  const changed = await again();
  expect(changed.status).toBe(200);
  expect(home.parse(await changed.json()).accounts).toMatchObject([{ preferred: { balance: "0.00" } }]);
  expect(await statusAndCode(await visit("GET", "home"))).toEqual([401, "unauthenticated"]);
});
