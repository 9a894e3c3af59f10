import type { Access } from "./hrana/session.ts";
import type { Limits } from "./limits.ts";

/** What the main thread asks of a worker thread. */
export type Job =
  | {
      readonly type: "pipeline";
      readonly version: 2 | 3;
      readonly access: Access;
      readonly body: Uint8Array<ArrayBuffer>;
    }
  | { readonly type: "cursor"; readonly access: Access; readonly body: Uint8Array<ArrayBuffer> }
  | { readonly type: "create" }
  | { readonly type: "forget" }
  | { readonly type: "copy"; readonly to: string }
  | { readonly type: "stats" }
  | { readonly type: "closeAll" };

export interface Question {
  readonly id: number;
  readonly namespace: string;
  readonly job: Job;
}

/** An answer is written to the client as it is. */
export interface Answer {
  readonly id: number;
  readonly status: number;
  readonly contentType: string;
  readonly body: Uint8Array<ArrayBuffer>;
}

export interface ThreadData {
  readonly namespacesFolder: string;
  readonly limits: Limits;
}
