import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { expect, test } from "vitest";
import * as z from "zod";

import { policySettings } from "@mereau/shared/policies/registry.ts";
import { createApp } from "#http/app.ts";
import { examplesOf, mentionsOf, type DocumentExample } from "#http/openapi/documentExamples.ts";
import { unknownFields } from "#http/openapi/unknownFields.ts";

const root = join(import.meta.dirname, "../../../..");
const names = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".md"))
  .map((name) => `docs/${name}`);
const documents = ["README.md", ...names].map((name) => ({
  name,
  text: readFileSync(join(root, name), "utf8"),
}));
const examples = documents.map(({ name, text }) => examplesOf(name, text));
const requests = examples.flatMap((found) => found.requests);
const policies = examples.flatMap((found) => found.policies);

const app = createApp({
  provisioning: () => {
    throw new Error("Nobody founds anything here");
  },
});
const routes = app.openAPIRegistry.definitions.flatMap((definition) =>
  definition.type === "route" ? [definition.route] : [],
);
type Route = (typeof routes)[number];

const isParameter = (part: string) => part.startsWith("{");

/** What the parameters of a route's path are in this one; null where it is another path. */
function parametersIn(route: string, path: string): Record<string, string> | null {
  const [parts, given] = [route.split("/"), path.split("/")];
  if (parts.length !== given.length) return null;
  if (!parts.every((part, place) => isParameter(part) || part === given[place])) return null;
  return Object.fromEntries(
    parts.flatMap((part, place) => (isParameter(part) ? [[part.slice(1, -1), given[place] ?? ""]] : [])),
  );
}

/** The route that answers: of several, the one that leaves least open. */
function routeOf({ method, path }: { method: string; path: string }): Route | undefined {
  const openness = (route: Route) => route.path.split("/").filter(isParameter).length;
  return routes
    .filter((route) => route.method === method && parametersIn(route.path, path) !== null)
    .toSorted((one, other) => openness(one) - openness(other))[0];
}

const described = z.object({ schema: z.instanceof(z.ZodType) });

/** The contract of a body or an answer: plain JSON, or a kind of it. */
const jsonOf = (content: unknown): z.ZodType | undefined => {
  const { data } = z
    .object({ "application/json": described.optional(), "application/geo+json": described.optional() })
    .safeParse(content);
  return (data?.["application/json"] ?? data?.["application/geo+json"])?.schema;
};

const bodySchema = (route: Route) => jsonOf(route.request?.body?.content);

/** What is wrong with a request, by the contract of its route. */
function faultsOf(example: DocumentExample): unknown[] {
  const route = routeOf(example);
  if (!route) return [`${example.method} ${example.path} is no route`];
  const { params, query } = route.request ?? {};
  const { community: _, ...parameters } = parametersIn(route.path, example.path) ?? {};
  const asked = Object.fromEntries(example.query);
  const known = query instanceof z.ZodObject ? Object.keys(query.shape) : [];
  const contract = bodySchema(route);
  const sent: unknown = example.body === undefined ? undefined : JSON.parse(example.body);
  return [
    ...(params instanceof z.ZodType ? (params.safeParse(parameters).error?.issues ?? []) : []),
    ...Object.keys(asked)
      .filter((key) => !known.includes(key))
      .map((key) => `?${key} is not asked for`),
    ...(query instanceof z.ZodType ? (query.safeParse(asked).error?.issues ?? []) : []),
    ...(contract ? (contract.safeParse(sent).error?.issues ?? []) : []),
    ...(!contract && sent !== undefined ? ["there is no body to send"] : []),
  ];
}

const named = (found: DocumentExample[]) =>
  found.map((one): [string, DocumentExample] => [`${one.where} ${one.method} ${one.path}`, one]);

test("each document about what one does shows how to ask for it", () => {
  const showing = new Set(requests.map(({ where }) => where.split(":")[0]));
  const bare = documents.filter(({ name }) => !showing.has(name) && !name.startsWith("docs/adr/"));
  expect(bare.map(({ name }) => name).toSorted()).toEqual([
    "docs/architecture.md",
    "docs/glossary.md",
    "docs/wallet.md",
  ]);
  expect(requests.length).toBeGreaterThan(60);
});

test.each(named(requests))("the request at %s is what its route takes, and no field more", (_, example) => {
  expect(faultsOf(example)).toEqual([]);
  if (example.body === undefined) return;
  const sent = z.record(z.string(), z.unknown()).parse(JSON.parse(example.body));
  const body = JSON.stringify({ ...sent, noSuchField: 1 });
  expect(faultsOf({ ...example, body })).not.toEqual([]);
});

/** The schema of what a route answers when all goes well. */
function answerSchema(route: Route | undefined): z.ZodType {
  const [schema] = Object.entries(route?.responses ?? {}).flatMap(([status, response]) =>
    status.startsWith("2") && "content" in response ? (jsonOf(response.content) ?? []) : [],
  );
  return schema ?? z.strictObject({});
}

test.each(named(requests.filter(({ answer }) => answer !== undefined)))(
  "the answer at %s has no field that does not exist",
  (_, example) => {
    const shown: unknown = JSON.parse(example.answer ?? "");
    expect(unknownFields(answerSchema(routeOf(example)), shown)).toEqual([]);
    expect(unknownFields(answerSchema(routeOf(example)), { noSuchField: shown })).toEqual([".noSuchField"]);
  },
);

test("what makes something in two examples has an id of its own in each", () => {
  const ids = requests.flatMap(({ body }) =>
    body === undefined ? [] : (z.object({ id: z.string() }).safeParse(JSON.parse(body)).data?.id ?? []),
  );
  const made = ids.filter((id) => !id.endsWith("000000000000"));
  expect(made.length).toBeGreaterThan(20);
  expect(made).toEqual([...new Set(made)]);
});

test.each(policies.map(({ where, text }): [string, string] => [where, text]))(
  "the policies at %s can be settled",
  (_, text) => {
    expect(policySettings.safeParse(JSON.parse(text)).error?.issues).toBeUndefined();
  },
);

test("every request that a line of text names has a route", () => {
  const mentions = documents.flatMap(({ name, text }) => mentionsOf(text).map((one) => ({ name, ...one })));
  expect(mentions.length).toBeGreaterThan(30);
  const lost = mentions.filter(
    ({ method, path }) =>
      !routeOf({ method, path: `/v1/community${path}` }) &&
      !routeOf({ method, path: path.replace(/^$/, "/") }),
  );
  expect(lost).toEqual([]);
});
