import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";

import { application, applicationStatus } from "@mereau/shared/contracts/applications.ts";
import { communityFace } from "@mereau/shared/contracts/communityFace.ts";
import { acceptanceList, documentList } from "@mereau/shared/contracts/documents.ts";
import { invitation, invitationFace } from "@mereau/shared/contracts/invitations.ts";
import { mailbox } from "@mereau/shared/contracts/mailbox.ts";
import { memberType } from "@mereau/shared/contracts/memberTypes.ts";
import { memberWithAccounts } from "@mereau/shared/contracts/members.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import { me, openedSession } from "@mereau/shared/contracts/sessions.ts";
import { publicSettings } from "@mereau/shared/contracts/settings.ts";
import { foundWorkerTown, newId, type WorkerTown } from "#testing/workerTown.ts";

let town: WorkerTown;

const terms = { version: "2026-1", text: "Chacun répond de son compte." };
const contact = { email: "bonjour@example.org" };

beforeAll(async () => {
  town = await foundWorkerTown();
  const { admin, ask } = town;
  const joining = { closedTypes: ["provider"] };
  await ask(admin, ["PATCH", "settings"], [200, publicSettings], { terms, contact, joining });
});

const requestOf = (name: string, change: object = {}) => ({
  id: newId(),
  name,
  type: "individual",
  accepts: { terms: "2026-1" },
  ...change,
});

const statusAndCode = async (answer: Response) => [answer.status, problem.parse(await answer.json()).code];

test("what a first visit needs is told in one answer, and the texts in another", async () => {
  const { joining } = await town.ask(null, ["GET", ""], [200, communityFace]);
  expect(joining).toEqual({
    types: [{ code: "individual", name: "Adhérent", provider: false }],
    documents: [{ document: "terms", version: "2026-1", types: [] }],
    signInByPhone: true,
    membersInvite: false,
    contact: { ...contact, phone: null, address: null, website: null },
  });
  const { items } = await town.ask(null, ["GET", "documents"], [200, documentList]);
  expect(items).toMatchObject([{ document: "terms", ...terms, inForceUntil: null }]);
});

test("the types of persons come first, then each by how many have joined as such", async () => {
  const { admin, ask } = town;
  for (const [code, provider] of [
    ["aaa-shop", true],
    ["association", false],
  ] as const)
    await ask(admin, ["POST", "member-types"], [201, memberType], {
      code,
      name: code,
      provider,
      accounts: [],
    });
  const settings = { joining: { closedTypes: [] } };
  await ask(admin, ["PATCH", "settings"], [200, publicSettings], settings);
  const { id } = await ask(null, ["POST", "members"], [201, application], {
    ...requestOf("Le Four"),
    type: "provider",
  });
  await ask(admin, ["POST", `members/${id}/approval`], [200, memberWithAccounts], {});
  const { joining } = await ask(null, ["GET", ""], [200, communityFace]);
  expect(joining.types.map(({ code }) => code)).toEqual([
    "individual",
    "association",
    "provider",
    "aaa-shop",
  ]);
  await ask(admin, ["PATCH", "settings"], [200, publicSettings], { joining: { closedTypes: ["provider"] } });
});

test("from an invitation to a first sign-in by telephone, without a manager in between", async () => {
  const { admin, ask, codeOf, slug } = town;
  const asked = { id: newId(), approved: true, expiresAt: Date.now() + 86_400_000 };
  const { path } = await ask(admin, ["POST", "invitations"], [201, invitation], asked);
  const code = path.split("/").at(-1) ?? "";
  expect(await ask(null, ["GET", `invitations/code/${code}`], [200, invitationFace])).toMatchObject({
    community: { slug, name: "Essai" },
    inviter: "Maud",
    approved: true,
    state: "open",
  });
  const request = requestOf("Noor", { phone: "06 12 34 56 78", invitation: code.toLowerCase() });
  const unread = { ...request, accepts: {} };
  expect(await ask(null, ["POST", "members"], [422, problem], unread)).toMatchObject({
    code: "acceptance_missing",
    detail: expect.stringContaining("the terms of use"),
    document: "terms",
    version: "2026-1",
  });
  const { token: applied, status } = await ask(null, ["POST", "members"], [201, application], request);
  expect(status).toBe("active");
  expect(await codeOf(null, ["POST", "members"], 409, { ...requestOf("Ada"), invitation: code })).toBe(
    "invitation_closed",
  );
  const headers = { "Application-Token": applied };
  const read = await town.send(null, ["GET", `applications/${request.id}`], undefined, headers);
  expect(applicationStatus.parse(await read.json())).toMatchObject({
    state: "accepted",
    signIn: { email: false, phone: true },
  });

  const phone = "0612345678";
  await town.send(null, ["POST", "sessions/codes"], { phone });
  let text: string | undefined;
  while (text === undefined) {
    const kept = await ask(null, ["GET", "mailbox?recipient=%2B33612345678"], [200, mailbox]);
    text = kept.items[0]?.text;
  }
  const typed = /\b\w{4}-\w{4}\b/.exec(text)?.[0] ?? "";
  const attempt = { phone, code: typed, bearer: true };
  const { token = "" } = await ask(null, ["POST", "sessions"], [201, openedSession], attempt);
  expect(await ask(token, ["GET", "me"], [200, me])).toMatchObject({
    member: { name: "Noor" },
    awaiting: [],
  });
  const { items } = await ask(token, ["GET", "acceptances"], [200, acceptanceList]);
  expect(items).toMatchObject([{ document: "terms", version: "2026-1", enteredBy: null }]);
});

test("a manager who fills in an application enters what was signed on paper", async () => {
  const { admin, ask } = town;
  const request = requestOf("Odette", { type: "provider" });
  await ask(admin, ["POST", "members"], [201, application], request);
  const path = `acceptances?member=${request.id}`;
  expect(await ask(admin, ["GET", path], [200, acceptanceList])).toMatchObject({
    items: [{ document: "terms", enteredBy: { name: "Maud" } }],
    awaiting: [],
  });
  const stored = await ask(admin, ["GET", `members/${request.id}`], [200, memberWithAccounts]);
  expect(stored).toMatchObject({ status: "applied", type: "provider" });
});

test("who comes too often from one address is asked to wait, and who says too much or too little is told so", async () => {
  const { codeOf, send } = town;
  const headers = { "CF-Connecting-IP": "203.0.113.7" };
  const outcomes: number[] = [];
  for (let asked = 0; asked < 21; asked += 1)
    outcomes.push((await send(null, ["POST", "members"], requestOf(`Guest ${asked}`), headers)).status);
  expect(outcomes).toEqual([...Array.from({ length: 20 }, () => 201), 429]);
  const last = await send(null, ["POST", "members"], requestOf("Last"), headers);
  expect(last.headers.get("Retry-After")).toBe("60");
  const both = { email: "noor@example.org", phone: "0612345678" };
  for (const body of [{}, both, { phone: "12" }])
    expect(await codeOf(null, ["POST", "sessions/codes"], 422, body)).toBe("invalid_input");
});

test("where no text messages are sent, a telephone is not offered, and a code by one is refused", async () => {
  const settings = { ...env, MAIL_TRANSPORT: "http", MAIL_HTTP_URL: "http://127.0.0.1:9" };
  const request = (path: string, init?: RequestInit) =>
    town.app.request(`http://mereau.test/v1/${town.slug}${path}`, init, settings);
  const face = communityFace.parse(await (await request("")).json());
  expect(face.joining.signInByPhone).toBe(false);
  const body = JSON.stringify({ phone: "0612345678" });
  const init = { method: "POST", headers: { "Content-Type": "application/json" }, body };
  expect(await statusAndCode(await request("/sessions/codes", init))).toEqual([409, "sms_not_offered"]);
});

test("what is asked for without a code, a session, a token or a version is refused, each in its way", async () => {
  const { codeOf } = town;
  expect(await codeOf(null, ["GET", "invitations/code/K7MPQ2XQDR"], 404)).toBe("unknown_invitation");
  expect(await codeOf(null, ["GET", "invitations"], 401)).toBe("unauthenticated");
  expect(await codeOf(null, ["GET", `applications/${newId()}`], 422)).toBe("invalid_input");
  expect(await codeOf(null, ["GET", "documents/terms/versions/2020"], 404)).toBe("unknown_document");
});
