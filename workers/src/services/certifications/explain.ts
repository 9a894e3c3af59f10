import { and, eq, gt, max, ne } from "drizzle-orm";

import { certification, member } from "@mereau/db/tenant/schema.ts";
import { dayFromInWords } from "@mereau/shared/calendar/inWords.ts";
import { certifyingFault } from "@mereau/shared/membership/trust/certifying.ts";
import type { TrustSettings } from "@mereau/shared/membership/trust/settings.ts";
import type { CommunityContext } from "#services/context.ts";
import { Refusal } from "#services/refusal.ts";

/**
 * Throws what stood in the way of a certification that was not given.
 * Where nothing does any longer it refuses with `unavailable`: asked again it may be given.
 */
export async function explainRefused(
  { db, now }: CommunityContext,
  rules: TrustSettings,
  { certifier, certified }: { certifier: number; certified: number },
): Promise<never> {
  const [[person], [last], others] = await db.batch([
    db.select({ status: member.status }).from(member).where(eq(member.number, certified)),
    db
      .select({ at: max(certification.at) })
      .from(certification)
      .where(eq(certification.certifier, certifier)),
    db
      .select({ end: certification.expiresAt })
      .from(certification)
      .where(
        and(
          eq(certification.certifier, certifier),
          gt(certification.expiresAt, now),
          ne(certification.certified, certified),
        ),
      ),
  ]);
  if (person?.status !== "applied" && person?.status !== "active") throw new Refusal("member_not_active");
  const given = { lastAt: last?.at ?? null, endings: others.map(({ end }) => end) };
  const fault = certifyingFault(given, rules, now);
  if (!fault) throw new Refusal("unavailable");
  const { code, allowedAt } = fault;
  throw new Refusal(code, { detail: { allowedAt }, figures: { from: dayFromInWords(allowedAt) } });
}
