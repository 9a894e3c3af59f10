import { getTableConfig, SQLiteTable } from "drizzle-orm/sqlite-core";
import { is } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import * as tenant from "@mereau/db/tenant/schema.ts";
import { erasures } from "#services/leaving/erase.ts";
import { keptTables } from "#services/leaving/keptTables.ts";
import { leave } from "#services/leaving/leave.ts";
import { newId, startCommunity, type TestCommunity } from "#testing/community.ts";
import { leavingFrom, tablesNamingMembers } from "#testing/leaving.ts";
import { runAndKill } from "#testing/world.ts";

let town: TestCommunity;
let leaving: ReturnType<typeof leavingFrom>;

beforeAll(async () => {
  town = await startCommunity();
  leaving = leavingFrom(town);
});

afterAll(() => town.close());

test("nothing of a name is left in any table but those that the law keeps", async () => {
  const odd = await town.join("Zéphyrine");
  await leaving.furnish(odd, "Zéphyrine", "zephyrine@example.org");
  await leaving.go(odd.caller);
  const found: string[] = [];
  for (const table of Object.values<unknown>(tenant).filter((one) => is(one, SQLiteTable))) {
    const rows = JSON.stringify(await town.db.select().from(table));
    if (/z[ée]phyrine/i.test(rows)) found.push(getTableConfig(table).name);
  }
  expect(found).toEqual([]);
});

test("wherever the process dies on the way, the same request again finishes, and gives away once", async () => {
  const shop = await town.join("Fournil", "provider");
  let [deaths, last] = [0, false];
  for (const sends of [true, false])
    for (let at = 0; !last || at === 0; at += sends ? 1 : 3) {
      const { caller, account: own } = await town.join("Ilan");
      await town.endow(own, "3");
      const before = Number(await leaving.balanceOf(shop.account));
      const { confirmation } = await leaving.notice(caller);
      const request = { id: newId(), confirmation, giveTo: [shop.account] };
      const once = () => leave(town.context(), caller, { request, sealingKey: leaving.sealingKey });
      last = !(await runAndKill(once, { at, sends }));
      if (!last) deaths += 1;
      town.restart();
      await once();
      expect(Number(await leaving.balanceOf(shop.account))).toBeCloseTo(before + 3, 6);
      expect([await leaving.statusOf(own), (await leaving.rowOf(caller.member))?.status]).toEqual([
        "closed",
        "left",
      ]);
    }
  expect(deaths).toBeGreaterThan(10);
}, 120_000);

test("every table that names members is erased from, or kept for a reason", () => {
  const treated = [...erasures.flatMap((erasure) => erasure.tables), ...Object.keys(keptTables)];
  expect(tablesNamingMembers().filter((name) => !treated.includes(name))).toEqual([]);
});
