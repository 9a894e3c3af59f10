import { and, eq } from "drizzle-orm";

import { membership } from "@mereau/db/tenant/schema.ts";
import { dayFromInWords } from "@mereau/shared/calendar/inWords.ts";
import type { Membership } from "@mereau/shared/contracts/membership.ts";
import { verbatim } from "@mereau/shared/contracts/problems/sentence.ts";
import type { Admission } from "@mereau/shared/membership/admission.ts";
import { rateInWords } from "@mereau/shared/policies/inWords.ts";
import type { MembershipSettings } from "@mereau/shared/policies/membership/settings.ts";
import { record } from "#services/audit/record.ts";
import type { Caller, CommunityContext } from "#services/context.ts";
import { findMember, type MemberRow } from "#services/members/find.ts";
import { takeIn } from "#services/members/takeIn.ts";
import { mayEnter } from "#services/membership/consider.ts";
import { endsWrite } from "#services/membership/ends.ts";
import {
  findMembership,
  getMembership,
  isCurrent,
  type MembershipRow,
  percentOf,
  renewableFrom,
} from "#services/membership/get.ts";
import { readAdmission } from "#services/membership/merits.ts";
import { readMembershipPolicy } from "#services/membership/policy.ts";
import { expiryFrom, recognise } from "#services/membership/recognise.ts";
import { Refusal } from "#services/refusal.ts";
import { allow, managing } from "#services/roles.ts";

/**
 * Renews a membership, from its expiry on, so that renewing early costs no days; or claims it, where somebody is not
 * recognised yet or no longer. Members do it for themselves unless the community leaves it to the managers, who may do
 * it for anybody. The conditions of being admitted must be met at that moment, save those for which a grace stands in.
 * Refuses with `member_not_active`, `renewed_by_managers`, `membership_revoked`, `renewal_too_early` (with
 * `renewableFrom`) and `membership_rules_unmet` (with what is there and what is needed).
 */
export async function renewMembership(
  ctx: CommunityContext,
  caller: Caller,
  id: string,
): Promise<Membership> {
  if (caller.member !== id) allow(caller, managing);
  const [person, row, { settings }] = await Promise.all([
    findMember(ctx, id),
    findMembership(ctx, id),
    readMembershipPolicy(ctx),
  ]);
  refuseUnentitled(caller, settings, person, row);
  const isRenewal = isCurrent(row, ctx.now);
  const isDone = isRenewal ? await renew(ctx, settings, person, row) : await claim(ctx, settings, person);
  if (isDone && caller.member !== id)
    await record(ctx, {
      caller,
      onBehalfOf: id,
      action: isRenewal ? "membership.renew" : "membership.claim",
      subject: id,
    });
  return getMembership(ctx, id);
}

function refuseUnentitled(
  caller: Caller,
  settings: MembershipSettings,
  person: MemberRow,
  row: MembershipRow | null,
): void {
  if (!mayEnter(settings, person)) throw new Refusal("member_not_active");
  if (managing.includes(caller.role)) return;
  if (row?.state === "revoked" && row.revokedBy !== person.id) throw new Refusal("membership_revoked");
  if (settings.renewedBy === "manager") throw new Refusal("renewed_by_managers");
}

/** Gives whether anything changed: a membership without an end needs no renewal. */
async function renew(
  ctx: CommunityContext,
  settings: MembershipSettings,
  person: MemberRow,
  { expiresAt, graceUntil }: MembershipRow,
): Promise<boolean> {
  if (expiresAt === null) return false;
  const from = renewableFrom(expiresAt, settings.renewalWindowDays);
  if (from !== null && ctx.now < from)
    throw new Refusal("renewal_too_early", {
      detail: { renewableFrom: from, expiresAt },
      figures: { from: dayFromInWords(from) },
    });
  if (graceUntil === null || graceUntil <= ctx.now)
    refuseUnmet(settings, await readAdmission(ctx, settings, person));
  const [{ rowsAffected }] = await ctx.db.batch([
    ctx.db
      .update(membership)
      .set({ expiresAt: expiryFrom(settings, expiresAt) })
      .where(
        and(
          eq(membership.member, person.id),
          eq(membership.state, "recognised"),
          eq(membership.expiresAt, expiresAt),
        ),
      ),
    endsWrite(ctx, settings, { ids: [person.id] }),
  ]);
  return rowsAffected > 0;
}

async function claim(
  ctx: CommunityContext,
  settings: MembershipSettings,
  person: MemberRow,
): Promise<boolean> {
  refuseUnmet(settings, await readAdmission(ctx, settings, person));
  if (person.status === "applied") await takeIn(ctx, person, null);
  return recognise(ctx, settings, person.id, { from: ["pending", "expired", "revoked"] });
}

/** Refuses with `membership_rules_unmet` and the figures; those that fall short are said. */
function refuseUnmet(
  { webOfTrust }: MembershipSettings,
  { isMet, certifications, distance }: Admission,
): void {
  if (isMet) return;
  throw new Refusal("membership_rules_unmet", {
    detail: {
      certifications: certifications?.received ?? null,
      certificationsNeeded: certifications?.needed ?? null,
      distancePercent: distance && percentOf(distance),
      distanceNeeded: certifications && (webOfTrust.distance?.percent ?? null),
    },
    figures: {
      ...(certifications?.isMet === false && {
        received: verbatim(`${certifications.received}`),
        needed: verbatim(`${certifications.needed}`),
      }),
      ...(distance?.isMet === false && {
        reached: rateInWords(`${percentOf(distance)}`),
        reach: rateInWords(`${distance.neededPercent}`),
      }),
    },
  });
}
