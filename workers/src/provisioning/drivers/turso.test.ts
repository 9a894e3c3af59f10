import { afterEach, beforeEach, expect, test } from "vitest";
import * as z from "zod";

import { tursoDriver } from "#provisioning/drivers/turso.ts";
import { answerHttp, type Answered, type Asked } from "#testing/answerHttp.ts";

const missing = (name: string): Answered => ({
  status: 404,
  body: { error: `could not find database with name ${name}: record not found` },
});
const described = (name: string) => ({
  database: { DbId: "1", Name: name, Hostname: `${name}-org.turso.io` },
});

/** The part of Turso's Platform API that is used here, as its documentation states it. */
function platformApi() {
  const databases = new Set<string>();
  const tokens = { minted: 0 };
  const creation = z.strictObject({ name: z.string().regex(/^[a-z0-9-]{1,64}$/), group: z.string() });
  const answer = ({ method, path, authorization, body }: Asked): Answered => {
    if (authorization !== "Bearer api-token") return { status: 401, body: { error: "could not parse jwt" } };
    const url = new URL(path, "http://turso");
    const [name, ...rest] =
      /^\/v1\/organizations\/org\/databases(?:\/(.*))?$/.exec(url.pathname)?.[1]?.split("/") ?? [];
    switch (`${method} ${rest.join("/")}`) {
      case "POST ": {
        const { name: asked, group } = creation.parse(body);
        if (group !== "paris") return { status: 400, body: { error: "group not found" } };
        if (databases.has(asked))
          return { status: 409, body: { error: `database with name ${asked} already exists` } };
        databases.add(asked);
        return { status: 200, body: described(asked) };
      }
      case "GET ":
        return name && databases.has(name) ? { status: 200, body: described(name) } : missing(name ?? "");
      case "DELETE ":
        return name && databases.delete(name)
          ? { status: 200, body: { database: name } }
          : missing(name ?? "");
      case "POST auth/tokens":
        if (!name || !databases.has(name)) return missing(name ?? "");
        if (url.search !== "?expiration=never&authorization=full-access")
          return { status: 400, body: { error: "Invalid expiration format" } };
        tokens.minted += 1;
        return { status: 200, body: { jwt: `${name} ${tokens.minted}` } };
      default:
        return { status: 405 };
    }
  };
  return { answer, databases };
}

let api: ReturnType<typeof platformApi>;
let server: Awaited<ReturnType<typeof answerHttp>>;
let faults: Answered[];

const driver = (change: { group?: string; apiToken?: string } = {}) =>
  tursoDriver({
    apiUrl: server.url,
    organization: "org",
    group: "paris",
    apiToken: "api-token",
    patience: { attempts: 3, timeoutMs: 1000, pauseMs: 1 },
    ...change,
  });

beforeEach(async () => {
  api = platformApi();
  faults = [];
  server = await answerHttp((asked) => {
    const answer = api.answer(asked);
    return faults.shift() ?? answer;
  });
});

afterEach(() => server.close());

test("a database is created in its group and opened with a token of its own", async () => {
  expect(await driver().create("miel", { region: "weur" })).toEqual({
    url: "https://miel-org.turso.io",
    token: "miel 1",
  });
  expect([...api.databases]).toEqual(["miel"]);
});

test("a creation whose answer was lost finds the database it made", async () => {
  faults = [{ status: 502 }];
  expect((await driver().create("miel", { region: "weur" })).url).toBe("https://miel-org.turso.io");
  expect([...api.databases]).toEqual(["miel"]);
  expect(server.asked.map(({ method }) => method)).toEqual(["POST", "POST", "GET", "POST"]);
});

test("destroying twice leaves nothing and fails at nothing", async () => {
  await driver().create("miel", { region: "weur" });
  await driver().destroy("miel");
  await driver().destroy("miel");
  expect(api.databases.size).toBe(0);
});

test("an unknown group and a wrong API token are refused in Turso's words", async () => {
  await expect(driver({ group: "mars" }).create("miel", { region: "weur" })).rejects.toThrow(
    "400: group not found",
  );
  await expect(driver({ apiToken: "wrong" }).destroy("miel")).rejects.toMatchObject({
    code: "refused",
    status: 401,
  });
});

test("an answer without a host name is not taken for an address", async () => {
  faults = [{ status: 200, body: { database: {} } }];
  await expect(driver().create("miel", { region: "weur" })).rejects.toMatchObject({ code: "unreadable" });
});
