import { and, eq, isNotNull, type SQL, sql } from "drizzle-orm";

import { member, memberCard, memberType } from "@mereau/db/tenant/schema.ts";
import type { MemberCard, Place } from "@mereau/shared/contracts/cards.ts";
import { boundsIn, type DirectoryEntry } from "@mereau/shared/contracts/directory.ts";
import type { CommunityContext } from "#services/context.ts";
import type { DirectoryRules } from "#services/directory/rules.ts";

/** What everybody in the directory shows. */
const columns = {
  id: member.id,
  number: member.number,
  name: member.name,
  type: member.type,
  provider: memberType.provider,
  photo: memberCard.photo,
  categories: memberCard.categories,
  address: memberCard.address,
  latitude: memberCard.latitude,
  longitude: memberCard.longitude,
};

/** A select of members with their type and their card, if they have one: what everybody shows, and these columns. */
export const selectShown = <Others extends Record<string, SQL | SQL.Aliased>>(
  { db }: CommunityContext,
  others: Others,
) =>
  db
    .select({ ...columns, ...others })
    .from(member)
    .innerJoin(memberType, eq(memberType.code, member.type))
    .leftJoin(memberCard, eq(memberCard.member, member.id))
    .$dynamic();

type Placed = { address: string | null; latitude: number | null; longitude: number | null };

/** The place of a card; null unless all of it is there. */
export const placeOf = ({ address, latitude, longitude }: Placed): Place | null =>
  address === null || latitude === null || longitude === null ? null : { address, latitude, longitude };

type Shown = Placed & {
  number: number;
  name: string;
  type: string;
  provider: boolean;
  photo: string | null;
  categories: string[] | null;
};

/** A row as the directory tells it. Where people live is not told: a place is that of a provider. */
export const express = (
  row: Shown,
  rules: DirectoryRules,
): Omit<DirectoryEntry, "accounts" | "distance"> => ({
  number: row.number,
  name: row.name,
  type: row.type,
  provider: row.provider,
  photo: row.photo,
  categories: knownOf(row.categories ?? [], rules),
  place: row.provider ? placeOf(row) : null,
});

/** Categories without those that the community no longer has. */
export const knownOf = (own: readonly string[], { categories }: DirectoryRules): MemberCard["categories"] =>
  own.filter((code) => categories.some((category) => category.code === code));

/** Members whose place is shown. */
export const isPlaced = and(eq(memberType.provider, true), isNotNull(memberCard.latitude));

/** Members of a category. */
export const isOfCategory = (code: string): SQL =>
  sql`exists (select 1 from json_each(${memberCard.categories}) where value = ${code})`;

/** Members whose place is shown, and lies within. */
export function isWithin(bounds: string): SQL | undefined {
  const { west, south, east, north } = boundsIn(bounds);
  const { latitude, longitude } = memberCard;
  const across =
    west <= east
      ? sql`${longitude} between ${west} and ${east}`
      : sql`(${longitude} >= ${west} or ${longitude} <= ${east})`;
  return and(isPlaced, sql`${latitude} between ${south} and ${north}`, across);
}
