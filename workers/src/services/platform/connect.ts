import * as platform from "@mereau/db/platform/schema.ts";
import * as tenant from "@mereau/db/tenant/schema.ts";
import { createClient, type Client } from "@libsql/client/web";
import type { LibSQLDatabase } from "drizzle-orm/libsql";
import { drizzle } from "drizzle-orm/libsql/web";

import type { Settings } from "#env.ts";
import type { TenantDb } from "#services/context.ts";

export type PlatformDb = LibSQLDatabase<typeof platform> & { $client: Client };

/** Where a database answers, as the libSQL web client takes it, and the token that opens it. */
export type DatabaseAddress = { url: string; token: string };

/** A database that says nothing for this long is treated as down. */
const TIMEOUT_MS = 15_000;

/**
 * A request and its whole answer within the time limit. Not AbortSignal.timeout: its timer would outlive the answer,
 * and keep a Durable Object awake for it.
 */
async function fetchInTime(request: Request): Promise<Response> {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(request, { signal: limit.signal });
    return new Response(await response.arrayBuffer(), response);
  } finally {
    clearTimeout(timer);
  }
}

function connect({ url, token }: DatabaseAddress): Client {
  return createClient({
    url,
    authToken: token,
    // The client has no timeout of its own.
    fetch: fetchInTime,
    // Its queue would carry one request's work out in another's, which workerd forbids.
    concurrency: Number.MAX_SAFE_INTEGER,
  });
}

/** A community's database. Opening sends nothing; one may be kept for as long as its address holds. */
export const openTenant = (address: DatabaseAddress): TenantDb & { $client: Client } =>
  drizzle(connect(address), { schema: tenant });

const opened = new WeakMap<Settings, PlatformDb>();

/** The platform database of this deployment, opened once for each settings object. */
export function openPlatform(settings: Settings): PlatformDb {
  const known = opened.get(settings);
  if (known) return known;
  const client = connect({ url: settings.PLATFORM_DATABASE_URL, token: settings.PLATFORM_DATABASE_TOKEN });
  const database = drizzle(client, { schema: platform });
  opened.set(settings, database);
  return database;
}
