import { text } from "node:stream/consumers";
import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";

import { communityExport, community, database, exportChunk } from "@mereau/db/platform/schema.ts";
import { batch } from "@mereau/db/tenant/schema.ts";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { confirmDeletion, requestDeletion } from "#provisioning/delete.ts";
import type { ProvisioningDeps } from "#provisioning/deps.ts";
import { dropExpiredExports, readKeptExport } from "#provisioning/exporting/keep.ts";
import { found } from "#provisioning/found.ts";
import { resume } from "#provisioning/resume.ts";
import { requireTenant } from "#provisioning/tenant.ts";
import { databaseAddress } from "#services/platform/communities.ts";
import { openTenant } from "#services/platform/connect.ts";
import { foundingOf, newId } from "#testing/founding.ts";
import { requestsOf, runAndKill, startWorld, type World } from "#testing/world.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;
let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.close());

async function foundOne() {
  const isolate = world.startIsolate();
  const request = foundingOf();
  await found(isolate, request);
  const address = await databaseAddress(world.platform, world.settings, request.id);
  if (!address) throw new Error("A founded community has an address");
  return { isolate, request, address };
}

const confirm = async (deps: ProvisioningDeps, id: string, member: string) => {
  const { confirmation } = await requestDeletion(deps, id, member);
  return confirmDeletion(deps, id, member, confirmation);
};

async function keptLines(deps: ProvisioningDeps, id: string): Promise<string[]> {
  const kept = await readKeptExport(deps, id);
  if (!kept) throw new Error("A deleted community leaves an export");
  const whole = await text(Readable.from(kept).pipe(createGunzip()));
  return whole.trimEnd().split("\n");
}

/** What must be left of a community, and what must not, whatever happened on the way. */
async function expectDeleted(id: string, slug: string, address: { url: string; token: string }) {
  const { platform } = world;
  const [row] = await platform.select().from(community).where(eq(community.id, id));
  expect(row).toMatchObject({ status: "deleted", step: "deleted", slug: `${slug}~${id}`, request: {} });
  expect(await platform.$count(database, eq(database.community, id))).toBe(0);
  await expect(openTenant(address).$client.execute("SELECT 1")).rejects.toThrow("404");

  const exports = await platform.select().from(communityExport).where(eq(communityExport.community, id));
  expect(exports).toHaveLength(1);
  const lines = await keptLines(world.startIsolate(), id);
  expect(lines).toHaveLength(exports[0]?.lines ?? -1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ community: { id, slug } });
  expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({
    end: true,
    rows: { batch: 1, account: 4, member: 1 },
  });
}

test("the first call says what would be lost and changes nothing; the second deletes and leaves an export", async () => {
  const { isolate, request, address } = await foundOne();
  const notice = await requestDeletion(isolate, request.id, request.admin.id);
  expect(notice).toMatchObject({ members: 1, accounts: 1, transfers: 0, exportKeptDays: 90 });
  expect(await openTenant(address).$count(batch)).toBe(1);
  const answer = await confirmDeletion(isolate, request.id, request.admin.id, notice.confirmation);
  expect(answer).toMatchObject({ id: request.id, status: "deleted" });
  await expectDeleted(request.id, request.slug, address);
});

test("a code of another member, of another community, changed or too old deletes nothing", async () => {
  const { isolate, request, address } = await foundOne();
  const other = await foundOne();
  const { id, admin } = request;
  const { confirmation, expiresAt } = await requestDeletion(isolate, id, admin.id);
  const { confirmation: elsewhere } = await requestDeletion(isolate, other.request.id, admin.id);
  const late = { ...isolate, now: () => expiresAt };
  expect(expiresAt - Date.now()).toBeLessThanOrEqual(15 * MINUTE);
  for (const [deps, member, code] of [
    [isolate, newId(), confirmation],
    [isolate, admin.id, elsewhere],
    [isolate, admin.id, `9${confirmation}`],
    [isolate, admin.id, ""],
    [late, admin.id, confirmation],
  ] as const)
    await expect(confirmDeletion(deps, id, member, code)).rejects.toMatchObject({
      code: "confirmation_wrong",
    });
  expect(await openTenant(address).$count(batch)).toBe(1);
  await expect(requestDeletion(isolate, newId(), admin.id)).rejects.toMatchObject({
    code: "unknown_community",
  });
});

/** A deletion that only has to be confirmed, and what must be left of it. */
async function beginDeletion() {
  const { request, address } = await foundOne();
  const { id, slug, admin } = request;
  const { confirmation } = await requestDeletion(world.startIsolate(), id, admin.id);
  return {
    run: () => confirmDeletion(world.startIsolate(), id, admin.id, confirmation),
    expectAll: () => expectDeleted(id, slug, address),
  };
}

test("killed at any request and asked again, a deletion exports everything once and then destroys", async () => {
  const requests = await requestsOf((await beginDeletion()).run);
  // Every table is read, every step written down: fewer would mean that the test no longer cuts.
  expect(requests).toBeGreaterThan(25);
  for (let at = 0; at < requests; at += 1) {
    // One page of the export is read like another: of those in the middle some are enough, and the next test has them all.
    if (at > 12 && at < requests - 15 && at % 5 > 0) continue;
    const { run, expectAll } = await beginDeletion();
    expect([at, await runAndKill(run, { at, sends: at % 2 === 0 })]).toEqual([at, true]);
    await run();
    await expectAll();
  }
}, 120_000);

test("killed over and over, each time a little later, a deletion still exports once and then destroys", async () => {
  const { run, expectAll } = await beginDeletion();
  for (let at = 0; await runAndKill(run, { at, sends: at % 2 === 1 }); at += 1) expect(at).toBeLessThan(400);
  await expectAll();
}, 120_000);

test("deletions at once keep one export and no loose chunks", async () => {
  const { isolate, request, address } = await foundOne();
  const { confirmation } = await requestDeletion(isolate, request.id, request.admin.id);
  await Promise.all(
    [1, 2, 3].map(() => confirmDeletion(isolate, request.id, request.admin.id, confirmation)),
  );
  await resume(isolate, request.id);
  await expectDeleted(request.id, request.slug, address);
  const exports = await world.platform.select({ id: communityExport.id }).from(communityExport);
  const chunks = await world.platform.selectDistinct({ id: exportChunk.export }).from(exportChunk);
  expect(new Set(chunks.map(({ id }) => id))).toEqual(new Set(exports.map(({ id }) => id)));
});

test("from the confirmation on, no instance of the ledger commits anything more", async () => {
  const { isolate, request } = await foundOne();
  const { id } = request;
  const submit = (deps: typeof isolate) =>
    deps.ledgerOf().submit(id, [{ kind: "set_status", account: "MIEL:1001", status: "suspended" }]);
  const down = { ...isolate.driver, destroy: () => Promise.reject(new Error("down")) };
  const answer = await confirm({ ...isolate, driver: down }, id, request.admin.id);
  expect(answer.status).toBe("deleting");
  expect(await submit(isolate)).toMatchObject({ ok: false });
  expect(await submit(world.startIsolate())).toMatchObject({ ok: false });
  const { db } = await requireTenant(isolate, id);
  expect(await db.$count(batch)).toBe(1);
});

test("the address of a deleted community is free for another, its id is not", async () => {
  const { isolate, request } = await foundOne();
  await confirm(isolate, request.id, request.admin.id);
  await expect(found(isolate, request)).rejects.toMatchObject({ code: "id_reused" });
  const next = foundingOf({ slug: request.slug });
  expect(await found(isolate, next)).toMatchObject({ id: next.id, status: "open" });
});

test("an export is kept for ninety days", async () => {
  const { isolate, request } = await foundOne();
  await confirm(isolate, request.id, request.admin.id);
  const after = (days: number) => ({ ...isolate, now: () => Date.now() + days * DAY });
  await dropExpiredExports(after(89));
  expect((await keptLines(after(89), request.id)).length).toBeGreaterThan(10);
  expect(await readKeptExport(after(91), request.id)).toBeNull();
  await dropExpiredExports(after(91));
  expect(await world.platform.$count(communityExport)).toBe(0);
  expect(await world.platform.$count(exportChunk)).toBe(0);
});
