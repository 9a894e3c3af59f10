import { randomBytes } from "node:crypto";

import type * as z from "zod";

import { foundingRequest, type FoundingRequest } from "@mereau/shared/contracts/communities.ts";
import { uuidV7 } from "@mereau/shared/crypto/uuid.ts";
import { presets } from "@mereau/shared/presets/presets.ts";
import { found } from "#provisioning/found.ts";
import type { World } from "#testing/world.ts";

export const newId = () => uuidV7(Date.now(), new Uint8Array(randomBytes(10)));

let founded = 0;

/** What differs from the usual founding. */
export type FoundingChange = Partial<z.input<typeof foundingRequest>>;

/** A request for a community of its own, backed by euros, with two kinds of member. */
export function foundingOf(change: FoundingChange = {}): FoundingRequest {
  founded += 1;
  return foundingRequest.parse({
    id: newId(),
    slug: `essai-${founded}`,
    name: "Essai",
    language: "fr",
    territory: "Gironde",
    admin: { id: newId(), name: "Maud", email: "maud@example.org" },
    ...presets["local-currency"]({ code: "MIEL", name: "Miel", symbol: "M" }, "fr"),
    ...change,
  });
}

/** A community of its own, founded in this world. */
export async function foundCommunity(world: World, change: FoundingChange = {}): Promise<FoundingRequest> {
  const request = foundingOf(change);
  await found(world.startIsolate(), request);
  return request;
}
