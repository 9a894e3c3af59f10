import type { Settings } from "#env.ts";
import { patience } from "#provisioning/drivers/call.ts";
import type { DatabaseDriver } from "#provisioning/drivers/driver.ts";
import { localDriver } from "#provisioning/drivers/local.ts";
import { sqldDriver } from "#provisioning/drivers/sqld.ts";
import { tursoDriver } from "#provisioning/drivers/turso.ts";
import { sealingKey } from "#services/secrets/seal.ts";

/** The driver that the settings name. Throws when one of its own settings is missing. */
export function chooseDriver(settings: Settings): DatabaseDriver {
  const needed = (name: keyof Settings): string => {
    const value = settings[name];
    if (value === undefined) throw new Error(`${name} is needed for "${settings.DATABASE_DRIVER}"`);
    return value;
  };
  const shared = {
    adminKey: settings.DATABASE_ADMIN_KEY ?? null,
    sealingKey: sealingKey(settings.SEALING_KEY),
    patience,
  };
  switch (settings.DATABASE_DRIVER) {
    case "local":
      return localDriver({ ...shared, serverUrl: needed("DATABASE_URL") });
    case "sqld":
      return sqldDriver({
        ...shared,
        databaseUrl: needed("DATABASE_URL"),
        adminUrl: needed("DATABASE_ADMIN_URL"),
      });
    case "turso":
      return tursoDriver({
        apiUrl: settings.TURSO_API_URL,
        organization: needed("TURSO_ORGANIZATION"),
        group: needed("TURSO_GROUP"),
        apiToken: needed("TURSO_API_TOKEN"),
        patience,
      });
  }
}
