import { community } from "@mereau/db/platform/schema.ts";
import { member } from "@mereau/db/tenant/schema.ts";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import {
  databaseAddress,
  findCommunity,
  findCommunityById,
  findTenant,
  forgetCommunity,
} from "#services/platform/communities.ts";
import { createCache } from "#services/platform/cache.ts";
import { foundCommunity, newId } from "#testing/founding.ts";
import { startWorld, type World } from "#testing/world.ts";

const NOW = 1_000_000;
let world: World;

beforeAll(async () => {
  world = await startWorld();
});

afterAll(() => world.close());

test("a community is found by its address and by its id, and a change is seen half a minute later", async () => {
  const { platform } = world;
  const { id, slug } = await foundCommunity(world);
  expect(await findCommunity(platform, slug, NOW)).toMatchObject({ id, status: "open" });
  expect(await findCommunityById(platform, id, NOW)).toMatchObject({ slug });
  await platform.update(community).set({ status: "suspended" }).where(eq(community.id, id));
  expect(await findCommunity(platform, slug, NOW + 29_999)).toMatchObject({ status: "open" });
  expect(await findCommunity(platform, slug, NOW + 30_000)).toMatchObject({ status: "suspended" });
  forgetCommunity(platform, { id, slug });
  expect(await findCommunityById(platform, id, NOW)).toMatchObject({ status: "suspended" });
});

test("a community that was missing is found two seconds after it was asked for", async () => {
  const { platform } = world;
  expect(await findCommunity(platform, "late", NOW)).toBeNull();
  await foundCommunity(world, { slug: "late" });
  expect(await findCommunity(platform, "late", NOW + 2000)).toMatchObject({ slug: "late", status: "open" });
});

test("a community's database opens with what the platform keeps sealed", async () => {
  const { platform, settings } = world;
  const { id, slug, admin } = await foundCommunity(world);
  const tenant = await findTenant(platform, settings, id, NOW);
  expect((await tenant?.db.select().from(member))?.map((row) => row.id)).toEqual([admin.id]);
  const address = await databaseAddress(platform, settings, id);
  expect(address).toMatchObject({ slug, region: "weur", demo: false, status: "open" });
  expect(address?.signingSeed).toHaveLength(32);
  expect(await databaseAddress(platform, settings, newId())).toBeNull();
  await expect(databaseAddress(platform, { SEALING_KEY: "A".repeat(43) }, id)).rejects.toThrow("SEALING_KEY");
});

test("nothing of a database stands in clear in the platform database", async () => {
  const { platform, settings } = world;
  const { id } = await foundCommunity(world);
  const address = await databaseAddress(platform, settings, id);
  const { rows } = await platform.$client.execute({
    sql: "SELECT * FROM database WHERE community = ?",
    args: [id],
  });
  expect(JSON.stringify(rows)).toContain(address?.url);
  expect(JSON.stringify(rows)).not.toContain(address?.token);
});

test("a full cache lets its oldest entries go", () => {
  const cache = createCache<number>();
  for (let entry = 0; entry <= 1000; entry += 1) cache.set(String(entry), entry, NOW);
  expect(cache.get("0", NOW)).toBeUndefined();
  expect([cache.get("1", NOW), cache.get("1000", NOW)]).toEqual([1, 1000]);
});
