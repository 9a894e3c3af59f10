import type { Caller } from "#services/context.ts";

export type CarriedOut = { caller: Caller; approvedBy: string };

/** Requests that this Worker makes of itself, for what a second person has approved: nothing from outside is among them. */
export const carriedOut = new WeakMap<Request, CarriedOut>();
