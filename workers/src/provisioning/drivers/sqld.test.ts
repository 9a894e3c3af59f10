import { afterEach, beforeEach, expect, test } from "vitest";

import { namespaceKey } from "#provisioning/drivers/namespaceKey.ts";
import { sqldDriver } from "#provisioning/drivers/sqld.ts";
import { answerHttp, type Answered } from "#testing/answerHttp.ts";

const sealingKey = new Uint8Array(32).fill(3);
let answers: Answered[];
let admin: Awaited<ReturnType<typeof answerHttp>>;

const driver = (adminKey: string | null = "key") =>
  sqldDriver({
    databaseUrl: "https://databases.example.org",
    adminUrl: admin.url,
    adminKey,
    sealingKey,
    patience: { attempts: 3, timeoutMs: 100, pauseMs: 1 },
  });

const script = (): Answered => answers.shift() ?? { status: 500 };

beforeEach(async () => {
  admin = await answerHttp(script);
});

afterEach(() => admin.close());

test("a namespace is created with its own key and with commits that reach the disk", async () => {
  answers = [{ status: 200 }];
  const { publicKey, token } = await namespaceKey(sealingKey, "miel");
  expect(await driver().create("miel", { region: "weur" })).toEqual({
    url: "https://miel.databases.example.org",
    token,
  });
  expect(admin.asked).toEqual([
    {
      method: "POST",
      path: "/v1/namespaces/miel/create",
      authorization: "basic key",
      body: { jwt_key: publicKey, durability_mode: "strong" },
    },
  ]);
});

test("a namespace made by a run that was cut off is configured as a new one would be", async () => {
  answers = [{ status: 400, body: { error: "Namespace `miel` already exists." } }, { status: 200 }];
  const address = await driver(null).create("miel", { region: "weur" });
  expect(address.token).toBe((await namespaceKey(sealingKey, "miel")).token);
  expect(admin.asked.map(({ path, authorization }) => [path, authorization])).toEqual([
    ["/v1/namespaces/miel/create", undefined],
    ["/v1/namespaces/miel/config", undefined],
  ]);
  expect(admin.asked[1]?.body).toMatchObject({
    block_reads: false,
    block_writes: false,
    durability_mode: "strong",
  });
});

test("destroying a namespace that is not there succeeds", async () => {
  for (const answer of [
    { status: 200 },
    { status: 404, body: { error: "Namespace `miel` doesn't exist" } },
    { status: 400, body: { error: "Namespace `miel` doesn't exist" } },
  ]) {
    answers = [answer];
    await driver().destroy("miel");
  }
  expect(admin.asked.map(({ method, path }) => `${method} ${path}`)).toEqual(
    Array.from({ length: 3 }, () => "DELETE /v1/namespaces/miel"),
  );
});

test("a server at fault is asked again, and given up after the last attempt", async () => {
  answers = [{ status: 503 }, { status: 500 }, { status: 200 }];
  await driver().destroy("miel");
  expect(admin.asked).toHaveLength(3);
  answers = [];
  await expect(driver().destroy("miel")).rejects.toMatchObject({ code: "unreachable", status: 500 });
  expect(admin.asked).toHaveLength(6);
});

test("what sqld refuses is not asked again, and is told in its own words", async () => {
  answers = [{ status: 400, body: { error: "Invalid namespace" } }];
  await expect(driver().create("miel", { region: "weur" })).rejects.toThrow(
    "Creating the namespace miel was refused with 400: Invalid namespace",
  );
  expect(admin.asked).toHaveLength(1);
});

test("a server that takes the call and says nothing is given up", async () => {
  await admin.close();
  admin = await answerHttp(() => new Promise<Answered>(() => undefined));
  await expect(driver().create("miel", { region: "weur" })).rejects.toMatchObject({
    code: "unreachable",
    status: null,
  });
  expect(admin.asked).toHaveLength(3);
});
