import * as z from "zod";

import { type Language, slug, uuid } from "#contracts/common.ts";
import { communitySlug, communitySummary } from "#contracts/communities.ts";

export const addressQuery = z.object({ slug: communitySlug.meta({ example: "le-miel" }) });

/** Whether a community may still be called so. */
export const addressStanding = z
  .object({
    slug,
    standing: z
      .enum(["free", "taken", "reserved"])
      .meta({ description: "`reserved`: the service keeps it for itself.", example: "taken" }),
    suggestion: slug
      .nullable()
      .meta({ description: "The nearest one that is free; null where this one is.", example: "le-miel-2" }),
  })
  .meta({ id: "AddressStanding" });

/** What founding goes through, in order; each is done and kept before the next begins. */
export const foundingSteps = ["reserved", "database", "migrated", "filled", "ledger", "open"] as const;

/** How far a founding is. */
export const foundingProgress = z
  .object({
    id: uuid,
    slug,
    status: communitySummary.shape.status,
    done: z.int().min(0).meta({ description: "How many of its steps are done.", example: 2 }),
    of: z.int().meta({ description: "How many there are.", example: 6 }),
  })
  .meta({ id: "FoundingProgress" });

/** What the page on which one founds a community carries with it. */
export type FoundingShell = {
  language: Language;
  /** `operator`: founding asks for the code of whoever runs the server. */
  founding: "open" | "operator";
};
