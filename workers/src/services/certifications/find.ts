import { eq } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";

import { certification, member } from "@mereau/db/tenant/schema.ts";
import type { Certification } from "@mereau/shared/contracts/certifications.ts";
import type { CommunityContext } from "#services/context.ts";

const [giver, receiver] = [alias(member, "giver"), alias(member, "receiver")];

/** Certifications with the names of both, to be narrowed down. */
export const selectCertifications = ({ db }: CommunityContext) =>
  db
    .select({
      id: certification.id,
      certifier: { id: giver.id, number: giver.number, name: giver.name },
      certified: { id: receiver.id, number: receiver.number, name: receiver.name },
      at: certification.at,
      expiresAt: certification.expiresAt,
    })
    .from(certification)
    .innerJoin(giver, eq(giver.number, certification.certifier))
    .innerJoin(receiver, eq(receiver.number, certification.certified))
    .$dynamic();

/** A certification as it is answered. */
export const expressCertification = (row: Omit<Certification, "isInForce">, now: number): Certification => ({
  ...row,
  isInForce: row.expiresAt > now,
});

/** A certification by the id under which it was given last; null when there is none. */
export async function findCertification(ctx: CommunityContext, id: string): Promise<Certification | null> {
  const [row] = await selectCertifications(ctx).where(eq(certification.id, id));
  return row ? expressCertification(row, ctx.now) : null;
}
