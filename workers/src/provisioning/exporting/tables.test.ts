import { readFileSync } from "node:fs";

import * as tenant from "@mereau/db/tenant/schema.ts";
import { getTableName, is, Table } from "drizzle-orm";
import { expect, test } from "vitest";

import { exportedTables } from "#provisioning/exporting/tables.ts";

const page = readFileSync(new URL("../../../../docs/export.md", import.meta.url).pathname, "utf8");
const listed: string[] = [...page.matchAll(/^\| (`[^|]+`) \| [^|{]+\|$/gm)].flatMap(([, names = ""]) =>
  [...names.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name),
);

test("the page about exports lists every table that goes into one, each once, and no other", () => {
  expect(listed.toSorted()).toEqual(exportedTables.map(({ name }) => name).toSorted());
});

test("it says of every table that is left out that it is", () => {
  const [, left = ""] = /^Those that only serve([^]*?)\n\n/m.exec(page) ?? [];
  const out = Object.values<unknown>(tenant)
    .filter((table) => is(table, Table))
    .map(getTableName)
    .filter((name) => !exportedTables.some((table) => table.name === name));
  expect(out.length).toBeGreaterThan(0);
  expect(out.filter((name) => !left.includes(`\`${name}\``))).toEqual([]);
});
