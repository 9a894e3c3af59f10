import { createClient } from "@libsql/client";
import { expect, test } from "vitest";

import { migrate } from "#migrate.ts";
import { tenantMigrations } from "#tenant/migrations.ts";

const before = tenantMigrations.filter(({ name }) => name < "0023");

test("a community that had a charter and telephone numbers keeps them in their new places", async () => {
  const database = createClient({ url: ":memory:" });
  await migrate(database, before, 1000);
  const charter = JSON.stringify({ version: "2025-1", text: "Nous échangeons." });
  await database.execute({ sql: "INSERT INTO setting VALUES ('charter', ?, 500)", args: [charter] });
  const phones = [
    ["active", "06 12 34 56 78"],
    ["active", "+33 (0)6.12.34.56.78"],
    ["active", "0692 11 22 33"],
    ["suspended", "0041 79 123 45 67"],
    ["active", "3615 MEREAU"],
    ["active", "07/11/22/33/44"],
  ];
  await database.batch(
    phones.map(([status, phone], index) => ({
      sql: "INSERT INTO member (id, number, name, phone, type, status, role, language, applied_at) VALUES (?, ?, 'Noor', ?, 'individual', ?, 'member', 'fr', 1)",
      args: [`m${index}`, 1001 + index, phone ?? "", status ?? ""],
    })),
    "write",
  );
  await migrate(database, tenantMigrations, 2000);
  const read = async (sql: string) =>
    (await database.execute(sql)).rows.map((row) => Object.values(row).slice(0, row.length));
  expect(await read("SELECT phone FROM member ORDER BY number")).toEqual(
    ["+33612345678", "+33612345678", "+262692112233", "+41791234567", "3615 MEREAU", "+33711223344"].map(
      (phone) => [phone],
    ),
  );
  expect(await read("SELECT phone, member FROM sign_in_phone ORDER BY member")).toEqual([
    ["+33612345678", "m0"],
    ["+262692112233", "m2"],
    ["+33711223344", "m5"],
  ]);
  expect(await read("SELECT * FROM document_version")).toEqual([
    ["charter", 1, "2025-1", "Nous échangeons.", "[]", 500, null],
  ]);
  database.close();
});
