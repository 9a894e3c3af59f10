import "vitest";

declare module "vitest" {
  /** The local libSQL server that databaseServer.ts starts for the tests inside workerd. */
  interface ProvidedContext {
    databaseUrl: string;
    databaseAdminKey: string;
    /** Namespace `platform`, empty schema already migrated. */
    platformDatabaseUrl: string;
    platformDatabaseToken: string;
  }
}
