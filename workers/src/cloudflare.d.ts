import type * as worker from "./index.ts";

declare global {
  namespace Cloudflare {
    interface Env {
      LEDGER: DurableObjectNamespace<worker.LedgerObject>;
      ASSETS: Fetcher;
    }
    interface GlobalProps {
      mainModule: typeof worker;
    }
  }
}
