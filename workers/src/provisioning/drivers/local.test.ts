import { migrate } from "@mereau/db/migrate.ts";
import { tenantMigrations } from "@mereau/db/tenant/migrations.ts";
import { writer } from "@mereau/db/tenant/schema.ts";
import { afterAll, beforeAll, expect, test } from "vitest";

import { localDriver } from "#provisioning/drivers/local.ts";
import { openTenant } from "#services/platform/connect.ts";
import { ADMIN_KEY, startLocalServer } from "#testing/localServer.ts";

const region = "weur";
const sealingKey = new Uint8Array(32).fill(3);
let server: Awaited<ReturnType<typeof startLocalServer>>;

const driver = (adminKey = ADMIN_KEY) =>
  localDriver({
    serverUrl: server.url,
    adminKey,
    sealingKey,
    patience: { attempts: 6, timeoutMs: 5000, pauseMs: 20 },
  });

beforeAll(async () => {
  server = await startLocalServer();
});

afterAll(() => server.close());

test("a database that is made can be migrated, and is found again with what it holds", async () => {
  const first = await driver().create("found-again", { region });
  await migrate(openTenant(first).$client, tenantMigrations, 1000);
  const second = await driver().create("found-again", { region });
  expect(second).toEqual(first);
  expect(await openTenant(second).select().from(writer)).toEqual([{ id: 1, epoch: 0 }]);
});

test("two creations at once give one address", async () => {
  const [left, right] = await Promise.all([
    driver().create("at-once", { region }),
    driver().create("at-once", { region }),
  ]);
  expect(left).toEqual(right);
  expect((await openTenant(left).$client.execute("SELECT 1 AS one")).rows[0]?.["one"]).toBe(1);
});

test("the token of one database opens no other", async () => {
  const mine = await driver().create("mine", { region });
  const theirs = await driver().create("theirs", { region });
  expect(mine.token).not.toBe(theirs.token);
  await expect(
    openTenant({ url: theirs.url, token: mine.token }).$client.execute("SELECT 1"),
  ).rejects.toThrow("401");
  await expect(openTenant({ url: theirs.url, token: "" }).$client.execute("SELECT 1")).rejects.toThrow("401");
});

test("a destroyed database answers no more, and is destroyed as well a second time", async () => {
  const address = await driver().create("destroyed", { region });
  await openTenant(address).$client.execute("CREATE TABLE kept (id integer)");
  await driver().destroy("destroyed");
  await expect(openTenant(address).$client.execute("SELECT * FROM kept")).rejects.toThrow("404");
  await driver().destroy("destroyed");
  await driver().destroy("never-there");
});

test("a wrong admin key is refused, and says so", async () => {
  await expect(driver("wrong").create("refused", { region })).rejects.toMatchObject({
    name: "DriverError",
    code: "refused",
    status: 401,
  });
  await expect(driver("wrong").destroy("refused")).rejects.toMatchObject({ code: "refused" });
});
