import { community, database } from "@mereau/db/platform/schema.ts";
import {
  account,
  accountHolder,
  accountProfile,
  batch,
  currency,
  member,
  memberType,
  setting,
  writer,
} from "@mereau/db/tenant/schema.ts";
import { tenantMigrations } from "@mereau/db/tenant/migrations.ts";
import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import type { FoundingRequest } from "@mereau/shared/contracts/communities.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import { eq, like } from "drizzle-orm";
import nacl from "tweetnacl";
import { afterAll, beforeAll, expect, test } from "vitest";

import { found } from "#provisioning/found.ts";
import { requireTenant } from "#provisioning/tenant.ts";
import { foundingOf, newId } from "#testing/founding.ts";
import { runAndKill, startWorld, type World } from "#testing/world.ts";

let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.close());

/** Everything that a founded community must be, and must be once. */
async function expectComplete(request: FoundingRequest) {
  const { platform } = world;
  const rows = await platform.select().from(community).where(eq(community.slug, request.slug));
  expect(rows.map(({ id, status, step }) => ({ id, status, step }))).toEqual([
    { id: request.id, status: "open", step: "open" },
  ]);
  const addresses = await platform.select().from(database).where(eq(database.community, request.id));
  expect(addresses.map(({ name, schemaVersion }) => [name, schemaVersion])).toEqual([
    [`community-${request.id}`, tenantMigrations.length],
  ]);

  const { db, signingSeed, publicKey } = await requireTenant(world.startIsolate(), request.id);
  expect(toBase64url(nacl.sign.keyPair.fromSeed(signingSeed).publicKey)).toBe(publicKey);
  const members = await db.select().from(member);
  expect(members).toMatchObject([
    {
      id: request.admin.id,
      number: 1001,
      email: "maud@example.org",
      role: "admin",
      status: "active",
      type: "individual",
    },
  ]);
  expect((await db.select().from(memberType)).map(({ code, accounts }) => [code, accounts])).toEqual([
    ["individual", { MIEL: { creditLimit: 0, balanceCap: 300_000 } }],
    ["provider", { MIEL: { creditLimit: 0, balanceCap: 1_000_000_000_000_000 } }],
  ]);
  expect((await db.select().from(setting)).map(({ key, value }) => [key, value])).toEqual([
    ["identity", { name: "Essai", languages: ["fr"], territory: "Gironde" }],
    ["categories", request.categories],
    ["directoryPublic", true],
  ]);
  const holders = await db.select().from(accountHolder);
  expect(holders).toMatchObject([{ account: "MIEL:1001", member: request.admin.id, role: "owner" }]);
  expect((await db.select().from(currency)).map(({ code, kind, backing }) => [code, kind, backing])).toEqual([
    ["EUR", "reserve", null],
    ["MIEL", "backed", "EUR"],
  ]);
  expect((await db.select().from(account)).map(({ id, status, posted }) => [id, status, posted])).toEqual([
    ["EUR:deposits", "open", 0],
    ["EUR:reserve", "open", 0],
    ["MIEL:1001", "open", 0],
    ["MIEL:issuance", "open", 0],
  ]);
  expect(await db.select({ seq: batch.seq }).from(batch)).toEqual([{ seq: 1 }]);
}

test("a founded community has its database, its people, its currencies and its ledger", async () => {
  const request = foundingOf();
  expect(await found(world.startIsolate(), request)).toEqual({
    id: request.id,
    slug: request.slug,
    name: "Essai",
    status: "open",
    region: "weur",
  });
  await expectComplete(request);
});

test("a pot that comes with the founding has a name in the community’s language", async () => {
  const naming = { code: "POKOU", name: "Pokou", symbol: "pk" };
  const request = foundingOf(presets.coworking(naming, "fr"));
  await found(world.startIsolate(), request);
  const { db } = await requireTenant(world.startIsolate(), request.id);
  const named = db.select({ id: accountProfile.account, name: accountProfile.name }).from(accountProfile);
  expect(await named.where(like(accountProfile.account, "%:pot-%"))).toEqual([
    { id: "POKOU:pot-solidarity", name: "Solidarité" },
  ]);
});

test("killed at any request and run again, founding ends in one complete community", async () => {
  for (const sends of [false, true]) {
    let at = 0;
    for (; ; at += 1) {
      const request = foundingOf();
      const died = await runAndKill(() => found(world.startIsolate(), request), { at, sends });
      if (!died) break;
      await found(world.startIsolate(), request);
      await expectComplete(request);
    }
    // Every step reaches outside more than once; fewer kills than this would mean that the test no longer cuts.
    expect(at).toBeGreaterThan(15);
  }
}, 120_000);

test("killed over and over, each time a little later, founding still ends in one complete community", async () => {
  const request = foundingOf();
  for (
    let at = 0;
    await runAndKill(() => found(world.startIsolate(), request), { at, sends: at % 2 === 1 });
    at += 1
  )
    expect(at).toBeLessThan(100);
  await expectComplete(request);
}, 120_000);

test("runs at once end in one community", async () => {
  const request = foundingOf();
  const isolate = world.startIsolate();
  const answers = await Promise.all([
    found(isolate, request),
    found(isolate, request),
    found(isolate, request),
  ]);
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set(["open"]));
  await expectComplete(request);
  const { db } = await requireTenant(isolate, request.id);
  expect(await db.select().from(writer)).toEqual([{ id: 1, epoch: 1 }]);
});

test("the same id with another content is refused, and changes nothing", async () => {
  const request = foundingOf();
  await found(world.startIsolate(), request);
  const other = { ...request, admin: { ...request.admin, name: "Somebody else" } };
  await expect(found(world.startIsolate(), other)).rejects.toMatchObject({ code: "id_reused" });
  await expectComplete(request);
});

test("an address that another community has, or that the service keeps, is refused", async () => {
  const request = foundingOf();
  await found(world.startIsolate(), request);
  await expect(found(world.startIsolate(), { ...request, id: newId() })).rejects.toMatchObject({
    code: "slug_taken",
  });
  await expect(found(world.startIsolate(), foundingOf({ slug: "healthz" }))).rejects.toMatchObject({
    code: "slug_reserved",
  });
  await expectComplete(request);
});

test("while a part of the deployment is down, founding says to ask again and why", async () => {
  const request = foundingOf();
  const isolate = world.startIsolate();
  const down = { submit: () => Promise.resolve({ ok: false as const, code: "unavailable" as const }) };
  const refused = found({ ...isolate, ledgerOf: () => down }, request);
  await expect(refused).rejects.toMatchObject({
    code: "founding_unfinished",
    cause: { message: `The ledger of ${request.id} answered unavailable` },
  });
  await found(isolate, request);
  await expectComplete(request);
});
