import { migrate } from "@mereau/db/migrate.ts";
import { platformMigrations } from "@mereau/db/platform/migrations.ts";
import { community as communities, database } from "@mereau/db/platform/schema.ts";
import { namespaceUrl } from "@mereau/db/server/route.ts";
import { eq, getTableColumns } from "drizzle-orm";

import { readSettings } from "../../workers/src/env.ts";
import { patience } from "../../workers/src/provisioning/drivers/call.ts";
import { localDriver } from "../../workers/src/provisioning/drivers/local.ts";
import { openPlatform, openTenant } from "../../workers/src/services/platform/connect.ts";
import { sealingKey, unsealText } from "../../workers/src/services/secrets/seal.ts";
import type { Secrets } from "./secrets.ts";

/** The Worker's settings on one machine, as workers/src/env.ts names them. */
export type LocalSettings = Record<string, string>;

/**
 * Makes or finds the platform database on the local server at `serverUrl`, brings its schema up to date, and
 * returns the settings of a Worker that uses it.
 */
export async function preparePlatform(serverUrl: string, secrets: Secrets): Promise<LocalSettings> {
  const driver = localDriver({
    serverUrl,
    adminKey: secrets.databaseAdminKey,
    sealingKey: sealingKey(secrets.sealingKey),
    patience,
  });
  const address = await driver.create("platform", { region: "weur" });
  const settings = {
    ENVIRONMENT: "development",
    PLATFORM_DATABASE_URL: address.url,
    PLATFORM_DATABASE_TOKEN: address.token,
    SEALING_KEY: secrets.sealingKey,
    FOUNDING: "open",
    OPERATOR_TOKEN: secrets.operatorToken,
    DATABASE_DRIVER: "local",
    DATABASE_URL: serverUrl,
    DATABASE_ADMIN_KEY: secrets.databaseAdminKey,
    MAIL_TRANSPORT: "development",
    VAPID_PUBLIC_KEY: secrets.vapid.publicKey,
    VAPID_PRIVATE_KEY: secrets.vapid.privateKey,
    PUSH_HOSTS: process.env["PUSH_HOSTS"] ?? "",
    ...(process.env["MAP_TILES"] !== undefined && { MAP_TILES: process.env["MAP_TILES"] }),
    LOG_REQUESTS: process.env["LOG_REQUESTS"] ?? "notable",
  };
  await migrate(openPlatform(readSettings(settings)).$client, platformMigrations, Date.now());
  return settings;
}

/** A community whose database does not open. */
export class DamagedCommunity extends Error {}

/**
 * Writes the server's address of today into the platform database, since a local server takes a new port at each
 * start, and looks into each community's database. Throws {@link DamagedCommunity} for one that does not open.
 */
export async function readdressCommunities(serverUrl: string, settings: LocalSettings): Promise<void> {
  const platform = openPlatform(readSettings(settings));
  const key = sealingKey(settings["SEALING_KEY"] ?? "");
  const rows = await platform
    .select({ slug: communities.slug, ...getTableColumns(database) })
    .from(database)
    .innerJoin(communities, eq(communities.id, database.community))
    .where(eq(database.driver, "local"));
  for (const { slug, community, name, sealedToken } of rows) {
    const url = namespaceUrl(serverUrl, name);
    await platform.update(database).set({ url }).where(eq(database.community, community));
    try {
      const tenant = openTenant({ url, token: unsealText(sealedToken, key) });
      await tenant.$client.execute("SELECT count(*) FROM sqlite_schema");
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new DamagedCommunity(`The community ${slug} cannot be opened. ${reason}`, { cause: error });
    }
  }
}
