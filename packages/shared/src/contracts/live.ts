import * as z from "zod";

import { accountId, currencyCode, moment, uuid } from "#contracts/common.ts";

/**
 * Why the service closes a live connection.
 * - `accessChanged`: a session ended, or a role, since it was opened: connect again, or sign in where that is refused
 * - `tooOld`: it has lasted its time: connect again
 * - `tooMany`: the same member has opened others since
 * - `mute`: something was sent over it but `ping`
 * - `unavailable`: it cannot be known now who may hear: connect again in a moment
 */
export const closings = {
  accessChanged: 4401,
  tooOld: 4408,
  tooMany: 4429,
  mute: 1008,
  unavailable: 1013,
} as const;

/** How long a live connection lasts at most, in milliseconds. */
export const LIVE_MS_MAX = 15 * 60_000;

/** How many live connections one member has at most; of more, the oldest is closed. */
export const LIVE_CONNECTIONS_MAX = 10;

/** To how many accounts it listens at most: the first, in the order of their ids. */
export const LIVE_ACCOUNTS_MAX = 400;

/** What is sent over it, and answered with `pong`, to see whether it still stands. */
export const PING = "ping";
export const PONG = "pong";

/** What has changed, without names or amounts: those are read over the API. */
export const liveNote = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.literal("account"),
      account: accountId,
      currency: currencyCode,
      seq: z.int().meta({ description: "The batch that was committed.", example: 4213 }),
      at: moment,
      transfer: uuid
        .nullable()
        .meta({ description: "What touched the account; null: several transfers, or a hold that lapsed." }),
    }),
    z.object({ kind: z.literal("requests"), account: accountId }),
  ])
  .meta({
    id: "LiveNote",
    description:
      "`account`: its balance, or what is held on it, has changed. `requests`: one of its payment requests was made, paid, refused, taken back, or has expired.",
  });

export type LiveNote = z.infer<typeof liveNote>;
