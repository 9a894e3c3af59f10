import { sql } from "drizzle-orm";

import { certification, member } from "@mereau/db/tenant/schema.ts";
import type { Certification, CertificationRequest } from "@mereau/shared/contracts/certifications.ts";
import { asks } from "@mereau/shared/membership/admission.ts";
import { DAY_MS } from "@mereau/shared/calendar/date.ts";
import type { TrustSettings } from "@mereau/shared/membership/trust/settings.ts";
import { tellCertified } from "#services/certifications/tell.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { explainRefused } from "#services/certifications/explain.ts";
import { findCertification } from "#services/certifications/find.ts";
import { findByNumber, findMember } from "#services/members/find.ts";
import { considerMember } from "#services/membership/consider.ts";
import { endsWrite } from "#services/membership/ends.ts";
import { readMembershipPolicy } from "#services/membership/policy.ts";
import { isRecognised } from "#services/membership/recognised.ts";
import { Refusal } from "#services/refusal.ts";
import { uniqueViolation } from "#services/uniqueViolation.ts";

/**
 * The caller vouches for a person, anew if they did before: for an applicant or a member. Who has thereby all that is
 * asked for becomes a recognised member at once. The same id sent again finishes what was cut off, and answers the same.
 * Refuses with `unknown_member`, `own_certification`, `certifications_unused`, `not_recognised`, `member_not_active`,
 * `certification_too_soon` and `certification_stock_exhausted` (both with `allowedAt`), and `id_reused`.
 */
export async function certify(
  ctx: CommunityContext,
  caller: Caller,
  { id, number }: CertificationRequest,
): Promise<Certification> {
  const { settings } = await readMembershipPolicy(ctx);
  const [certifier, certified] = await Promise.all([
    findMember(ctx, caller.member),
    findByNumber(ctx, number),
  ]);
  if (certifier.id === certified.id) throw new Refusal("own_certification");
  if (!asks(settings).certifications) throw new Refusal("certifications_unused");

  const known = await findCertification(ctx, id);
  if (known && (known.certifier.id !== certifier.id || known.certified.id !== certified.id))
    throw new Refusal("id_reused");
  if (!known) {
    if (!(await isRecognised(ctx, certifier.id))) throw new Refusal("not_recognised");
    const pair = { id, certifier: certifier.number, certified: certified.number };
    const [{ rowsAffected }] = await ctx.db
      .batch([give(ctx, settings.webOfTrust, pair), endsWrite(ctx, settings, { ids: [certified.id] })])
      .catch(refuseReused);
    const isGiven = rowsAffected > 0 || (await findCertification(ctx, id)) !== null;
    if (!isGiven) await explainRefused(ctx, settings.webOfTrust, pair);
  }
  await considerMember(ctx, certified.id);
  const given = await findCertification(ctx, id);
  // The same person certified by the same one meanwhile, under another id
  if (!given) throw new Refusal("certification_too_soon");
  if (!known) await tellCertified(ctx, { id, certifier, certified, expiresAt: given.expiresAt });
  return given;
}

export type Pair = { id: string; certifier: number; certified: number };

/**
 * One statement judges the rules of certifying and gives, so that of two certifications at once by one member the second
 * finds the first. It changes nothing where a rule stands in the way.
 */
const give = ({ db, now }: CommunityContext, rules: TrustSettings, { id, certifier, certified }: Pair) =>
  db.run(sql`insert into ${certification} (certified, certifier, id, at, expires_at)
    select ${certified}, ${certifier}, ${id}, ${now}, ${now + rules.lifeDays * DAY_MS}
    where exists (select 1 from ${member} where number = ${certified} and status in ('applied', 'active'))
      and not exists (select 1 from ${certification}
        where certifier = ${certifier} and at > ${now - rules.periodDays * DAY_MS})
      and (select count(*) from ${certification}
        where certifier = ${certifier} and expires_at > ${now} and certified <> ${certified}) < ${rules.issuedMax}
    on conflict (certified, certifier)
      do update set id = excluded.id, at = excluded.at, expires_at = excluded.expires_at`);

/** Two certifications under one id were sent at once. */
function refuseReused(error: unknown): never {
  if (uniqueViolation(error) === "certification.id") throw new Refusal("id_reused");
  throw error;
}
