import * as z from "zod";

import { accountId, currencyCode, moment, uuid } from "#contracts/common.ts";

/** How long a live connection lasts at most, in milliseconds. */
export const LIVE_MS_MAX = 15 * 60_000;

/** How many live connections one member has at most; of more, the oldest is closed. */
export const LIVE_CONNECTIONS_MAX = 10;

/** To how many accounts it listens at most: the first, in the order of their ids. */
export const LIVE_ACCOUNTS_MAX = 400;

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
