import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** The settings of the Worker under test, as workers/src/env.ts names them, of databaseServer.ts's own server. */
    settings: Record<string, string>;
  }
}
