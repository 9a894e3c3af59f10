import { createExecutionContext } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Secret } from "otpauth";
import { beforeAll, expect, test } from "vitest";
import type * as z from "zod";

import { auditPage } from "@mereau/shared/contracts/audit.ts";
import { communitySummary, deletionNotice } from "@mereau/shared/contracts/communities.ts";
import { communityFace, communityPage, foundedCommunity } from "@mereau/shared/contracts/communityFace.ts";
import { addressStanding, foundingProgress } from "@mereau/shared/contracts/founding.ts";
import { presetList } from "@mereau/shared/contracts/presets.ts";
import { problem } from "@mereau/shared/contracts/problem.ts";
import {
  ownSecondFactor,
  recoveryCodes,
  secondFactorReset,
  totpEnrolment,
} from "@mereau/shared/contracts/secondFactor.ts";
import { me } from "@mereau/shared/contracts/sessions.ts";
import { readSettings } from "#env.ts";
import { codeAt } from "#services/second-factor/totp.ts";
import { foundingOf, newId } from "#testing/founding.ts";
import { foundWorkerTown, type WorkerTown } from "#testing/workerTown.ts";

const operator = readSettings(env).OPERATOR_TOKEN;
const closed = { ...env, FOUNDING: "operator" };
let town: WorkerTown;

beforeAll(async () => {
  town = await foundWorkerTown();
});

type Asked = { method?: string; token?: string; cookie?: string; body?: object; bindings?: object };

async function send(path: string, { method = "GET", token, cookie, body, bindings = env }: Asked = {}) {
  const headers = new Headers(token === undefined ? {} : { Authorization: `Bearer ${token}` });
  if (cookie !== undefined) headers.set("Cookie", cookie);
  if (body) headers.set("Content-Type", "application/json");
  const request = { method, headers, ...(body && { body: JSON.stringify(body) }) };
  return town.app.request(`https://mereau.test/v1/${path}`, request, bindings, createExecutionContext());
}

async function read<Schema extends z.ZodType>(
  [status, schema]: readonly [number, Schema],
  ...asked: Parameters<typeof send>
): Promise<z.output<Schema>> {
  const answer = await send(...asked);
  const text = await answer.text();
  expect([answer.status, text]).toEqual([status, text]);
  return schema.parse(JSON.parse(text));
}

const codeOf = async (status: number, ...asked: Parameters<typeof send>) =>
  (await read([status, problem], ...asked)).code;

const requestOf = (change: object = {}) => foundingOf({ slug: `ville-${newId().slice(-8)}`, ...change });

const post = (body: object) => ({ method: "POST", body });
const put = (status: string, token?: string) => ({
  method: "PUT",
  body: { status },
  ...(token !== undefined && { token }),
});

test("who founds a community enters it with a cookie that nobody gets a second time", async () => {
  const request = requestOf({ name: "La Ville" });
  const answer = await send("communities", { method: "POST", body: request });
  const founded = foundedCommunity.parse(await answer.json());
  expect([answer.status, founded.slug, founded.status, founded.token]).toEqual([
    201,
    request.slug,
    "open",
    undefined,
  ]);
  const cookie = answer.headers.get("Set-Cookie") ?? "";
  expect(cookie).toContain(`Path=/v1/${request.slug};`);
  for (const property of ["HttpOnly", "Secure", "SameSite=Lax", "Max-Age=15552000"])
    expect(cookie).toContain(property);
  const caller = await read([200, me], `${request.slug}/me`, { cookie: cookie.split(";")[0] ?? "" });
  expect([caller.member.id, caller.role]).toEqual([request.admin.id, "admin"]);

  const again = await send("communities", { method: "POST", body: { ...request, bearer: true } });
  const same = foundedCommunity.parse(await again.json());
  expect([again.status, same.id, same.token, same.session]).toEqual([201, request.id, undefined, undefined]);
  expect(again.headers.get("Set-Cookie")).toBeNull();
});

test("another community cannot take an address or an id, nor one of the service's own", async () => {
  const request = requestOf();
  const founding = { method: "POST", body: { ...request, bearer: true } };
  expect((await read([201, foundedCommunity], "communities", founding)).token).toMatch(/^[\w-]{43}$/);
  expect(await codeOf(409, "communities", post({ ...request, id: newId() }))).toBe("slug_taken");
  expect(await codeOf(409, "communities", post({ ...request, name: "Another" }))).toBe("id_reused");
  expect(await codeOf(422, "communities", post({ ...requestOf(), slug: "communities" }))).toBe(
    "slug_reserved",
  );
});

test("an address is told free, taken or kept, with the nearest one that is free", async () => {
  const request = requestOf();
  const at = async (slug: string) => {
    const told = await read([200, addressStanding], `communities/address?slug=${slug}`);
    return [told.standing, told.suggestion];
  };
  expect(await at(request.slug)).toEqual(["free", null]);
  await read([201, foundedCommunity], "communities", post(request));
  expect(await at(request.slug)).toEqual(["taken", `${request.slug}-2`]);
  const second = requestOf({ slug: `${request.slug}-2` });
  await read([201, foundedCommunity], "communities", post(second));
  expect(await at(request.slug)).toEqual(["taken", `${request.slug}-3`]);
  expect(await at("found")).toEqual(["reserved", "found-2"]);
  expect(await codeOf(422, "communities/address?slug=Le%20Miel")).toBe("invalid_input");
});

test("how far a founding is can be asked by its id, before and after it is done", async () => {
  const request = requestOf();
  const path = `communities/${request.id}/founding`;
  expect(await codeOf(404, path)).toBe("unknown_community");
  await read([201, foundedCommunity], "communities", post(request));
  const { status, done, of } = await read([200, foundingProgress], path);
  expect([status, done, of]).toEqual(["open", 6, 6]);
});

test("each preset that is listed founds a community once it is completed", async () => {
  const { presets } = await read([200, presetList], "presets?lang=fr&code=NOIX&name=Noix&symbol=n");
  const kinds = [
    "Monnaie locale",
    "Crédit mutuel",
    "Banque de temps ou SEL",
    "Monnaie libre",
    "Espace de coworking",
    "Fablab",
    "Village",
    "Coopérative",
  ];
  expect(presets.map(({ name }) => name)).toEqual(kinds);
  const { admin } = requestOf();
  for (const { kind, founding } of presets) {
    const body = { ...founding, id: newId(), slug: `${kind}-${newId().slice(-8)}`, name: kind, admin };
    const { slug } = await read([201, foundedCommunity], "communities", post(body));
    const { currencies } = await read([200, communityFace], slug);
    expect(currencies.map(({ code, name }) => [code, name])).toContainEqual(["NOIX", "Noix"]);
  }
  expect(await codeOf(422, "presets?code=noix")).toBe("invalid_input");
  expect(await codeOf(422, "communities", post({ ...requestOf(), slug: "presets" }))).toBe("slug_reserved");
});

test("where founding is closed, the operator alone founds, and is not made an administrator", async () => {
  const request = requestOf();
  const asked = { method: "POST", body: request, bindings: closed };
  expect(await codeOf(403, "communities", asked)).toBe("founding_closed");
  expect(await codeOf(403, "communities", { ...asked, token: `${operator}x` })).toBe("founding_closed");
  const founded = await read([201, foundedCommunity], "communities", { ...asked, token: operator });
  expect([founded.status, founded.session]).toEqual(["open", undefined]);
  const show = { ...requestOf(), demo: true };
  expect(await codeOf(403, "communities", { method: "POST", body: show })).toBe("forbidden");
});

test("the operator lists every community, a visitor those made for show, and nobody in production", async () => {
  const items = async (asked: Asked) =>
    (await read([200, communityPage], "communities?limit=200", asked)).items;
  expect((await items({ token: operator })).map(({ id }) => id)).toContain(town.id);
  expect((await items({})).filter(({ demo }) => !demo)).toEqual([]);
  const production = {
    ...env,
    ENVIRONMENT: "production",
    MAIL_TRANSPORT: "http",
    MAIL_HTTP_URL: "https://m.example",
  };
  expect(await codeOf(401, "communities", { bindings: production })).toBe("unauthenticated");
  const [first] = (await read([200, communityPage], "communities?limit=1", { token: operator })).items;
  expect(first?.createdAt).toBeGreaterThan(0);
});

test("anybody sees the face of a community, and nothing of its people", async () => {
  const face = await read([200, communityFace], town.slug);
  expect(face).toMatchObject({ id: town.id, name: "Essai", languages: ["fr"], demo: false });
  expect(face.currencies.map(({ code, kind }) => [code, kind])).toEqual([
    ["EUR", "reserve"],
    ["MIEL", "backed"],
  ]);
  expect(face.looks).toEqual({ colour: "#0e6655", logo: null, description: null });
  expect(face.publicKey).toMatch(/^[\w-]{43}$/);
  expect(JSON.stringify(face)).not.toContain("Maud");
});

test("a suspended community lets nobody in until it is open again", async () => {
  const { id, slug } = await read([201, foundedCommunity], "communities", {
    method: "POST",
    body: requestOf(),
  });
  expect(await codeOf(401, `communities/${id}/status`, put("suspended"))).toBe("unauthenticated");
  expect((await send(`communities/${id}/status`, put("suspended", operator))).status).toBe(204);
  expect(await codeOf(403, slug)).toBe("community_suspended");
  expect((await send(`communities/${id}/status`, put("open", operator))).status).toBe(204);
  expect((await send(slug)).status).toBe(200);
  expect(await codeOf(404, `communities/${newId()}/status`, put("open", operator))).toBe("unknown_community");
});

test("the operator, and nobody else, takes away the ways of a last administrator, who then signs in anew", async () => {
  const own = await foundWorkerTown();
  const { member } = await own.ask(own.admin, ["GET", "me"], [200, me]);
  const app = ["POST", "second-factor/app/options"] as const;
  const { secret, enrolment } = await own.ask(own.admin, app, [200, totpEnrolment]);
  const code = codeAt(new Uint8Array(Secret.fromBase32(secret).buffer), Date.now());
  await own.ask(own.admin, ["PUT", "second-factor/app"], [200, recoveryCodes], { enrolment, code });

  const path = `communities/${own.id}/second-factor-resets`;
  const reset = { method: "POST", token: operator };
  expect(await codeOf(401, `${path}/${member.id}`, { ...reset, token: own.admin })).toBe("unauthenticated");
  expect(await codeOf(404, `${path}/${newId()}`, reset)).toBe("unknown_member");
  const nowhere = `communities/${newId()}/second-factor-resets/${member.id}`;
  expect(await codeOf(404, nowhere, reset)).toBe("unknown_community");
  const done = await read([200, secondFactorReset], `${path}/${member.id}`, reset);
  expect(done).toEqual({ app: true, passkeys: 0 });
  expect(await own.codeOf(own.admin, ["GET", "me"], 401)).toBe("unauthenticated");
  const anew = await own.signIn(member.id);
  const left = await own.ask(anew, ["GET", "second-factor"], [200, ownSecondFactor]);
  expect([left.app, left.recoveryCodes]).toEqual([null, 0]);
  const lines = await own.ask(anew, ["GET", "audit"], [200, auditPage]);
  const line = lines.items.find(({ action }) => action === "second_factor.reset");
  expect([line?.actor, line?.subject, line?.detail]).toEqual([
    null,
    member.id,
    { app: true, passkeys: 0, by: "operator" },
  ]);
});

test("a community is deleted by its administrator, with a confirmation, and leaves an export", async () => {
  const body = { ...requestOf(), bearer: true };
  const founded = await read([201, foundedCommunity], "communities", { method: "POST", body });
  const { slug, id, token = "" } = founded;
  expect(await codeOf(401, `${slug}/deletion`, { method: "POST" })).toBe("unauthenticated");
  const notice = await read([200, deletionNotice], `${slug}/deletion`, { method: "POST", token });
  expect(notice).toMatchObject({ members: 1, transfers: 0, exportKeptDays: 90 });
  const confirm = (confirmation: string) => ({ method: "DELETE", token, body: { confirmation } });
  expect(await codeOf(409, slug, confirm(`${notice.confirmation}x`))).toBe("confirmation_wrong");
  const gone = await read([200, communitySummary], slug, confirm(notice.confirmation));
  expect(gone).toMatchObject({ id, status: "deleted" });
  expect(await codeOf(404, slug)).toBe("unknown_community");

  expect(await codeOf(401, `communities/${id}/export`, { token })).toBe("unauthenticated");
  const kept = await send(`communities/${id}/export`, { token: operator });
  expect(kept.headers.get("Content-Type")).toBe("application/gzip");
  if (!kept.body) throw new Error("the export is empty");
  const lines = await new Response(kept.body.pipeThrough(new DecompressionStream("gzip"))).text();
  expect(lines.split("\n").length).toBeGreaterThan(5);
  expect(lines).toContain(body.admin.id);
  expect(await codeOf(404, `communities/${newId()}/export`, { token: operator })).toBe("not_found");
});
