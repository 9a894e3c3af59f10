import { env } from "cloudflare:workers";
import { beforeAll, expect, test } from "vitest";

import { mail } from "@mereau/db/tenant/schema.ts";
import { readSettings } from "#env.ts";
import { createApp } from "#http/app.ts";
import { findTenant } from "#services/platform/communities.ts";
import { openPlatform } from "#services/platform/connect.ts";
import { foundHere } from "#testing/foundHere.ts";
import { newId } from "#testing/founding.ts";

const app = createApp({
  provisioning: () => {
    throw new Error("pages found nothing");
  },
});
const settings = readSettings(env);
let slug: string;
const production = {
  ...env,
  ENVIRONMENT: "production",
  MAIL_TRANSPORT: "http",
  MAIL_HTTP_URL: "https://mail.example/",
};

const read = async (path: string, language: string, bindings: object = env, accept = "*/*") => {
  const headers = { "Accept-Language": language, Accept: accept };
  const answer = await app.request(`https://mereau.test${path}`, { headers }, bindings);
  return { status: answer.status, headers: answer.headers, text: await answer.text() };
};

beforeAll(async () => {
  const { request } = await foundHere({ name: "Le Tilleul", demo: true });
  slug = request.slug;
  const tenant = await findTenant(openPlatform(settings), settings, request.id, Date.now());
  if (!tenant) throw new Error("the community has no database");
  const message = { recipient: "maud@example.org", html: "", state: "kept" as const, failure: null };
  const now = Date.now();
  await tenant.db.insert(mail).values([
    { ...message, id: newId(), createdAt: now - 7_500_000, subject: "Hier", text: "<b>gras</b>" },
    { ...message, id: newId(), createdAt: now, subject: "Maintenant", text: "Bonjour" },
  ]);
});

test("the front page speaks the visitor's language, and names communities made for show", async () => {
  const [french, english] = [await read("/", "fr-FR,fr;q=0.9"), await read("/", "en")];
  expect(french.text).toMatch(/^<!doctype html><html lang="fr">/);
  expect(french.text).toContain("Une monnaie à vous, tenue au centime près.");
  expect(english.text).toContain("Money of your own, kept to the last cent.");
  for (const { text } of [french, english]) {
    expect(text).toContain("Le Tilleul");
    expect(text).toContain("maud@example.org");
    expect(text).toContain(`href="/${slug}/mailbox"`);
  }
});

test("in production the front page names nobody, and there is no mailbox", async () => {
  const front = await read("/", "fr", production);
  expect(front.status).toBe(200);
  expect(front.text).not.toContain("Le Tilleul");
  expect(front.text).not.toContain("mailbox");
  expect(front.headers.get("Strict-Transport-Security")).toContain("max-age=");
  for (const path of ["/mailbox", `/${slug}/mailbox`]) {
    const { status, text } = await read(path, "fr", production);
    expect([status, JSON.parse(text)]).toMatchObject([404, { code: "not_found" }]);
  }
});

test("in production a community made for show does not exist, whatever its tokens", async () => {
  const { status, text } = await read(`/v1/${slug}`, "en", production);
  expect([status, JSON.parse(text)]).toMatchObject([404, { code: "unknown_community" }]);
  expect((await read(`/v1/${slug}`, "en")).status).toBe(200);
});

test("kept mail is read newest first, as text", async () => {
  const { status, text } = await read(`/${slug}/mailbox`, "fr");
  expect(status).toBe(200);
  expect(text.indexOf("Maintenant")).toBeGreaterThan(0);
  expect(text.indexOf("Maintenant")).toBeLessThan(text.indexOf("Hier"));
  expect(text).toContain("&lt;b&gt;gras&lt;/b&gt;");
  expect(text).toContain("il y a 2 heures");
  expect((await read("/mailbox", "fr")).text).toContain(`href="/${slug}/mailbox"`);
  expect((await read("/nobody-here/mailbox", "fr")).status).toBe(404);
});

test("no page carries a script or a style of its own, or anything of another place", async () => {
  for (const path of ["/", "/docs", "/mailbox", `/${slug}/mailbox`, `/${slug}/figures`]) {
    const { text, headers } = await read(path, "en");
    expect(text).not.toMatch(/<style|style=|<script(?![^>]*\ssrc="\/)|\son\w+=/);
    expect(text).not.toMatch(/(?:src|href)="(?![/?])/);
    expect(headers.get("Content-Security-Policy")).toContain("script-src 'self';");
  }
});

test("a file that is not among the assets is not found", async () => {
  expect((await read("/assets/site.css", "en")).headers.get("Content-Type")).toContain("text/css");
  const { status, text } = await read("/assets/none.css", "en");
  expect([status, JSON.parse(text)]).toMatchObject([404, { code: "not_found" }]);
});

const browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

test("a browser that finds nothing gets a page in its language with the way back; a program gets a problem", async () => {
  const page = await read("/nowhere/at/all", "fr", env, browser);
  expect([page.status, page.headers.get("Content-Type")]).toEqual([404, "text/html; charset=UTF-8"]);
  expect(page.text).toMatch(/^<!doctype html><html lang="fr">.*<h1>Il n’y a rien à cette adresse\.<\/h1>/);
  expect(page.text).toContain(page.headers.get("X-Request-Id"));
  expect(page.headers.get("Content-Security-Policy")).toContain("script-src 'self';");
  expect((await read("/nobody-here/mailbox", "en", env, browser)).text).toContain("There is no community");
  for (const [path, accept] of [
    ["/nowhere", "*/*"],
    ["/nowhere", "application/json, text/html;q=0.9"],
    ["/v1/nobody-here", browser],
  ] as const)
    expect((await read(path, "fr", env, accept)).headers.get("Content-Type")).toBe(
      "application/problem+json",
    );
});

test("every page offers itself in the other language", async () => {
  for (const path of ["/", "/mailbox", `/${slug}/mailbox`, `/${slug}/figures`, "/nowhere"]) {
    const { text } = await read(`${path}?lang=fr`, "en", env, browser);
    expect(text).toContain('<html lang="fr">');
    expect(text).toMatch(/<a class="language" href="\?lang=en" hreflang="en" lang="en"[^>]*>English<\/a>/);
  }
});

test("the front page says of each community what money it has", async () => {
  expect((await read("/", "en")).text).toMatch(
    /Le Tilleul.*<strong>Miel<\/strong>, a local currency backed by euros/s,
  );
});

test("a service that is well says so, and which version it is", async () => {
  const { status, headers, text } = await read("/healthz", "en", env, browser);
  expect([status, headers.get("Cache-Control"), JSON.parse(text)]).toEqual([
    200,
    "no-store",
    { status: "ok", version: "0.1.0" },
  ]);
});
