import "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** The folder of dataFolder.ts, for the tests in Node. */
    dataFolder: string;
    /** The settings of the Worker under test, as workers/src/env.ts names them, of databaseServer.ts's own server. */
    settings: Record<string, string>;
    /** The SMTP servers of mailServers.ts, on this machine, and the address that tells what they were sent. */
    mailServers: { ports: Record<"open" | "guarded" | "silent" | "broken", number>; seen: string };
  }
}
