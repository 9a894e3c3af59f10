import { readVersion } from "@mereau/db/migrate.ts";
import type { Value } from "@libsql/client/web";

import { toBase64url } from "@mereau/shared/crypto/base64url.ts";
import { EXPORT_FORMAT, EXPORT_VERSION, ExportLines } from "@mereau/shared/export/lines.ts";
import type { ProvisioningDeps } from "#provisioning/deps.ts";
import { readPages } from "#provisioning/exporting/pages.ts";
import { exportedTables } from "#provisioning/exporting/tables.ts";
import { openTenantOf } from "#provisioning/tenant.ts";
import { readCommunity } from "#provisioning/walk.ts";
import { Refusal } from "#services/refusal.ts";

/** Bytes have no form of their own in JSON. */
const written = (value: Value | undefined) =>
  value instanceof ArrayBuffer ? toBase64url(new Uint8Array(value)) : (value ?? null);

/**
 * A whole community as lines of JSON, each with its line feed, in the format of docs/export.md. Read a page at a
 * time: what is written meanwhile may be in it or not, but its batches come first and are whole up to the last one.
 * Refuses with `unknown_community` when there is none, or when it has no database (any more).
 */
export async function* exportCommunity(deps: ProvisioningDeps, communityId: string): AsyncGenerator<string> {
  const row = await readCommunity(deps, communityId);
  const tenant = row && (await openTenantOf(deps, communityId));
  if (!tenant) throw new Refusal("unknown_community");
  const client = tenant.db.$client;
  const { id, slug, name, region, createdAt } = row;
  const lines = new ExportLines();
  yield lines.next({
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    community: { id, slug, name, region, createdAt, publicKey: tenant.publicKey },
    schemaVersion: await readVersion(client),
    exportedAt: deps.now(),
  });
  const rows: Record<string, number> = {};
  for (const table of exportedTables) {
    rows[table.name] = 0;
    for await (const page of readPages(client, table)) {
      rows[table.name] = (rows[table.name] ?? 0) + page.length;
      for (const one of page) {
        const values = table.columns.map((column) => [column, written(one[column])] as const);
        yield lines.next({ table: table.name, row: Object.fromEntries(values) });
      }
    }
  }
  const head = await client.execute("SELECT coalesce(max(seq), 0) FROM batch");
  yield lines.next({ end: true, head: Number(head.rows[0]?.[0]), rows });
}
