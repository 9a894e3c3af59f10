import * as z from "zod";

import { directoryPublic } from "#contracts/categories.ts";
import { language, moment, pageOf, slug, uuid } from "#contracts/common.ts";
import { communitySummary, foundingRequest } from "#contracts/communities.ts";
import { currency } from "#contracts/currencies.ts";
import { looks } from "#contracts/looks.ts";
import { joiningFace } from "#contracts/joiningFace.ts";
import { sessionSummary } from "#contracts/sessions.ts";

/** What founding asks for, and how the founder wants to be signed in. */
export const foundingBody = foundingRequest
  .safeExtend({
    demo: z.boolean().default(false).meta({
      description: "Made for show; the operator alone may, on a development machine.",
    }),
    bearer: z.boolean().default(false).meta({
      description: "Answer with a session’s token, for a client that keeps no cookies.",
    }),
  })
  .meta({ id: "FoundingRequest" });

/** The community, and its first administrator signed in when this very request opened it. */
export const foundedCommunity = communitySummary
  .extend({
    session: sessionSummary.optional(),
    token: z
      .string()
      .optional()
      .meta({ description: "To send as `Authorization: Bearer`; only when `bearer` was asked for." }),
  })
  .meta({ id: "FoundedCommunity" });

/** A community as a deployment lists it. */
export const listedCommunity = communitySummary
  .extend({ demo: z.boolean(), createdAt: moment })
  .meta({ id: "ListedCommunity" });

export const communityPage = pageOf(listedCommunity).meta({ id: "CommunityPage" });

/** What anybody may see of a community. */
export const communityFace = z
  .object({
    id: uuid,
    slug,
    name: z.string().meta({ example: "Le Miel" }),
    languages: z.array(language),
    territory: z.string().nullable().meta({ example: "Gironde" }),
    demo: z.boolean().meta({ description: "Made for show: its figures mean nothing." }),
    currencies: z.array(currency),
    looks,
    joining: joiningFace,
    directoryPublic,
    publicKey: z.string().meta({
      description: "The Ed25519 key of its receipts and of its chain, base64url.",
      example: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
    }),
  })
  .meta({ id: "Community" });

export type CommunityFace = z.infer<typeof communityFace>;

export const statusChange = z.strictObject({ status: z.enum(["open", "suspended"]) });

export const deletionConfirmation = z.strictObject({ confirmation: z.string().min(1).max(400) });
