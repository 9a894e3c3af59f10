import { eq } from "drizzle-orm";

import { memberCard } from "@mereau/db/tenant/schema.ts";
import type { CardChange, MemberCard } from "@mereau/shared/contracts/cards.ts";
import type { CommunityContext } from "#services/context.ts";
import { readDirectoryRules } from "#services/directory/rules.ts";
import { knownOf, placeOf } from "#services/directory/shown.ts";
import { Refusal } from "#services/refusal.ts";
import type { Write } from "#services/scheduled/plan.ts";

const blank: MemberCard = {
  about: null,
  categories: [],
  place: null,
  hours: null,
  website: null,
  phoneShown: false,
  emailShown: false,
  photo: null,
};

/** What a member tells of themselves; nothing, where they have told nothing yet. */
export async function readOwnCard(ctx: CommunityContext, member: string): Promise<MemberCard> {
  const [rules, [row]] = await Promise.all([
    readDirectoryRules(ctx),
    ctx.db.select().from(memberCard).where(eq(memberCard.member, member)),
  ]);
  if (!row) return blank;
  const { about, hours, website, phoneShown, emailShown, photo } = row;
  const categories = knownOf(row.categories, rules);
  return { about, categories, place: placeOf(row), hours, website, phoneShown, emailShown, photo };
}

/** The writes that change what is given of a card; none where nothing is. Refuses with `invalid_input` unknown categories. */
export async function cardWrites(
  ctx: CommunityContext,
  member: string,
  { place, about, hours, ...rest }: CardChange,
): Promise<Write[]> {
  if (rest.categories !== undefined) await refuseUnknown(ctx, rest.categories);
  const set = {
    ...rest,
    // Nothing but spaces is nothing
    ...(about !== undefined && { about: about || null }),
    ...(hours !== undefined && { hours: hours || null }),
    ...(place !== undefined && (place ?? { address: null, latitude: null, longitude: null })),
  };
  if (Object.keys(set).length === 0) return [];
  return [
    ctx.db
      .insert(memberCard)
      .values({ member, ...set })
      .onConflictDoUpdate({ target: memberCard.member, set }),
  ];
}

async function refuseUnknown(ctx: CommunityContext, own: readonly string[]): Promise<void> {
  const known = knownOf(own, await readDirectoryRules(ctx));
  if (known.length < own.length)
    throw new Refusal("invalid_input", { fields: [{ field: "categories", code: "unknown_category" }] });
}
