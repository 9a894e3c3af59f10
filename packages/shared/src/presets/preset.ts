import type * as z from "zod";

import type { foundingRequest } from "#contracts/communities.ts";

type Request = z.input<typeof foundingRequest>;

/** The part of a founding request that a kind of community fills in for its founder, who may change any of it. */
export type Preset = Pick<Request, "currencies" | "memberTypes"> &
  Pick<z.output<typeof foundingRequest>, "categories" | "directoryPublic">;

/** What the founder calls the money. */
export type Naming = { code: string; name: string; symbol: string };

export type Language = Request["language"];
