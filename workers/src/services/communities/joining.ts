import { asc, desc, sql } from "drizzle-orm";

import { documentVersion, member, memberType } from "@mereau/db/tenant/schema.ts";
import type { JoiningFace } from "@mereau/shared/contracts/joiningFace.ts";
import type { CommunityContext } from "#services/context.ts";
import { isInForce } from "#services/documents/inForce.ts";
import type { Said } from "#services/settings/read.ts";

/** What this deployment offers, whatever the community. */
export type JoiningOffers = { signInByPhone: boolean };

/** Of so many who came last it is counted as what they came: anybody’s visit asks for it, and a community may have many members. */
const NEWEST = 200;

/**
 * What there is to choose among and to accept; the texts themselves are read apart. The types of persons come first, then those of
 * providers, each by how many have lately joined as such: what most people look for stands at the top.
 */
export async function readJoining({
  db,
}: CommunityContext): Promise<Pick<JoiningFace, "types" | "documents">> {
  const { code, name, provider } = memberType;
  const joined = sql`(
    select count(*) from (select ${member.type} as joined from ${member} order by ${member.number} desc limit ${NEWEST})
    where joined = ${code})`;
  const { kind: document, version, types: of } = documentVersion;
  const [types, documents] = await Promise.all([
    db.select({ code, name, provider }).from(memberType).orderBy(asc(provider), desc(joined), asc(code)),
    db.select({ document, version, types: of }).from(documentVersion).where(isInForce).orderBy(asc(document)),
  ]);
  return { types, documents };
}

/** What somebody who comes for the first time must know, in one answer. */
export const joiningFaceOf = (
  { types, documents }: Pick<JoiningFace, "types" | "documents">,
  { joining, contact }: Pick<Said, "joining" | "contact">,
  offers: JoiningOffers,
): JoiningFace => ({
  types: types.filter(({ code }) => !joining.closedTypes.includes(code)),
  documents,
  ...offers,
  membersInvite: joining.membersInvite,
  contact,
});
