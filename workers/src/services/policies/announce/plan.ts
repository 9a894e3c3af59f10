import * as z from "zod";

import type { CommunityContext } from "#services/context.ts";
import type { Planned } from "#services/scheduled/plan.ts";

/** Who must be told is found a page of members at a time, under one work; each is told under another. */
export const ANNOUNCEMENTS = "policy_announcements";
export const ANNOUNCEMENT_MESSAGES = "policy_messages";

/** Which version members are told about. */
export const announced = z.object({ currency: z.string(), version: z.int() });

export type Announced = z.infer<typeof announced>;

const subjectOf = ({ currency, version }: Announced): string => `${currency}/${version}`;

/** The members after one of them, by their ids; the first ones where none is named. */
export const pageAfter = (
  { now }: Pick<CommunityContext, "now">,
  detail: Announced,
  after: string,
): Planned => ({ work: ANNOUNCEMENTS, subject: subjectOf(detail), period: after, dueAt: now, detail });

export const firstPage = (ctx: Pick<CommunityContext, "now">, detail: Announced): Planned =>
  pageAfter(ctx, detail, "");

/** One message to one member about one version, whatever else happens. */
export const messageTo = (
  { now }: Pick<CommunityContext, "now">,
  detail: Announced,
  member: string,
): Planned => ({
  work: ANNOUNCEMENT_MESSAGES,
  subject: subjectOf(detail),
  period: member,
  dueAt: now,
  detail,
});
